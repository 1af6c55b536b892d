"""Which language the window speaks, the toolkit's own words with it, and how one is chosen at the first start."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from b12diary import i18n
from b12diary.i18n import SOURCE, day_text, language, languages, use_language
from b12diary.paths import Paths
from b12diary.ui import session
from b12diary.ui.language import LACKING, language_name, language_to_use, speak
from b12diary.ui.start import Desk
from b12diary.ui.window_state import WindowState
from tests.clock import SetClock
from tests.ui.pictures.dress import forget_words


@pytest.fixture
def with_dutch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> Iterator[None]:
    """Dutch and German, of which the program knows one sentence each."""
    before = language()
    for code, words in (("nl", "Hoe krijg je je B12?"), ("de", "Wie bekommen Sie Ihr B12?")):
        catalog = Catalog(locale=code)
        catalog.add("How do you have your B12?", words)
        file = tmp_path / "locale" / code / "LC_MESSAGES" / "b12diary.mo"
        file.parent.mkdir(parents=True)
        with file.open("wb") as out:
            write_mo(out, catalog)
    monkeypatch.setattr(i18n, "asset", tmp_path.joinpath)
    forget_words()
    yield
    speak(qapp, before)
    forget_words()


COMPUTERS = [
    ("", ("nl-Latn-NL", "nl-NL", "nl"), "nl"),
    ("", ("nl-BE",), "nl"),
    ("", ("fr-FR", "de-CH"), "de"),
    ("", ("fr-FR",), SOURCE),
    ("", ("en-US", "nl-NL"), SOURCE),
    ("", ("C",), SOURCE),
    ("de", ("nl-NL",), "de"),
    (SOURCE, ("nl-NL",), SOURCE),
    ("xx", ("nl-NL",), "nl"),
]


@pytest.mark.usefixtures("with_dutch")
@pytest.mark.parametrize(("chosen", "system", "spoken"), COMPUTERS)
def test_the_choice_comes_first_then_the_computer_then_english(
    chosen: str, system: tuple[str, ...], spoken: str
) -> None:
    assert language_to_use(chosen, system) == spoken


@pytest.mark.usefixtures("with_dutch")
def test_each_language_is_called_by_its_own_name() -> None:
    assert [language_name(code) for code in languages()] == ["English", "Deutsch", "Nederlands"]


@pytest.mark.usefixtures("with_dutch")
def test_the_toolkits_own_buttons_speak_it_too_and_only_as_long(qapp: QApplication) -> None:
    def cancel() -> str:
        return QCoreApplication.translate("QPlatformTheme", "Cancel")

    speak(qapp, "de")
    assert cancel() == "Abbrechen"
    speak(qapp, "nl")
    assert cancel() == "Annuleren"
    speak(qapp, SOURCE)
    assert cancel() == "Cancel"


@pytest.mark.parametrize("spoken", [code for code in languages() if code != SOURCE])
def test_the_dialogs_for_files_and_printing_have_no_english_word_left(qapp: QApplication, spoken: str) -> None:
    before = language()
    speak(qapp, spoken)
    try:
        left = [words for (place, words) in LACKING if QCoreApplication.translate(place, words) == words]
        dialog = QFileDialog(None, "", str(Path.home()))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        labels = {label.text() for label in dialog.findChildren(QLabel)}
        dialog.deleteLater()
    finally:
        speak(qapp, before)

    assert left == []
    assert {"&Look in:", "Files of &type:"} & labels == set()
    assert QCoreApplication.translate("QFileDialog", "&Look in:") == "&Look in:", "only as long as it is spoken"


def words(desk: Desk) -> list[str]:
    buttons = desk.window.findChildren(QAbstractButton)
    return [button.text() for button in buttons if button.isVisible()]


@pytest.mark.usefixtures("with_dutch")
def test_the_first_start_offers_the_other_languages_by_name_and_opens_again_in_one(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks: list[Desk] = []

    class Seen(Desk):
        def begin(self, path: Path | None = None, example: str | None = None, *, hidden: bool = False) -> None:
            desks.append(self)
            asked_for.append(self._watch.system())
            super().begin(path, example, hidden=hidden)
            QTimer.singleShot(0, self.window, self.look)

        def look(self) -> None:
            page = self.window.page("first_start")
            if page is None:
                QTimer.singleShot(10, self.window, self.look)
            elif len(desks) == 1:
                spoken.append(language())
                next(b for b in self.window.findChildren(QAbstractButton) if b.text() == "Nederlands").click()
            else:
                spoken.append(language())
                offered.extend(text for text in words(self) if text in {"English", "Deutsch", "Nederlands"})
                self.window.end()

    spoken: list[str] = []
    offered: list[str] = []
    asked_for: list[object] = []
    WindowState(text_percent=150).save(tmp_path / "state" / "window.json")
    monkeypatch.setattr(session, "Desk", Seen)

    assert session.run(Paths(data=tmp_path / "data", state=tmp_path / "state"), None) == 0

    assert spoken == [SOURCE, "nl"]
    assert asked_for[0] == asked_for[1]  # or the text would grow with each language that is tried
    assert offered == ["English", "Deutsch"]
    assert WindowState.load(tmp_path / "state" / "window.json").language == "nl"


@pytest.mark.usefixtures("with_dutch")
def test_what_was_chosen_at_the_first_start_stays_chosen(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    state = tmp_path / "state" / "window.json"
    WindowState(language="nl").save(state)
    desk = Desk(qapp, Paths(data=tmp_path / "data", state=tmp_path / "state"), SetClock())
    qtbot.addWidget(desk.window)
    desk.window.show()

    desk.open_example()
    desk.open_diary(tmp_path / "data" / "diary.b12")
    assert desk._state.language == "nl"
    assert desk.shell is not None
    desk.shell.diary.set_preferences(first_start_done=True, language=desk._state.language)
    desk.shell.dress()
    desk.window.close()

    assert WindowState.load(state).language == "nl"


@pytest.mark.usefixtures("with_dutch")
def test_dates_are_written_as_the_language_does() -> None:
    use_language("nl")
    assert day_text(date(2026, 9, 6), "long") == "zondag 6 september 2026"
