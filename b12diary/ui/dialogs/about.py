"""What this program is for and not for, which version it is, and on what terms."""

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QWidget

from b12diary import __version__
from b12diary.i18n import _
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
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
                _("The translations into Dutch and German have not yet been reviewed by a clinician."),
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
                _("Before you change to a newer one, make a copy of your diary file: menu Diary, then Copy."),
            ),
        ),
        (
            _("Terms"),
            (
                _("Free software under the Apache License 2.0. It comes without any warranty."),
                _("The window is made with Qt and PySide6, under the LGPL 3. “Licences” lists all parts."),
            ),
        ),
    )


def version_text() -> str:
    """Return the versions that one needs to know when something goes wrong."""
    system = f"{platform.system()} {platform.release()}".strip()
    parts = (f"B12 Diary {__version__}", f"Python {platform.python_version()}", f"Qt {qVersion()}", system)
    return ", ".join(parts)


class AboutDialog(Frame):
    """One sheet of plain sentences, with ways to what they rest on and to the licences. Escape closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make the sheet."""
        title = _("B12 Diary {version}").format(version=__version__)
        super().__init__(title, parent, width=680)
        self.setWindowTitle(_("About B12 Diary"))
        self.body.setSpacing(space(6))
        for n, (heading, sentences) in enumerate(about_texts()):
            if n:
                self.body.addSpacing(space(6))
                self.body.addWidget(Line())
                self.body.addSpacing(space(6))
            self.body.addWidget(Label(heading, Role.HEADING))
            for sentence in sentences:
                self.body.addWidget(Label(sentence))
        self.body.addSpacing(space(12))
        self.body.addWidget(Label(version_text(), Role.SMALL))
        self._add_buttons()
        words = [version_text(), *(text for _title, sentences in about_texts() for text in sentences)]
        self.read_by_keys(_("About B12 Diary"), " ".join(words))

    def _add_buttons(self) -> None:
        self.evidence_button = Button(_("What it &rests on…"))
        self.licences_button = Button(_("&Licences…"))
        self.copy_button = Button(_("Copy the &versions"), icon_name="copy")
        self.copy_button.setAccessibleDescription(version_text())
        self._close = Button(_("&Close"), Variant.PRIMARY)
        self.evidence_button.clicked.connect(self._show_evidence)
        self.licences_button.clicked.connect(self._show_licences)
        self.copy_button.clicked.connect(lambda: QApplication.clipboard().setText(version_text()))
        self._close.clicked.connect(self.accept)
        self._close.setDefault(True)
        for button in (self.evidence_button, self.licences_button, self.copy_button):
            self.buttons.addWidget(button)
        self.buttons.add_split()
        self.buttons.addWidget(self._close)
        self._close.setFocus()

    def _show_evidence(self) -> None:
        # Imported when somebody asks for it, like all that reads many files.
        from b12diary.ui.dialogs.evidence import show_evidence

        show_evidence(self)

    def _show_licences(self) -> None:
        from b12diary.ui.dialogs.licences import LicencesDialog

        dialog = LicencesDialog(self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
