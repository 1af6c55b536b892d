"""The backups of a diary: what each holds, and putting one in the diary's place. Nothing is lost by trying."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from b12diary.errors import DiaryError, PassphraseNeededError, PassphraseWrongError
from b12diary.i18n import _, ngettext
from b12diary.storage.backup import Backup, Contents
from b12diary.ui.dialogs.backup_words import contents_text, last_step_text, reason_text, size_text, when_text
from b12diary.ui.dialogs.frame import Frame
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.checkbox import RadioRow
from b12diary.ui.widgets.form import Field
from b12diary.ui.widgets.labels import Label
from b12diary.ui.widgets.passphrase_field import PassphraseField

MOST_SHOWN = 60


class _Choice(RadioRow):
    """One backup in the list."""

    def __init__(self, backup: Backup) -> None:
        words = _("{when} – {why} ({size})").format(
            when=when_text(backup), why=reason_text(backup.reason), size=size_text(backup.size)
        )
        super().__init__(words, height=40)
        self.backup = backup


class BackupsDialog(Frame):
    """Lists the backups, newest first; the chosen one says what it holds.

    Signals:
        restore_wanted(object, str): put this `Backup` in the diary's place; with the passphrase typed, or empty.
        backup_wanted(): make one now.
        folder_asked(): make one in a folder that is to be asked for.
        renewal_wanted(): make one now and remove all earlier ones, for what was erased from the diary stands in them.
    """

    restore_wanted = Signal(object, str)
    backup_wanted = Signal()
    folder_asked = Signal()
    renewal_wanted = Signal()

    def __init__(
        self,
        look: Callable[[Backup, str], Contents],
        now_holds: str,
        *,
        is_encrypted: bool = False,
        is_rescue: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            look: opens a backup, with the passphrase that was typed for it, or an empty one.
            now_holds: what the diary holds now; empty = nobody knows.
            is_encrypted: whether the diary has a passphrase.
            is_rescue: the diary itself does not open, so that a backup can only be put in its place.
            parent: the window below.
        """
        super().__init__(_("Backups"), parent, width=720)
        self._look, self._now_holds = look, now_holds
        self._is_encrypted, self._is_rescue = is_encrypted, is_rescue
        words = _("The program keeps a copy of your diary for every day it changes. Older ones are thinned out.")
        if is_rescue:
            words = _("A backup with a passphrase opens only with the one that the diary had when it was made.")
        self.body.addWidget(Label(words))
        self._notice = Label("")
        self._notice.hide()
        self.body.addWidget(self._notice)
        self._group = QButtonGroup(self)
        self._card = Card(_("What it holds"))
        self._holds, self._last, self._compare = Label(""), Label("", quiet=True), Label("", quiet=True)
        for label in (self._holds, self._last, self._compare):
            self._card.body.addWidget(label)
        self._asks = False
        self.passphrase = PassphraseField()
        self.passphrase.entered.connect(self._tell)
        self._passphrase_row = Field(_("The &passphrase of this backup"), self.passphrase)
        self._card.body.addWidget(self._passphrase_row)
        self.body.addWidget(self._card)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.restore_button = Button(_("&Put it in place of my diary"), Variant.PRIMARY)
        self.restore_button.clicked.connect(self._restore)
        self.now_button = Button(_("Make a backup &now"))
        self.now_button.clicked.connect(self.backup_wanted)
        self.folder_button = Button(_("Make one on a &stick…"))
        self.folder_button.clicked.connect(self.folder_asked)
        self.renew_button = Button(_("&Renew them all"))
        self.renew_button.setToolTip(_("Make one backup now and remove the earlier ones, with what was erased since."))
        self.renew_button.setAccessibleDescription(self.renew_button.toolTip())
        self.renew_button.clicked.connect(self.renewal_wanted)
        close = Button(_("&Close"))
        close.clicked.connect(self.reject)
        for button in (self.restore_button, self.now_button, self.folder_button, self.renew_button, close):
            self.buttons.addWidget(button)
        if is_rescue:
            for button in (self.now_button, self.folder_button, self.renew_button):
                button.hide()

    def show_backups(self, backups: Sequence[Backup], notice: str = "") -> None:
        """List the backups; `notice` is why the last automatic one was not made."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._list.removeWidget(button)
            button.deleteLater()
        for backup in backups[:MOST_SHOWN]:
            choice = _Choice(backup)
            choice.clicked.connect(self._tell_anew)
            self._group.addButton(choice)
            self._list.addWidget(choice)
        words = notice
        if not backups:
            none = _("There is none yet. The first is made at the first change of a day.")
            words = words or (_("There is no backup of this diary here.") if self._is_rescue else none)
        elif len(backups) > MOST_SHOWN:
            n = len(backups) - MOST_SHOWN
            words = words or ngettext("{n} older one is not listed.", "{n} older ones are not listed.", n).format(n=n)
        first = next(iter(self._group.buttons()), None)
        if first is not None:
            first.setFocus()
        self._card.setVisible(bool(backups) or not self._is_rescue)
        self._notice.setText(words)
        self._notice.setVisible(bool(words))
        self._tell()

    @property
    def chosen(self) -> Backup | None:
        """The backup that is chosen in the list."""
        button = self._group.checkedButton()
        return button.backup if isinstance(button, _Choice) else None

    def _tell_anew(self) -> None:
        self.passphrase.forget()
        self._tell()

    def _tell(self) -> None:
        self.grow_to_fit()
        backup, self._asks = self.chosen, False
        self._passphrase_row.hide()
        self._passphrase_row.show_problem("")
        self.restore_button.explain_disabled("" if backup else _("Choose a backup first."))
        self._compare.hide()
        if backup is None:
            self._say(_("Choose one of the backups below. Nothing happens yet."), "")
            return
        try:
            contents = self._look(backup, self.passphrase.text())
        except PassphraseNeededError as error:
            self._ask_passphrase(is_wrong=isinstance(error, PassphraseWrongError))
            return
        except DiaryError as error:
            self._say(str(error), "")
            self.restore_button.explain_disabled(_("This backup cannot be read."))
            return
        self._asks = contents.is_encrypted
        self._passphrase_row.setVisible(contents.is_encrypted)
        self._say(contents_text(contents), last_step_text(contents))
        lines = [self._now_holds] if self._now_holds else []
        lines.append(_("The file that is there now is kept among the backups when this takes its place."))
        if self._is_encrypted and not contents.is_encrypted:
            lines.append(_("This backup has no passphrase. In place, your diary has none either."))
        self._compare.setText(" ".join(lines))
        self._compare.show()

    def _ask_passphrase(self, *, is_wrong: bool) -> None:
        self._asks = True
        self._passphrase_row.show()
        if is_wrong and self.passphrase.text():
            self._passphrase_row.show_problem(_("This passphrase does not open it."))
        words = _("It has a passphrase. Type it and press Enter to see what it holds.")
        if self._is_encrypted and self._now_holds:
            words = _("It has another passphrase than your diary has now. Type that one and press Enter.")
        self._say(words, "")

    def _say(self, holds: str, last: str) -> None:
        self._holds.setText(holds)
        self._last.setText(last)
        self._last.setVisible(bool(last))

    def _restore(self) -> None:
        if self._asks and not self.passphrase.text():
            self._passphrase_row.show_problem(_("Type the passphrase first."))
            self.passphrase.setFocus()
        elif self.chosen is not None:
            self.restore_wanted.emit(self.chosen, self.passphrase.text() if self._asks else "")
