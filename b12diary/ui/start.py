"""Starting the window: the application and its frame first, the diary after the first paint, charts last of all."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from b12diary.domain.days import Clock, system_clock
from b12diary.domain.preferences import Preferences
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.paths import Paths
from b12diary.ui.failures import Failures
from b12diary.ui.gate import Gate, Ways
from b12diary.ui.icons import icon
from b12diary.ui.language import language_to_use, speak
from b12diary.ui.registry import PageEntry, pages
from b12diary.ui.summons import Summons
from b12diary.ui.theme import SystemWatch, put_on, wanted_look
from b12diary.ui.warming import Warming
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable

    from b12diary.diary import Diary
    from b12diary.diary.rescue import Rescue
    from b12diary.storage.backup import Backup
    from b12diary.ui.presence import Presence
    from b12diary.ui.shell import Shell
    from b12diary.ui.waiting import Waiting
    from b12diary.ui.widgets.page import Page

_AT_THE_LATEST_MS = 1_000


class Desk:
    """The application with its window: opens one diary after the other, and remembers where the window was."""

    def __init__(
        self,
        app: QApplication,
        paths: Paths,
        clock: Clock = system_clock,
        entries: tuple[PageEntry, ...] | None = None,
    ) -> None:
        """Dress the application and make the window, still empty; `entries` None = all pages of the program."""
        self._app, self._paths, self._clock = app, paths, clock
        self._watch = SystemWatch(app, self._dress)
        self._state = WindowState.load(paths.window_state)
        speak(app, language_to_use(self._state.language))
        self._entries = pages() if entries is None else entries
        self._wanted = paths.diary
        self._has_begun = False
        chosen = Preferences(text_percent=self._state.text_percent, theme=self._state.theme)
        put_on(app, wanted_look(chosen.theme, chosen.text_percent, self._watch.system()))
        self.window = MainWindow(self._entries)
        self.window.setWindowTitle(_("B12 Diary"))
        self.window.setWindowIcon(icon("app"))
        self.window.take_up(self._state)
        self.window.recent_diaries = lambda: tuple(self._state.recent)
        self.shell: Shell | None = None
        self._presence: Presence | None = None
        self._waiting: Waiting | None = None
        self._is_first = True
        self._warming = Warming(self.window, lambda: self.shell.background if self.shell is not None else None)
        self.summons = Summons(paths.state, self.window)
        # Not the method itself: asking for it would make what holds the icon.
        self.summons.called.connect(lambda: self.waiting.ask())  # noqa: PLW0108
        ways = Ways(
            other=self._ask_for_diary,
            begin_new=self._ask_for_new_diary,
            example=self.open_example,
            get_help=lambda: self._show_page_without_diary("help"),
            admit=self._admit,
            make_room=self._leave_diary,
        )
        self.gate = Gate(self.window, paths, clock, ways)
        self.window.strip.pressed.connect(self.gate.try_to_write)
        self.failures = Failures(self._show_error, lambda: self.window)
        self.window.recent_asked.connect(lambda path: self.open_diary(Path(path)))
        self.window.page_asked.connect(self._show_page_without_diary)
        self.window.command_asked.connect(self._show_page_without_diary)
        self.window.note.own_diary_asked.connect(self._open_own)
        self.window.closing.connect(self._save_state)
        self.window.put_away.connect(lambda: self._state.save(self._paths.window_state))

    @property
    def waiting(self) -> "Waiting":
        """What holds the icon beside the clock; made when it is wanted."""
        from b12diary.ui.waiting import Waiting

        if self._waiting is None:
            self._waiting = Waiting(self.window, self._clock)
            self._waiting.told.connect(self._remember)
        return self._waiting

    def begin(self, path: Path | None = None, example: str | None = None, *, hidden: bool = False) -> None:
        """Show the window at once, and its first diary when the window is painted.

        Args:
            path: the diary; None = the usual one.
            example: the kind of example to look at instead.
            hidden: open the diary beside the clock and show no window; without a diary to open, end.
        """
        self._wanted = path or self._home

        def open_first() -> None:
            if not self._has_begun:
                self._has_begun = True
                if example is None:
                    self.open_diary(self._wanted)
                else:
                    self.open_example(example)

        if not _is_there(self._wanted) and example is None:
            self.window.sidebar.hide()  # the first start has the window for itself
        self.window.sidebar.fill(self._known_page())
        if hidden:
            self.gate.is_quiet = True
            self.waiting.begin_unseen()
            self.window.first_painted.connect(self._warming.begin)
            QTimer.singleShot(0, self.window, open_first if _is_there(self._wanted) else self.window.end)
            return
        self.window.first_painted.connect(open_first)
        QTimer.singleShot(_AT_THE_LATEST_MS, self.window, open_first)
        self.window.show()
        # Where no window manager does it, a new window would not get the keys.
        self.window.activateWindow()

    def open_diary(self, path: Path, *, is_new: bool = False) -> None:
        """Open the diary at `path`, or say why not; `is_new` = it is made even if one there was opened before."""
        is_first, self._is_first = self._is_first, False
        held = None if self.shell is None else self.shell.diary
        if held is not None and not held.is_read_only and held.is_kept_in(path):
            return  # opened twice, by one name or two, each would be in the other's way
        try:
            self.gate.open(path, is_first=is_first, is_known=not is_new and str(path) in self._state.recent)
        except DiaryError as error:
            if self.shell is None:
                self._wanted = path
                self.gate.show_trouble(error)
            else:
                self.shell.show_error(error)

    def _admit(self, diary: "Diary", path: Path) -> None:
        self._wanted = path
        self._state.note_recent(path)
        self.show_diary(diary, "" if path == self._home else path.stem)

    @property
    def _home(self) -> Path:
        """The diary to begin with: where the person chose to keep it, else the usual place."""
        return Path(self._state.home) if self._state.home else self._paths.diary

    def _make_home(self, path: Path, fill: "Callable[[Diary, Shell, Page], None]") -> None:
        """Begin the person's diary at `path`, fill it, and come back to it at each start."""
        before, known = self.shell, self._state.home
        self._state.home = str(path)
        self.open_diary(path, is_new=True)
        page = self.window.page(self.window.current)
        if self.shell is None or self.shell is before or page is None:
            self._state.home = known  # why it did not open is said already
            return
        fill(self.shell.diary, self.shell, page)
        self._state.save(self._paths.window_state)

    def _leave_diary(self) -> None:
        """Close the diary that is open, and show nothing of it any more."""
        if self.shell is not None:
            self.window.unkept.carry(self.shell.diary.path)
        if self._presence is not None:
            self._presence.close()
            self._presence = None
        if self.shell is not None:
            self.window.close_dialogs()
            self.shell.close()
            self.shell.deleteLater()
            self.shell = None
        self.window.drop_pages()
        self.window.setWindowTitle(_("B12 Diary"))
        self.summons.answer_for(None)

    def lock(self) -> None:
        """Close an encrypted diary until the passphrase is given again."""
        shell = self.shell
        if shell is not None and shell.diary.path is not None and shell.diary.safe.has_passphrase:
            path = shell.diary.path
            self.waiting.rest(self._presence.coming() if self._presence is not None else ())
            self.gate.ask(path)
            self.summons.answer_for(path, is_locked=True)

    def _restore(self, backup: "Backup", passphrase: str) -> None:
        """Put a backup in the place of the diary, which is kept among the backups."""
        path = self._wanted
        self._leave_diary()
        try:
            self._rescue(path).restore(backup, passphrase or None)
            self.window.unkept.forget(path)
            words = _("The backup is in place. The diary from before is kept among the backups, so you can go back.")
        except DiaryError as error:
            passphrase, words = "", str(error)  # what opens the backup need not open the diary that stays
        self._open_again(path, passphrase, words)

    def _delete(self) -> None:
        """Delete the diary with its backups, then begin anew."""
        path = self._wanted
        self._leave_diary()
        try:
            self._rescue(path).delete_everything()
            self.window.unkept.forget(path)
            words = _("The diary and its backups are deleted.")
        except DiaryError as error:
            self._open_again(path, "", str(error))
            return
        self._state.forget(path)
        self._open_again(self._home, "", words)

    def _rescue(self, path: Path) -> "Rescue":
        from b12diary.diary.rescue import Rescue

        return Rescue(path, self._paths.backups, self._clock)

    def _open_again(self, path: Path, passphrase: str, words: str) -> None:
        try:
            self.gate.open(path, passphrase=passphrase or None)
        except DiaryError as error:
            self.gate.show_trouble(error)
        page = self.window.page(self.window.current)
        if self.shell is not None:
            self.shell.say(words)
        elif page is not None:  # a passphrase, or trouble, stands before the diary
            page.message_bar.show_message(words)

    def open_example(self, kind: str = "returns") -> None:
        """Open a throw-away copy of an example diary."""
        from b12diary.diary import Diary
        from b12diary.domain.care import local_country
        from b12diary.interchange.examples import EXAMPLE_KINDS, example_entries

        diary = Diary.in_memory(self._clock)
        chosen = next((known for known in EXAMPLE_KINDS if known == kind), EXAMPLE_KINDS[0])
        diary.take_in(example_entries(chosen, diary.today), _("Example"))
        # As large, and as light or dark, as whoever looks at it has it.
        theme, percent = self._state.theme, self._state.text_percent
        country = local_country()
        diary.set_preferences(first_start_done=True, country=country, theme=theme, text_percent=percent)
        self.show_diary(diary, _("Example, nothing is kept"), is_example=True)

    def _open_own(self) -> None:
        """Leave the example for the diary that was open before it, or else the usual one."""
        self.open_diary(self._wanted)

    def show_diary(self, diary: "Diary", name: str, *, is_example: bool = False) -> None:
        """Put the window on `diary`; the diary before is closed."""
        from b12diary.ui.shell import Shell

        self._leave_diary()
        self.shell = Shell(self.window, diary, self._entries, self._state, self._watch)
        self.shell.background.failed.connect(self.failures.show)
        self.shell.commands["open_diary"] = self._ask_for_diary
        self.shell.commands["new_diary"] = self._ask_for_new_diary
        self.shell.commands["example"] = self.open_example
        self.shell.restore_asked.connect(self._restore)
        self.shell.deletion_asked.connect(self._delete)
        self.shell.home_asked.connect(self._make_home)
        if diary.path is not None:
            from b12diary.ui.wiring.file_commands import offer_files

            offer_files(self.shell)
        self.shell.offer_commands()
        self.shell.dress()
        self.shell.name_window(name)
        is_new = not diary.preferences.first_start_done and not diary.has_ratings
        self.shell.show_page("first_start" if is_new else self._known_page())
        self.window.tell_example(is_example)
        if not is_example:
            from b12diary.ui.presence import Presence

            self._presence = Presence(self.shell, self.waiting)
            self._presence.left_alone.connect(self.lock)
            self.shell.passphrase_changed.connect(self._presence.follow)
            self.summons.answer_for(diary.path)
            self.window.unkept.bring_back(self.shell)
        if self.window.isVisible():
            self._warming.begin()
        if self._has_begun:
            self.shell.maker.begin()

    def _known_page(self) -> str:
        known = {entry.key for entry in self._entries if entry.icon_name}
        return self._state.page if self._state.page in known else "today"

    def _ask_for_diary(self) -> None:
        from b12diary.ui.diary_chooser import ask_for_diary

        chosen = ask_for_diary(self.window, self._paths.data)
        if chosen is not None:
            self.open_diary(chosen)

    def _ask_for_new_diary(self) -> None:
        from b12diary.ui.diary_chooser import ask_for_new_diary

        chosen = ask_for_new_diary(self.window, self._paths.data)
        if chosen is not None:
            self.open_diary(chosen, is_new=True)

    def _dress(self) -> None:
        if self.shell is not None:
            self.shell.dress()

    def _show_error(self, error: DiaryError) -> None:
        if self.shell is not None:
            self.shell.show_error(error)
        else:
            self.gate.show_trouble(error)

    def _show_page_without_diary(self, name: str) -> None:
        if self.shell is None and name == "help":
            from b12diary.ui.wiring.help import show_without_diary

            show_without_diary(self.window)
        elif self.shell is None and name == "guide":
            from b12diary.ui.wiring.guide import show_guide

            show_guide(self.window, self.window.current)

    def _remember(self) -> None:
        """Write at once what was told: a program beside the clock is often ended with the computer."""
        if self.shell is not None and self.shell.diary.path is not None:
            self._state.seal(self.shell.diary.path, is_sealed=self.shell.diary.safe.has_passphrase)
        self._state.save(self._paths.window_state)

    def _save_state(self) -> None:
        if self._presence is not None:
            self._presence.close()
            self._presence = None
        if self.shell is not None:
            self.shell.close()
        self._state.save(self._paths.window_state)
        self.summons.answer_for(None)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a place that cannot be looked into: opening it says why
        return True
