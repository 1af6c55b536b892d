"""The pages, each in the forms that it can take."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from b12diary.domain.care import care_texts
from b12diary.domain.symptom import INTERFERENCE
from b12diary.ui.pages.diary import DiaryPage
from b12diary.ui.pages.first_start import FirstStartPage
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.pages.patterns import PatternsPage
from b12diary.ui.pages.patterns_view import ChartKind, Dates
from b12diary.ui.widgets.scale_bar import ScaleBar
from tests.ui.pictures.diaries import TODAY, State
from tests.ui.pictures.scene import ALL, Scene, clicks, page
from tests.ui.pictures.stage import Stage

BAD_DAY = TODAY - timedelta(days=3)
_ENTERED = (State.WEEK, State.YEARS)


def _rated_today(stage: Stage) -> QWidget:
    bars = stage.go("today").findChildren(ScaleBar)
    for bar, key in zip(bars, "534", strict=False):
        QTest.keyClicks(bar, key)
    stage.settle()
    return stage.window


def _late(stage: Stage) -> QWidget:
    stage.go("today")
    stage.shell.show_day(BAD_DAY)
    stage.settle()
    return stage.window


def _message(stage: Stage) -> QWidget:
    stage.go("today")
    stage.shell.diary.rate(TODAY, {INTERFERENCE: 5})
    stage.shell.undo()
    stage.settle()
    return stage.window


def _day(stage: Stage, *words: str) -> QWidget:
    diary = stage.go("diary", BAD_DAY.isoformat())
    for word in words:
        stage.click(word, diary)
    return stage.window


def _first_edit(stage: Stage, *words: str) -> QWidget:
    return _day(stage, "Edit", *words)


def _search(stage: Stage) -> QWidget:
    diary = stage.go("diary")
    assert isinstance(diary, DiaryPage)
    diary.search.setText("heavy")
    QTest.keyClick(diary.search, Qt.Key.Key_Return)
    stage.settle()
    return stage.window


def _chart(kind: ChartKind) -> Scene:
    def show(stage: Stage) -> QWidget:
        patterns = stage.go("patterns")
        assert isinstance(patterns, PatternsPage)
        patterns.tabs.fill(kind.value)
        patterns.tabs.picked.emit(kind.value)
        stage.settle()
        return stage.window

    return Scene(f"patterns-{kind.value}", "PatternsPage", show, (State.WEEK, State.YEARS))


def _own_dates(stage: Stage) -> QWidget:
    patterns = stage.go("patterns")
    assert isinstance(patterns, PatternsPage)
    patterns.dates.picked.emit(Dates.OWN.value)
    stage.settle()
    return stage.window


def _first_start(step: int) -> Scene:
    def show(stage: Stage) -> QWidget:
        first = stage.go("first_start")
        assert isinstance(first, FirstStartPage)
        for _step in range(step):
            first.skip_button.click()
        stage.settle()
        return stage.window

    return Scene(f"first-start-{step + 1}", "FirstStartPage", show, (State.NEW,))


def _first_start_passphrase(stage: Stage) -> QWidget:
    _first_start(2).open(stage)
    stage.click("Lock my diary with a passphrase")
    return stage.window


def _hidden(name: str) -> Scene:
    """Return a page as it is shown to others: dots in the place of the person's own words."""

    def show(stage: Stage) -> QWidget:
        stage.go(name)
        stage.shell.show_day(BAD_DAY)  # it holds a note
        stage.shell.commands["hide_details"]()
        stage.settle()
        return stage.window

    return Scene(f"{name}-hidden", f"{name.capitalize()}Page", show)


def _sign(*, is_serious: bool) -> Scene:
    def show(stage: Stage) -> QWidget:
        help_page = stage.go("help", "note")
        assert isinstance(help_page, HelpPage)
        sign = next(s for s in care_texts().signs if s.silences is is_serious)
        help_page.signs.box(sign.id).click()
        stage.settle()
        return stage.window

    return Scene("help-emergency" if is_serious else "help-soon", "HelpPage", show)


PAGES = (
    Scene("today", "TodayPage", page("today"), ALL),
    Scene("today-rated", "TodayPage", _rated_today),
    Scene("today-late", "TodayPage", _late),
    Scene("today-more", "TodayPage", clicks("today", "More")),
    Scene("message", "MessageBar", _message),
    Scene("injections", "InjectionsPage", page("injections"), ALL),
    Scene("injections-record", "InjectionsPage", page("injections", "record"), _ENTERED),
    Scene("injections-edit", "InjectionsPage", clicks("injections", "Edit")),
    Scene("diary", "DiaryPage", page("diary"), ALL),
    Scene("diary-event", "DiaryPage", lambda stage: _day(stage, "Event")),
    Scene("diary-test", "DiaryPage", lambda stage: _day(stage, "Blood test")),
    Scene("diary-edit", "DiaryPage", _first_edit),
    Scene("diary-history", "DiaryPage", lambda stage: _first_edit(stage, "History")),
    Scene("diary-erase", "DiaryPage", lambda stage: _first_edit(stage, "Erase for good…")),
    Scene("diary-search", "DiaryPage", _search),
    Scene("patterns", "PatternsPage", page("patterns"), ALL),
    *(_chart(kind) for kind in list(ChartKind)[1:]),
    Scene("patterns-table", "PatternsPage", clicks("patterns", "Show as table"), _ENTERED),
    Scene("patterns-dates", "PatternsPage", _own_dates),
    Scene("appointment", "AppointmentPage", page("appointment"), ALL),
    Scene("appointment-change", "AppointmentPage", clicks("appointment", "Change")),
    Scene("help", "HelpPage", page("help"), (State.EMPTY,)),
    Scene("help-note", "HelpPage", page("help", "note")),
    Scene("help-numbers", "HelpPage", clicks("help", "Change these numbers")),
    _sign(is_serious=True),
    _sign(is_serious=False),
    Scene("settings", "SettingsPage", page("settings"), ALL),
    Scene("settings-symptoms", "SettingsPage", page("settings", "symptoms")),
    Scene("settings-add", "SettingsPage", clicks("settings", "Add a symptom")),
    *(_first_start(step) for step in range(3)),
    Scene("first-start-passphrase", "FirstStartPage", _first_start_passphrase, (State.NEW,)),
    *(_hidden(name) for name in ("today", "diary", "appointment", "settings")),
)
