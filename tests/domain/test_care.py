"""Signs, care cards and telephone numbers: levels as agreed, short cards, and an action for every country."""

import re
from datetime import date

from b12diary.domain.care import care_texts, country_of
from b12diary.domain.catalogue import catalogue
from b12diary.domain.help_lines import unbroken
from b12diary.domain.preferences import Preferences
from b12diary.domain.safety import CareLevel
from b12diary.i18n import region, use_region


def test_the_14_signs_have_their_levels_and_the_first_9_silence_all_else() -> None:
    signs = {sign.id: sign for sign in catalogue().signs}

    assert list(signs) == [f"S{n}" for n in range(1, 15)]
    assert {name for name, sign in signs.items() if sign.level is CareLevel.EMERGENCY} == {
        "S1", "S2", "S3", "S4", "S6", "S8", "S9",
    }  # fmt: skip
    assert {name for name, sign in signs.items() if sign.level is CareLevel.URGENT} == {"S5", "S7", "S12"}
    assert {name for name, sign in signs.items() if sign.silences} == {f"S{n}" for n in range(1, 10)}
    assert {name for name, sign in signs.items() if sign.is_private} == {"S8"}


def test_a_sign_opens_a_card_of_its_own_level() -> None:
    for sign in catalogue().signs:
        assert sign.card.level is sign.level, sign.id


def test_the_country_is_the_persons_and_the_computers_where_nobody_chose_one() -> None:
    before = region()
    use_region("NL")
    try:
        assert country_of(Preferences()) == "NL"
        assert country_of(Preferences(first_start_done=True)) == "GB"
        assert country_of(Preferences(country="DE")) == "DE"
        use_region("FR")
        assert country_of(Preferences()) == ""
        use_region("")
        assert country_of(Preferences()) == "GB"
    finally:
        use_region(before)


def test_cards_have_at_most_5_bullets_and_each_is_reached_by_a_sign() -> None:
    cards = care_texts().cards

    assert all(1 <= len(card.bullets) <= 5 for card in cards)
    assert all(bullet[0].islower() and bullet[-1] not in ".;" for card in cards for bullet in card.bullets)
    assert {sign.card.id for sign in catalogue().signs} == {card.id for card in cards}
    assert [card.level for card in cards] == sorted(card.level for card in cards), "most urgent first"


def test_each_level_has_words_and_a_heading_in_every_country() -> None:
    texts = care_texts()
    for lines in (*texts.countries, texts.elsewhere):
        headings = [lines.heading(level) for level in CareLevel]
        assert all(heading.endswith("if:") for heading in headings), lines.code
        assert len(set(headings)) == 3
        assert unbroken(lines.emergency) in headings[0]
        assert unbroken(lines.urgent) in headings[1]
    assert texts.level_label(CareLevel.URGENT) == "Urgent, the same day"


def test_the_numbers_of_each_country() -> None:
    lines = {entry.code: entry for entry in care_texts().countries}

    assert {code: entry.emergency for code, entry in lines.items()} == {
        "GB": "999", "IE": "112 or 999", "NL": "112", "DE": "112", "US": "911", "CA": "911", "AU": "000", "NZ": "111",
    }  # fmt: skip
    assert all(entry.crisis for entry in lines.values())
    assert all(entry.checked is not None and entry.checked >= date(2026, 1, 1) for entry in lines.values())
    assert all(re.fullmatch(r"[0-9 ]+", line.number) for entry in lines.values() for line in entry.crisis)


def test_a_country_that_is_not_known_still_gets_headings_and_no_number() -> None:
    elsewhere = care_texts().help_lines("ZZ")

    assert elsewhere.heading(CareLevel.EMERGENCY) == "Call your emergency number or go to a hospital now if:"
    assert not re.search(r"\d", " ".join(elsewhere.headings))
    assert care_texts().crisis_text(elsewhere) == ""


def test_someone_to_talk_to_is_named() -> None:
    texts = care_texts()
    said = texts.crisis_text(texts.help_lines("gb"))
    assert said == f"To talk to someone at any time, call Samaritans on {unbroken('116 123')}."
