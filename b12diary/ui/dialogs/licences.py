"""What the program is made with, on which terms, and the texts of the licences."""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import PurePosixPath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from b12diary.assets import asset, read_toml
from b12diary.i18n import _
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.theme import Role, metric
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.chips import Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label, Line

_NAMES = ("licen", "copying", "notice")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the program is made with; `package` empty = it comes with this program."""

    name: str
    package: str
    licence: str
    does: str
    texts: tuple[str, ...] = ()

    @property
    def version(self) -> str:
        """The version in use; empty where that is not known."""
        try:
            return distribution(self.package).version if self.package else ""
        except PackageNotFoundError:
            return ""

    @property
    def text(self) -> str:
        """The texts of its licence, one after the other; empty where none came with it."""
        here = [asset(*name.split("/")).read_text("utf-8") for name in self.texts]
        return "\n\n".join(text.strip() for text in (*here, *self._own_texts()))

    def _own_texts(self) -> list[str]:
        try:
            files = distribution(self.package).files if self.package and not self.texts else None
        except PackageNotFoundError:
            return []
        named = [f for f in files or () if PurePosixPath(f).name.casefold().startswith(_NAMES)]
        return [f.read_text("utf-8") for f in named if ".dist-info" in str(f)]


@cache
def parts() -> tuple[Part, ...]:
    """Return everything that the program is made with."""
    rows = read_toml("licences", "parts.toml")["part"]
    return tuple(
        Part(row["name"], row["package"], row["licence"], row["does"], tuple(row.get("texts", ()))) for row in rows
    )


class LicencesDialog(Frame):
    """The list, and under it one licence in full. Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the list; the first text is in sight."""
        super().__init__(_("Licences"), parent, width=720)
        self.body.addWidget(Label(_("B12 Diary is free software under the Apache License 2.0, without any warranty.")))
        self.body.addWidget(Label(_("It is made with these parts. You may use other versions of each instead.")))
        for part in parts():
            self.body.addWidget(Line())
            named = " ".join(text for text in (part.name, part.version) if text)
            self.body.addWidget(Label(named, Role.LABEL))
            self.body.addWidget(Label(_("{licence}: {does}").format(licence=part.licence, does=_(part.does))))
        self.body.addWidget(Line())
        self.which = Combo([Choice(part.name, part.name) for part in parts()])
        self.body.addWidget(Field(_("&Licence of"), self.which))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        # Reading is done with the arrow keys, also where nothing can be written.
        reads = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.text.setTextInteractionFlags(reads)
        self.text.setMinimumHeight(metric(260))
        self.text.setAccessibleName(_("Text of the licence"))
        self.body.addWidget(self.text)
        self.which.picked.connect(self.show_text)
        close = Button(_("&Close"), Variant.PRIMARY)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.buttons.add_split()
        self.buttons.addWidget(close)
        self.show_text(parts()[0].name)

    def show_text(self, name: str) -> None:
        """Show the licence of one part."""
        part = next(part for part in parts() if part.name == name)
        self.which.fill(name)
        missing = _("Its text came with the library, and is not here. It is called {licence}.")
        self.text.setPlainText(part.text or missing.format(licence=part.licence))
