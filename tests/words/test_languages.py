"""Each language that can be chosen has all words, none of them broken, and the file the program reads is the same."""

import io
from datetime import date

import pytest
from babel.messages.catalog import Catalog
from language_faults import faults
from languages import compiled, main, mo_file, read, template, write
from languages import languages as begun

from b12diary.i18n import day_text, language, languages, number_text, use_language

OFFERED = languages()[1:]  # British English is the source
TODAY = date(2026, 9, 6)
DAYS = {"nl": "zondag 6 september 2026", "de": "Sonntag, 6. September 2026"}


@pytest.fixture(scope="module")
def wanted() -> Catalog:
    return template()


def test_dutch_and_german_can_be_chosen() -> None:
    assert set(OFFERED) >= {"nl", "de"} == set(begun())


@pytest.mark.parametrize("code", OFFERED)
def test_no_text_is_missing_fuzzy_or_broken(code: str, wanted: Catalog) -> None:
    assert list(faults(code, read(code), wanted)) == []


@pytest.mark.parametrize("code", OFFERED)
def test_what_the_program_reads_is_what_the_translators_wrote(code: str) -> None:
    assert mo_file(code).read_bytes() == compiled(code)


@pytest.mark.parametrize("code", OFFERED)
def test_dates_and_numbers_are_written_as_people_there_do(code: str) -> None:
    before = language()
    use_language(code)
    assert day_text(TODAY, "long") == DAYS[code]
    assert number_text(-1.25, 1) == "\N{MINUS SIGN}1,2"
    use_language(before)


BROKEN = [
    ("Save as PDF", "", "missing"),
    ("{n} of {total} days", "{n} dagen", "{…} differ"),
    ("{n} days", "{n dagen", "a brace without its other"),
    ("Choose a day.", "Kies een dag", "ends with"),
    ("New passphrase: ", "Nieuwe wachtzin:", "blanks at the begin or end differ"),
    ("One line.\nTwo lines.", "Een regel. Twee regels.", "the number of lines differs"),
    ("&Save", "Opslaan", "the key (&) is missing"),
    ("use --diary FILE", "gebruik --dagboek FILE", "names, options or endings of files differ"),
    ("from 0 to 10", "van 0 tot 100", "numbers differ"),
    ("Wait …", "Wacht ...", "... stands for …"),
    ("The file does not fit.", "Ongeldig bestand.", "“ongeldig” is not said here"),
    ("Choose a day to go on.", "U kunt een dag kiezen.", "“u” is not said here"),
    ("One sentence.", f"{'Woord ' * 25}.", "words in a sentence"),
]


def catalog_of(source: str, words: str) -> Catalog:
    catalog = Catalog(locale="nl")
    catalog.add(source, words)
    return catalog


@pytest.mark.parametrize(("source", "words", "fault"), BROKEN, ids=[fault for *_words, fault in BROKEN])
def test_what_is_broken_is_found(source: str, words: str, fault: str) -> None:
    found = list(faults("nl", catalog_of(source, words), catalog_of(source, "")))

    assert [one for one in found if fault in one], found


GOOD = [
    ("{n} of {total} days", "{total} dagen, waarvan {n}"),
    ("Write a number above 0, like 1 or 0.5.", "Schrijf een getal boven 0, zoals 1 of 0,5."),
    ("1,000 micrograms", "1.000 microgram"),
    ("&Save as PDF…", "Opslaan als &pdf…"),
    ("It is called “{name}”.", "Het heet “{name}”."),
    ("It does not diagnose, monitor or treat any condition.", "Het diagnosticeert, bewaakt of behandelt niets."),
]


@pytest.mark.parametrize(("source", "words"), GOOD)
def test_what_is_right_is_let_be(source: str, words: str) -> None:
    assert list(faults("nl", catalog_of(source, words), catalog_of(source, ""))) == []


def test_both_forms_of_a_plural_are_needed_and_the_form_for_one_may_leave_the_number_out() -> None:
    wanted, half, whole = Catalog(), Catalog(locale="de"), Catalog(locale="de")
    forms = ("{n} day", "{n} days")
    wanted.add(forms)
    half.add(forms, ("{n} Tag", ""))
    whole.add(forms, ("ein Tag", "{n} Tage"))

    assert [fault.partition(":")[0] for fault in faults("de", half, wanted)] == ["missing"]
    assert list(faults("de", whole, wanted)) == []


def test_fuzzy_new_and_old_texts_are_told() -> None:
    wanted, found = catalog_of("New", ""), catalog_of("Old", "Oud")
    wanted.add("Changed")
    found.add("Changed", "Gewijzigd", flags=("fuzzy",))

    kinds = sorted(fault.partition(":")[0] for fault in faults("nl", found, wanted))
    assert kinds == ["fuzzy", "no longer asked for", "not taken in yet"]


def test_files_say_which_texts_are_fuzzy_and_hold_no_line_numbers() -> None:
    file = io.BytesIO()
    catalog = catalog_of("Old", "Oud")
    catalog.add("Changed", "Gewijzigd", flags=("fuzzy",))
    write(catalog, file)

    assert b"#, fuzzy" in file.getvalue()
    assert b":1\n" not in file.getvalue()


def test_the_command_tells_what_is_missing_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "xx"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "xx: not taken in yet: '{n} full gaps'" in told[:200]
    assert int(told[-1].removeprefix("xx: ").removesuffix(" faults")) > 2_900
