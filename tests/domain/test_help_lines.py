"""A person's own telephone numbers: used where they belong, shown beside the printed ones, and taken back."""

import pytest

from b12diary.domain.care import care_texts
from b12diary.domain.help_lines import LONGEST_NUMBER, SURGERY, set_number, tidy_number, unbroken
from b12diary.domain.safety import CareLevel


def test_every_line_has_an_id_of_its_own() -> None:
    texts = care_texts()
    every = [line.id for lines in (*texts.countries, texts.elsewhere) for line in lines.lines()]
    own = [name for name in every if name != SURGERY]
    assert len(own) == len(set(own))
    assert every.count(SURGERY) == len(texts.countries) + 1


def test_no_number_stands_in_a_heading_by_itself() -> None:
    """Only what fills the gap may be a number, or a person's own would stand beside another in the same heading."""
    texts = care_texts()
    for lines in (*texts.countries, texts.elsewhere):
        for template in (*lines.templates, lines.bare):
            assert not any(letter.isdigit() for letter in template), template
        assert ("{number}" in lines.templates[1]) == bool(lines.urgent_line.printed)
        assert "{number}" in lines.templates[0]


def test_a_typed_number_takes_the_place_of_the_printed_one_and_both_are_known() -> None:
    texts = care_texts()
    lines = texts.help_lines("GB", [("gb.urgent", "0131 000 000"), ("gb.samaritans", "1234")])
    assert lines.heading(CareLevel.URGENT) == f"Call {unbroken('0131 000 000')} or ask for a GP today if:"
    assert lines.heading(CareLevel.EMERGENCY) == "Call 999 or go to A&E now if:"
    assert (lines.urgent_line.printed, lines.urgent_line.is_replaced) == ("111", True)
    assert texts.crisis_text(lines).endswith("call Samaritans on 1234.")
    assert texts.help_lines("GB").urgent == "111"


def test_a_country_without_numbers_can_be_filled_in() -> None:
    texts = care_texts()
    lines = texts.help_lines("ZZ", [("other.emergency", "15"), ("other.crisis", "17")])
    assert lines.heading(CareLevel.EMERGENCY) == "Call 15 or go to a hospital now if:"
    assert texts.crisis_text(lines) == "To talk to someone at any time, call 17."
    assert not lines.emergency_line.is_replaced


def test_a_number_of_one_country_is_not_used_in_another() -> None:
    assert care_texts().help_lines("US", [("gb.emergency", "1")]).emergency == "911"


@pytest.mark.parametrize("text", ["", "   ", "999", " 999 "])
def test_the_printed_number_or_none_takes_the_own_one_out(text: str) -> None:
    line = care_texts().help_lines("GB").emergency_line
    kept = (("gb.urgent", "1"),)
    assert set_number((*kept, ("gb.emergency", "2")), line, text) == kept


def test_a_typed_number_is_tidied_and_not_judged() -> None:
    assert tidy_number("  0131\t 000\n000 ") == "0131 000 000"
    assert len(tidy_number("9" * 200)) == LONGEST_NUMBER
    line = care_texts().help_lines("GB").surgery
    assert set_number((), line, "{number} 5") == ((SURGERY, "{number} 5"),)
    lines = care_texts().help_lines("GB", [("gb.emergency", "{number} 5")])
    assert unbroken("{number} 5") in lines.heading(CareLevel.EMERGENCY)
