"""The command line speaks the language of the terminal; what programs read stays as it is in every language."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from b12diary import i18n
from b12diary.cli.tongue import terminal_country, terminal_language
from b12diary.diary import Diary
from b12diary.i18n import SOURCE, language, region, use_language, use_region, use_translation
from tests.cli.conftest import Run, Tables
from tests.ui.pictures.dress import forget_words
from tests.ui.pictures.pseudo import PseudoTranslation, unbracketed

TERMINALS = [
    ({}, SOURCE),
    ({"LANG": "nl_NL.UTF-8"}, "nl"),
    ({"LANG": "nl_BE"}, "nl"),
    ({"LANG": "de_AT.UTF-8@euro"}, "de"),
    ({"LANG": "fr_FR.UTF-8"}, SOURCE),
    ({"LANG": "en_US.UTF-8"}, SOURCE),
    ({"LANG": "nl_NL", "LC_MESSAGES": "de_DE"}, "de"),
    ({"LANG": "nl_NL", "LC_MESSAGES": "de_DE", "LC_ALL": "en_GB.UTF-8"}, SOURCE),
    ({"LANG": "en_GB", "LANGUAGE": "fr:nl:de"}, "nl"),
    ({"LANG": "nl_NL", "LANGUAGE": "en:de"}, SOURCE),
    ({"LC_ALL": "C", "LANGUAGE": "nl"}, SOURCE),
    ({"LANG": "C.UTF-8"}, SOURCE),
]


@pytest.fixture
def two_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(i18n, "languages", lambda: (SOURCE, "de", "nl"))


@pytest.mark.usefixtures("two_languages")
@pytest.mark.parametrize(("environment", "spoken"), TERMINALS, ids=str)
def test_it_speaks_what_the_terminal_speaks(environment: dict[str, str], spoken: str) -> None:
    assert terminal_language(environment) == spoken


def test_the_country_is_the_terminals_too() -> None:
    said = [terminal_country({"LANG": name}) for name in ("nl_BE.UTF-8", "de", "C.UTF-8", "en_US@euro", "sr_Latn_RS")]

    assert said == ["BE", "", "", "US", "RS"]
    assert terminal_country({"LANG": "nl_NL", "LC_ALL": "en_GB"}) == "GB"


@pytest.mark.parametrize(
    ("chosen", "terminal", "told"),
    [
        ("nl", "de_DE.UTF-8", ("blad voor de afspraak", "wurde geschrieben")),
        ("", "de_DE.UTF-8", ("Blatt für den Termin", "wurde geschrieben")),
        ("en_GB", "nl_NL.UTF-8", ("page for the appointment", "geschreven")),
        ("xx", "nl_NL.UTF-8", ("blad voor de afspraak", "geschreven")),
    ],
)
def test_what_is_handed_over_is_in_the_language_that_was_chosen_for_the_diary(
    b12: Run,
    tables: Tables,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    chosen: str,
    terminal: str,
    told: tuple[str, str],
) -> None:
    tables()
    assert b12("import", "tables", "--diary", "my.b12").status == 0
    with closing(Diary.open(tmp_path / "my.b12")) as diary:
        diary.set_preferences(language=chosen)
    before, country = language(), region()
    monkeypatch.setenv("LC_ALL", terminal)
    monkeypatch.delenv("LANGUAGE", raising=False)
    try:
        ran = b12("summary", "--diary", "my.b12", "--out", "page.txt")
    finally:
        use_language(before)
        use_region(country)

    page, answer = told
    assert page in (tmp_path / "page.txt").read_text("utf-8").splitlines()[0]
    assert answer in ran.said[0]


@pytest.fixture
def pseudo_terminal() -> Iterator[None]:
    before = language()
    use_translation(PseudoTranslation(), SOURCE)
    forget_words()
    yield
    use_translation(None, SOURCE)
    use_language(before)
    forget_words()


def english(lines: list[str]) -> list[str]:
    """What letters stand outside brackets, apart from names of commands, options and files."""
    known = ("b12diary", "usage", "FILE", "COMMAND", "DATE")
    rest = [line.strip() for line in unbracketed("\n".join(lines)).splitlines()]
    return [line for line in rest if any(c.isalpha() for c in line) and not any(word in line for word in known)]


@pytest.mark.usefixtures("pseudo_terminal")
def test_help_and_wrong_use_are_translated_with_the_words_of_python_itself(b12: Run) -> None:
    ran = b12("--help")
    assert ran.said[0].startswith("[üságé~~:")
    names = re.compile(r"(-h, )?(--)?[a-z-]+")  # of options and commands, which are typed alike in every language
    assert [line for line in english(ran.said[1:]) if not names.fullmatch(line)] == []

    ran = b12("check", "--nothing")
    assert ran.status == 2
    assert english(ran.complained) == []
    assert "b12diary: érrör~~: [üñréçögñízéd" in "\n".join(ran.complained)


@pytest.mark.usefixtures("pseudo_terminal")
def test_answers_are_translated_and_what_programs_read_is_not(b12: Run, tables: Tables, tmp_path: Path) -> None:
    tables()
    assert b12("import", "tables", "--diary", "my.b12").status == 0

    assert english(b12("check", "--diary", "my.b12").said) == []
    ran = b12("patterns", "my.b12", "--json")
    assert json.loads(ran.said[0])
    assert b12("export", "--diary", "my.b12", "--format", "csv", "--to", "out").status == 0
    assert (tmp_path / "out" / "ratings.csv").read_text("utf-8").startswith("date,symptom,rating,entered_on")
