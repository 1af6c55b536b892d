"""Everything that can stand between the name of a file and an open diary, each with a way on."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from b12diary.domain.days import Clock
from b12diary.errors import (
    DiaryDamagedError,
    DiaryError,
    DiaryMissingError,
    DiaryOpenElsewhereError,
    DiaryUnwritableError,
    PassphraseNeededError,
    PassphraseWrongError,
)
from b12diary.i18n import _
from b12diary.paths import Paths
from b12diary.ui.background import Background
from b12diary.ui.summons import call_first_window, is_locked_elsewhere
from b12diary.ui.window import MainWindow

if TYPE_CHECKING:
    from b12diary.diary import Diary
    from b12diary.diary.rescue import Rescue
    from b12diary.ui.lock_page import LockPage
    from b12diary.ui.trouble import TroublePage
    from b12diary.ui.ways_back import WaysBack


@dataclass(frozen=True, slots=True)
class Ways:
    """Where a person can go when a diary does not open."""

    other: Callable[[], None]
    begin_new: Callable[[], None]
    example: Callable[[], None]
    get_help: Callable[[], None]
    admit: Callable[["Diary", Path], None]
    make_room: Callable[[], None]


class Gate(QObject):
    """Opens diaries; asks for what is missing, and says what stands in the way on pages of its own.

    Attributes:
        is_quiet: the computer started the program, so no other window of it is called forward.
    """

    def __init__(self, window: MainWindow, paths: Paths, clock: Clock, ways: Ways) -> None:
        """Stand before `window`; an open diary is handed to `ways.admit`."""
        super().__init__(window)
        self._window, self._paths, self._clock, self._ways = window, paths, clock, ways
        self._path = paths.diary
        self._held: DiaryOpenElsewhereError | None = None
        self.is_quiet = False
        self._passphrase: str | None = None
        """What was typed last for a diary that does not open yet: its backups may."""
        self._back: WaysBack | None = None
        self._background = Background(self)
        window.closing.connect(self._background.close)

    def open(
        self,
        path: Path,
        *,
        passphrase: str | None = None,
        take_over: bool = False,
        is_first: bool = False,
        is_known: bool = False,
        begin_anew: bool = False,
    ) -> None:
        """Open the diary at `path`, or show what is in the way.

        Args:
            path: the file; it is made when it is not there and never was.
            passphrase: what the person typed; None = nothing yet.
            take_over: open although another computer seems to have it open.
            is_first: nothing is open yet, so a window that has this diary already is called forward instead.
            is_known: the file was opened before, so one that is not there is missed and not begun.
            begin_anew: make the file also when one was there before.

        Raises:
            DiaryError: it does not open, and no page of the gate has a way on from that.
        """
        from b12diary.diary import Diary
        from b12diary.storage.trouble import plain_errors

        if path != self._path:
            self._passphrase = None
        self._path = path
        with plain_errors(path):
            is_gone = not path.exists()
        if is_gone and not begin_anew:
            self._refuse_to_begin(path, is_known=is_known)
        try:
            diary = Diary.open(
                path, self._clock, passphrase=passphrase, backups=self._paths.backups, take_over=take_over
            )
        except PassphraseNeededError as error:
            state = self._paths.state
            is_other = is_first and not self.is_quiet and is_locked_elsewhere(state, path)
            if is_other and call_first_window(state, path):
                self._window.end()
            else:
                self._ask_after(error, path, passphrase)
            return
        except DiaryOpenElsewhereError as error:
            if error.is_here and is_first and (self.is_quiet or call_first_window(self._paths.state, path)):
                self._window.end()
                return
            self._open_to_read(path, passphrase, error)
            return
        except DiaryUnwritableError:
            # A stick with its switch on, a disc, another person's folder: it can still be read.
            if not self._open_unwritable(path, passphrase):
                raise
            return
        self._window.strip.tell("")
        self._admit(diary, path)

    def _refuse_to_begin(self, path: Path, *, is_known: bool) -> None:
        """Make no empty diary where one was: on a stick that is not in, it would pass for the one that is missed."""
        if self._rescue().backups():
            remedy = _("Look whether its drive is there. Or use a backup of it.")
        elif is_known:
            remedy = _("Connect the drive or plug in the stick, or choose another place.")
        else:
            return
        raise DiaryMissingError(_("Your diary file is not where it was."), str(path), remedy)

    def _admit(self, diary: "Diary", path: Path) -> None:
        self._passphrase = None
        self._look_anew()
        self._ways.admit(diary, path)

    def _open_to_read(self, path: Path, passphrase: str | None, error: DiaryOpenElsewhereError) -> None:
        from b12diary.diary import Diary

        try:
            diary = Diary.open_for_reading(path, self._clock, passphrase=passphrase)
        except PassphraseNeededError as needed:
            self.ask(path, is_wrong=isinstance(needed, PassphraseWrongError))
            return
        self._held = error
        self._admit(diary, path)
        if error.is_here:
            words, button = _("This diary is open in another window. Here it can only be read."), _("Try &again")
        else:
            words = _("This diary is open on the computer “{name}”. Here it can only be read.").format(name=error.host)
            button = _("It is &closed there")
        self._window.strip.button.setText(button)
        self._window.strip.tell(words)

    def _open_unwritable(self, path: Path, passphrase: str | None) -> bool:
        from b12diary.diary import Diary

        try:
            diary = Diary.open_for_reading(path, self._clock, passphrase=passphrase)
        except PassphraseNeededError as needed:
            self.ask(path, is_wrong=isinstance(needed, PassphraseWrongError))
            return True
        except DiaryError:
            return False
        self._held = None
        self._admit(diary, path)
        self._window.strip.button.setText(_("Try &again"))
        self._window.strip.tell(
            _("This diary is in a place that cannot be written to. Here it can only be read. A copy can be changed.")
        )
        return True

    def try_to_write(self) -> None:
        """Open the diary that can only be read once more, now for writing."""
        held, self._held = self._held, None
        self.open(self._path, take_over=held is not None and not held.is_here)

    # --- a passphrase

    def ask(self, path: Path, *, is_wrong: bool = False) -> None:
        """Show the page that asks for the passphrase of the diary at `path`."""
        self._path = path
        if self._window.current != "lock":
            self._ways.make_room()
        page = self._lock_page()
        self._window.show_page("lock")
        page.ask(path.name, _("This is not the passphrase. Try again.") if is_wrong else "")

    def _lock_page(self) -> "LockPage":
        from b12diary.ui.lock_page import LockPage

        page = self._window.page("lock")
        if not isinstance(page, LockPage):
            page = LockPage()
            page.given.connect(self._try)
            page.backups_asked.connect(self._choose_backup)
            page.new_asked.connect(self._ways.begin_new)
            page.other_asked.connect(self._ways.other)
            page.help_asked.connect(self._ways.get_help)
            page.quit_asked.connect(self._window.end)
            self._window.add_page("lock", page)
        return page

    def _ask_after(self, error: PassphraseNeededError, path: Path, passphrase: str | None) -> None:
        """Ask for the passphrase; but where what was typed opens a backup, it may be the file that is wrong."""
        if passphrase is None or not self._rescue().opens_a_backup(passphrase):
            self.ask(path, is_wrong=isinstance(error, PassphraseWrongError))
            return
        if self._window.current != "lock":
            self._ways.make_room()
        self._passphrase = passphrase
        self.show_trouble(
            DiaryDamagedError(
                _("This passphrase opens a backup, but not the diary itself."),
                _("The file is damaged, or it has a newer passphrase: {file}.").format(file=path),
                _("Use a backup, or try another passphrase."),
            )
        )

    def _choose_backup(self) -> None:
        from b12diary.storage.cipher import is_encrypted

        try:
            has_passphrase = is_encrypted(self._path)
        except OSError:
            has_passphrase = False
        self._ways_back.choose(is_encrypted=has_passphrase)

    def _try(self, passphrase: str) -> None:
        self._passphrase = passphrase
        try:
            self.open(self._path, passphrase=passphrase)
        except DiaryError as error:
            self.show_trouble(error)

    # --- damage

    def show_trouble(self, error: DiaryError) -> None:
        """Say what is in the way, and every way on."""
        self._look_anew()
        page = self._trouble_page()
        page.show_trouble(error)
        page.offer_new(isinstance(error, DiaryMissingError))
        self._window.show_page("trouble")
        if isinstance(error, DiaryDamagedError | DiaryMissingError):
            # The page first: looking through the backups can take a moment.
            QTimer.singleShot(0, page, lambda: self._ways_back.offer_on(page.rescue, error))
        # In a low window the buttons stand below the words, and what happened is to be read before them.
        QTimer.singleShot(0, page, page.stay_at_top)

    def _trouble_page(self) -> "TroublePage":
        from b12diary.ui.trouble import TroublePage

        page = self._window.page("trouble")
        if not isinstance(page, TroublePage):
            page = TroublePage()
            page.retried.connect(self._ask_anew)
            page.other_asked.connect(self._ways.other)
            page.example_asked.connect(self._ways.example)
            page.help_asked.connect(self._ways.get_help)
            page.quit_asked.connect(self._window.end)
            page.new_asked.connect(lambda: self._try_again(begin_anew=True))
            page.rescue.restore_asked.connect(self._use_found)
            page.rescue.choice_asked.connect(self._choose_backup)
            page.rescue.salvage_asked.connect(lambda: self._ways_back.salvage_on(page.rescue))
            page.rescue.salvaged_wanted.connect(self._use_found)
            self._window.add_page("trouble", page)
        return page

    def _try_again(self, *, begin_anew: bool = False) -> None:
        try:
            self.open(self._path, passphrase=self._passphrase, begin_anew=begin_anew)
        except DiaryError as error:
            self.show_trouble(error)

    def _ask_anew(self) -> None:
        self._passphrase = None
        self._try_again()

    def _rescue(self) -> "Rescue":
        from b12diary.diary.rescue import Rescue

        return Rescue(self._path, self._paths.backups, self._clock)

    @property
    def _ways_back(self) -> "WaysBack":
        from b12diary.ui.ways_back import WaysBack

        if self._back is None:
            self._back = WaysBack(self._window, self._background, self._rescue(), self._passphrase, self._open_with)
        return self._back

    def _open_with(self, passphrase: str | None) -> None:
        self._passphrase = passphrase
        self._try_again()

    def _look_anew(self) -> None:
        if self._back is not None:
            self._back.close()
            self._back = None

    def _use_found(self) -> None:
        error = self._ways_back.use_found()
        if error is not None:
            self.show_trouble(error)
