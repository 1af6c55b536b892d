"""A page as small as can be, for tests of what stands round the pages."""

from datetime import date

from PySide6.QtCore import Signal

from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.symptom import INTERFERENCE, SymptomId
from b12diary.ui.registry import PageEntry, Steps
from b12diary.ui.shell import Shell
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.page import Page
from b12diary.ui.widgets.rating_list import RatingList, RatingRow

ROWS = (RatingRow(INTERFERENCE, "Got in the way of daily life"), RatingRow("fatigue", "Tiredness"))


class SmallPage(Page):
    """Two ratings and a note."""

    rated = Signal(object, str, int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.set_title(name)
        self.list = RatingList()
        self.list.set_rows(ROWS)
        self.note = TextField("Note")
        self.body.addWidget(self.list)
        self.body.addWidget(self.note)
        self.day = date.min
        self.n_shown = 0
        self.went_to: list[str] = []
        self.list.rated.connect(lambda key, value: self.rated.emit(self.day, key, value))

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        self.day, self.n_shown = day, self.n_shown + 1
        shown: dict[str, int | None] = {}
        for row in ROWS:
            series = excerpt.series(SymptomId(row.key))
            by_day = dict(zip(series.days, series.values, strict=True))
            shown[row.key] = by_day.get(day.toordinal())
        self.list.fill(shown)
        notes = {note.day: note.text for note in excerpt.notes}
        self.note.fill(notes.get(day, ""))

    def go_to(self, target: str) -> None:
        self.went_to.append(target)

    def memory(self) -> dict[str, str]:
        return {"shown": str(self.n_shown)}


def _make(diary: Diary, shell: Shell, name: str) -> Steps:
    del shell
    page = SmallPage(name)
    page.rated.connect(lambda day, key, value: diary.rate(day, {SymptomId(key): value}))
    page.note.committed.connect(lambda text: diary.write_note(page.day, text))
    yield page


def entries() -> tuple[PageEntry, ...]:
    """The pages of a small program."""
    return (
        PageEntry("today", "Today", lambda d, s: _make(d, s, "Today"), "today", "Ctrl+1"),
        PageEntry("injections", "Injections", lambda d, s: _make(d, s, "Injections"), "injections", "Ctrl+2"),
        PageEntry("first_start", "First start", lambda d, s: _make(d, s, "Welcome")),
    )
