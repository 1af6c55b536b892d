"""What this program is for and not for, which version it is, and on what terms."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from b12diary import __version__
from b12diary.i18n import _
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.diamond import Diamond
from b12diary.ui.widgets.form import row_of
from b12diary.ui.widgets.labels import Label, Line


def about_texts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return headings, each with its sentences."""
    return (
        (
            _("What it is for"),
            (
                _("A private diary for people who have B12 injections."),
                _("It keeps what you type on your own computer, and shows it as charts."),
                _("It prints a page to take to an appointment."),
            ),
        ),
        (
            _("What it is not for"),
            (
                _("It does not diagnose, monitor or treat any condition."),
                _("It does not tell you when or how much B12 to have."),
                _("It is not for emergencies. For those, open “Get help”."),
                _("It is for people of 16 and over."),
            ),
        ),
        (
            _("How far to trust it"),
            (
                _("Nothing here has been checked by a clinician."),
                _("Do not change your injections because of it. Talk to your GP, nurse or pharmacist."),
            ),
        ),
        (
            _("Your privacy"),
            (_("The program never goes online. It sends nothing to anyone, and nobody reads your entries."),),
        ),
        (
            _("A newer version"),
            (
                _("The program does not look for one by itself."),
                _("Go to the place where you got it, and compare the number there with this one."),
                _("Before you change to a newer one, make a copy of your diary file."),
            ),
        ),
        (
            _("Terms"),
            (
                _("Free software under the Apache License 2.0. It comes without any warranty."),
                _("The window is made with Qt and PySide6 (LGPL 3), the page uses the Noto Sans font (OFL 1.1)."),
            ),
        ),
    )


def version_text() -> str:
    """Return the versions that one needs to know when something goes wrong."""
    system = f"{platform.system()} {platform.release()}".strip()
    parts = (f"B12 Diary {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}", system)
    return ", ".join(parts)


class AboutDialog(QDialog):
    """One sheet of plain sentences. Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the sheet."""
        super().__init__(parent)
        self.setWindowTitle(_("About B12 Diary"))
        head = QHBoxLayout()
        head.setSpacing(space(10))
        head.addWidget(Diamond(24))
        head.addWidget(Label(_("B12 Diary {version}").format(version=__version__), Role.TITLE, wraps=False), 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, space(12), 0)
        column.setSpacing(space(6))
        for n, (title, sentences) in enumerate(about_texts()):
            if n:
                column.addSpacing(space(6))
                column.addWidget(Line())
                column.addSpacing(space(6))
            column.addWidget(Label(title, Role.HEADING))
            for sentence in sentences:
                column.addWidget(Label(sentence))
        column.addSpacing(space(12))
        column.addWidget(Label(version_text(), Role.SMALL))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        scroll.setAccessibleName(_("About B12 Diary"))
        words = [version_text(), *(text for _title, sentences in about_texts() for text in sentences)]
        scroll.setAccessibleDescription(" ".join(words))
        self.copy_button = Button(_("Copy the &versions"), icon_name="copy")
        self.copy_button.setAccessibleDescription(version_text())
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(version_text()))
        self._close = Button(_("&Close"), Variant.PRIMARY)
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(space(16))
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addWidget(row_of(self.copy_button, self._close, stretch_after=1))
        area = self.screen().availableGeometry()
        self.resize(min(metric(600), area.width() - 40), min(metric(620), area.height() - 60))
        self._close.setFocus()
