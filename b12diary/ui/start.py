"""Starting the window: the application and its frame first, the diary after the first paint, charts last of all."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from b12diary.domain.days import Clock, system_clock
from b12diary.domain.preferences import Preferences
from b12diary.errors import DiaryError
from b12diary.i18n import _, use_language
from b12diary.paths import Paths
from b12diary.ui.failures import Failures
from b12diary.ui.icons import icon
from b12diary.ui.language import language_to_use
from b12diary.ui.registry import PageEntry, pages
from b12diary.ui.theme import SystemWatch, put_on, wanted_look
from b12diary.ui.window import MainWindow
from b12diary.ui.window_state import WindowState

if TYPE_CHECKING:
    from b12diary.diary import Diary
    from b12diary.ui.presence import Presence
    from b12diary.ui.shell import Shell
    from b12diary.ui.wiring.files import FileDesk

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
        use_language(language_to_use(self._state.language))
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
        self.failures = Failures(self._show_error, lambda: self.window)
        self.window.recent_asked.connect(lambda path: self.open_diary(Path(path)))
        self.window.note.own_diary_asked.connect(self._open_own)
        self.window.closing.connect(self._save_state)
        self.window.put_away.connect(lambda: self._state.save(self._paths.window_state))

    def begin(self, path: Path | None = None, example: str | None = None) -> None:
        """Show the window at once, and its first diary when the window is painted."""
        self._wanted = path or self._paths.diary

        def open_first() -> None:
            if not self._has_begun:
                self._has_begun = True
                if example is None:
                    self.open_diary(self._wanted)
                else:
                    self.open_example(example)
                # Charts are the slow import: read in now, before anyone asks for one.
                QTimer.singleShot(0, self.window, self._warm_up)

        if not self._wanted.exists() and example is None:
            self.window.sidebar.hide()  # the first start has the window for itself
        self.window.sidebar.fill(self._known_page())
        self.window.first_painted.connect(open_first)
        QTimer.singleShot(_AT_THE_LATEST_MS, self.window, open_first)
        self.window.show()
        # Where no window manager does it, a new window would not get the keys.
        self.window.activateWindow()

    def open_diary(self, path: Path) -> bool:
        """Open the diary at `path` in the window; if that cannot be done say why, and keep the one that is open."""
        from b12diary.diary import Diary

        try:
            diary = Diary.open(path, self._clock)
        except DiaryError as error:
            self._wanted = path if self.shell is None else self._wanted
            self._show_error(error)
            return False
        self._wanted = path
        self._state.note_recent(path)
        self.show_diary(diary, "" if path == self._paths.diary else path.stem)
        return True

    def open_example(self, kind: str = "returns") -> None:
        """Open a throw-away copy of an example diary."""
        from b12diary.diary import Diary
        from b12diary.interchange.examples import EXAMPLE_KINDS, example_entries

        diary = Diary.in_memory(self._clock)
        chosen = next((known for known in EXAMPLE_KINDS if known == kind), EXAMPLE_KINDS[0])
        diary.take_in(example_entries(chosen, diary.today), _("Example"))
        diary.set_preferences(first_start_done=True)
        self.show_diary(diary, _("Example, nothing is kept"), is_example=True)

    def _open_own(self) -> None:
        """Leave the example for the diary that was open before it, or else the usual one."""
        self.open_diary(self._wanted)

    def show_diary(self, diary: "Diary", name: str, *, is_example: bool = False) -> None:
        """Put the window on `diary`; the diary before is closed."""
        from b12diary.ui.shell import Shell

        if self.shell is not None:
            self.shell.close()
            self.shell.deleteLater()
        self.window.drop_pages()
        if self._presence is not None:
            self._presence.close()
            self._presence = None
        self.shell = Shell(self.window, diary, self._entries, self._state, self._watch)
        self.shell.background.failed.connect(self.failures.show)
        self.shell.commands["open_diary"] = self._ask_for_diary
        self.shell.commands["new_diary"] = self._ask_for_new_diary
        self.shell.commands["example"] = self.open_example
        if diary.path is not None:
            self._offer_files(self.shell)
        self.shell.offer_commands()
        self.shell.dress()
        program = _("B12 Diary")
        self.window.setWindowTitle(_("{diary} – {program}").format(diary=name, program=program) if name else program)
        is_new = not diary.preferences.first_start_done and not diary.has_ratings
        self.shell.show_page("first_start" if is_new else self._known_page())
        self.window.tell_example(is_example)
        if not is_example:
            from b12diary.ui.presence import Presence

            self._presence = Presence(self.shell)

    @staticmethod
    def _offer_files(shell: "Shell") -> None:
        """Offer what brings a diary in and out; an example keeps nothing, so there it would only puzzle."""

        def desk() -> "FileDesk":
            from b12diary.ui.wiring.files import FileDesk

            return FileDesk(shell)

        shell.commands["take_in"] = lambda: desk().ask_take_in()
        shell.commands["hand_out"] = lambda: desk().ask_hand_out()
        shell.commands["copy_diary"] = lambda: desk().ask_copy()

    def _known_page(self) -> str:
        known = {entry.key for entry in self._entries if entry.icon_name}
        return self._state.page if self._state.page in known else "today"

    def _ask_for_diary(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileName(
            self.window, _("Open a diary"), str(self._paths.data), _("Diaries (*.b12);;All files (*)")
        )
        if chosen:
            self.open_diary(Path(chosen))

    def _ask_for_new_diary(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getSaveFileName(
            self.window, _("New diary: whose is it?"), str(self._paths.data), _("Diaries (*.b12)")
        )
        if chosen:
            path = Path(chosen)
            self.open_diary(path if path.suffix else path.with_suffix(".b12"))

    def _dress(self) -> None:
        if self.shell is not None:
            self.shell.dress()

    def _show_error(self, error: DiaryError) -> None:
        if self.shell is not None:
            self.shell.show_error(error)
        else:
            self._show_trouble(error)

    def _show_trouble(self, error: DiaryError) -> None:
        from b12diary.ui.trouble import TroublePage

        page = self.window.page("trouble")
        if not isinstance(page, TroublePage):
            page = TroublePage()
            page.retried.connect(lambda: self.open_diary(self._wanted))
            page.other_asked.connect(self._ask_for_diary)
            page.example_asked.connect(self.open_example)
            page.quit_asked.connect(self.window.close)
            self.window.add_page("trouble", page)
        page.show_trouble(error)
        self.window.show_page("trouble")

    def _warm_up(self) -> None:
        if self.shell is not None:
            self.shell.background.submit(_import_charts)

    def _save_state(self) -> None:
        if self._presence is not None:
            self._presence.close()
            self._presence = None
        if self.shell is not None:
            self.shell.close()
        self._state.save(self._paths.window_state)


def run(paths: Paths, diary_path: Path | None, *, example: str | None = None) -> int:
    """Show the window until it is closed.

    Args:
        paths: where the person's files are.
        diary_path: the diary to open; None = the usual one, made if there is none.
        example: the kind of example to look at instead; nothing of it is kept.

    Returns:
        The exit status of the program.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("an application without windows is running already")
    app.setApplicationName("b12diary")
    app.setDesktopFileName("b12diary")
    app.setStyle("Fusion")
    desk = Desk(app, paths)
    desk.failures.install()
    try:
        desk.begin(diary_path, example)
        return app.exec()
    finally:
        desk.failures.remove()


def _import_charts() -> None:
    import b12diary.charts.render  # noqa: F401 - imported to be ready
