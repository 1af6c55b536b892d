"""Choices are read back from a file, and what a file lacks or what is not known keeps its starting value."""

from b12diary.domain.answer import Answer
from b12diary.domain.preferences import TEXT_SIZES, Paper, Preferences, Theme, preferences_of


def test_an_empty_file_gives_the_starting_values() -> None:
    assert preferences_of({}) == Preferences()
    assert Preferences().text_percent in TEXT_SIZES
    assert Preferences().has_monthly_rhythm is Answer.UNKNOWN


def test_choices_come_back_as_what_they_were() -> None:
    stored: dict[str, object] = {"theme": "dark", "paper": "letter", "text_percent": 150, "name_on_page": False}

    assert preferences_of(stored) == Preferences(
        theme=Theme.DARK, paper=Paper.LETTER, text_percent=150, name_on_page=False
    )
    assert preferences_of({"paper": None}).paper is None


def test_a_choice_of_a_later_version_is_left_out() -> None:
    stored: dict[str, object] = {"theme": "sepia", "has_monthly_rhythm": "sometimes", "colour_of_the_sky": "blue"}

    assert preferences_of(stored) == Preferences()


def test_a_value_that_this_version_cannot_use_has_its_default() -> None:
    stored: dict[str, object] = {
        "theme": None,
        "day_start_hour": 99,
        "text_percent": "150",
        "paper": "A0",
        "name_on_page": "yes",
        "person_name": 7,
    }
    assert preferences_of(stored) == Preferences()
