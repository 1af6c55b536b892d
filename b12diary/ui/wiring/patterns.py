"""Patterns: answers are made beside the window; nothing here changes the diary."""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text
from b12diary.ui.dialogs.save_file import FileKind, ask_where, documents_folder, file_name, pictures_folder
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_answer import Answer, Basis, answer, first_answer
from b12diary.ui.pages.patterns_view import View
from b12diary.ui.widgets.chart_view import ChartView, chart_style
from b12diary.ui.wiring.workshop import Workshop, tried

if TYPE_CHECKING:
    from b12diary.charts.chart import Chart, Table

_LANE = "patterns"


def connect(page: PatternsPage, diary: Diary, shell: Workshop) -> None:
    """Give the page what draws its charts, and answer what it wants to see."""
    page.take_view(ChartView(shell.background))
    desk = _Desk(page, diary, shell)
    page.view_wanted.connect(desk.look)
    page.picture_asked.connect(desk.ask_where)
    page.table_asked.connect(desk.ask_where_table)
    page.copied.connect(desk.say_copied)
    page.start_asked.connect(lambda: shell.show_page("today"))
    page.limits_asked.connect(lambda: _show_limits(page, diary))


def _show_limits(page: PatternsPage, diary: Diary) -> None:
    # Imported when it is asked for: the guide is read from many files.
    from b12diary.ui.wiring.guide import show_guide

    show_guide(page.window(), "patterns", diary.preferences, "can-and-cannot")


class _Desk(QObject):
    """Lives as long as the page. Remembers the look-back, which another chart of the same diary can use again."""

    def __init__(self, page: PatternsPage, diary: Diary, shell: Workshop) -> None:
        super().__init__(page)
        self._page, self._diary, self._shell = page, diary, shell
        self._known: Basis | None = None

    def look(self, excerpt: Excerpt, view: View) -> None:
        """Show the answer; a newer request replaces an older one that is not done.

        As long as no look-back is in sight the chart comes first and the words follow. Afterwards both come together:
        words about an older chart must not stand over a newer one.
        """
        known, style = self._known, chart_style()
        if known is not None:
            self._ask(lambda: answer(excerpt, view, style, known))
            return

        def go_on(begun: Answer) -> None:
            if begun.basis is None:
                # The drawing has been asked for by now, so it is made before the look-back.
                self._ask(lambda: answer(excerpt, view, style, None, begun))

        self._ask(lambda: first_answer(excerpt, view, style), go_on)

    def _ask(self, work: Callable[[], Answer], then: Callable[[Answer], None] = lambda _made: None) -> None:
        job = self._shell.background.submit_newest(_LANE, work)

        def use(found: object) -> None:
            made = cast("Answer", found)
            self._known = made.basis
            self._page.show_answer(made)
            then(made)

        job.done.connect(use)

    def say_copied(self) -> None:
        """Say that the clipboard holds what is in sight."""
        view = self._page.view
        is_table = view is not None and view.is_table_shown
        words = _("The table is on the clipboard.") if is_table else _("The picture is on the clipboard.")
        self._shell.say(words, undo=False)

    def ask_where(self, excerpt: Excerpt, view: View) -> None:
        """Ask where, then draw and write the picture beside the window."""
        shown = self._page.view.chart if self._page.view is not None else None
        words = " ".join(part for part in (shown.title if shown else "", day_text(excerpt.today)) if part)
        kinds = [FileKind(_("Picture"), "png"), FileKind(_("Drawing that can be enlarged"), "svg")]
        proposed = pictures_folder() / file_name(words, "png")
        ask_where(self._page, _("Save picture"), proposed, kinds, lambda path: self._save(excerpt, view, path))

    def _save(self, excerpt: Excerpt, view: View, path: Path) -> None:
        known = self._known
        job = self._shell.background.submit(lambda: tried(lambda: write_picture(excerpt, view, path, known)))
        job.done.connect(lambda error: self._tell(error, path))

    def ask_where_table(self, chart: "Chart") -> None:
        """Ask where, then write the table."""
        words = " ".join((chart.title, day_text(self._diary.today)))
        kinds = [FileKind(_("Table"), "csv")]
        proposed = documents_folder() / file_name(words, "csv")
        ask_where(self._page, _("Save table"), proposed, kinds, lambda path: self._save_table(chart.table, path))

    def _save_table(self, table: "Table", path: Path) -> None:
        self._tell(tried(lambda: write_table(table, path)), path)

    def _tell(self, error: object, path: Path) -> None:
        if isinstance(error, DiaryError):
            self._page.message_bar.show_message(str(error))
        else:
            self._shell.say(_("Saved: {path}").format(path=path), undo=False)


def write_picture(excerpt: Excerpt, view: View, path: Path, known: Basis | None) -> None:
    """Draw a chart anew in the colours of paper's white, and write it; a file there is replaced only when all is done.

    Args:
        excerpt: the diary.
        view: which chart.
        path: ".svg" makes a drawing that can be enlarged, anything else a PNG.
        known: the look-back made before.

    Raises:
        DiaryUnwritableError: the place cannot be written to.
    """
    from b12diary.charts.render import to_png, to_svg
    from b12diary.charts.style import LIGHT
    from b12diary.report.whole_file import write_whole

    chart = answer(excerpt, view, LIGHT, known).chart
    if chart is not None:
        write_whole(path, to_svg(chart).encode() if path.suffix.casefold() == ".svg" else to_png(chart))


def write_table(table: "Table", path: Path) -> None:
    """Write the numbers of a chart as CSV, marked as UTF-8 for spreadsheets that would guess otherwise.

    Raises:
        DiaryUnwritableError: the place cannot be written to.
    """
    from b12diary.report.whole_file import write_whole

    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows((table.columns, *table.rows))
    write_whole(path, text.getvalue().encode("utf-8-sig"))
