"""The words that translators get are those that the program asks its translation for, no more and no fewer."""

import argparse
import gettext
import inspect
import re
from collections.abc import Iterator
from datetime import date

import pytest
from word_sources import Words, all_words, module_words, resource_words

from b12diary.cli.argparse_words import WORDS
from b12diary.cli.arguments import parser
from b12diary.domain.care import care_texts
from b12diary.domain.catalogue import Catalogue, catalogue
from b12diary.domain.plan_templates import plan_templates
from b12diary.i18n import language, use_language, use_translation
from b12diary.interchange.examples import EXAMPLE_KINDS, example_entries
from b12diary.interchange.presets import presets
from b12diary.suggestions.evidence import evidence
from b12diary.ui.dialogs.licences import LicencesDialog
from b12diary.ui.pages.appointment_draft import question_bank

SPOKEN = "xx_XX"
"""A language that nobody has asked for before, so that nothing is remembered in it."""


class Listening(gettext.NullTranslations):
    """Writes down what it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture
def listening() -> Iterator[Listening]:
    before, ear = language(), Listening()
    use_translation(ear, SPOKEN)
    yield ear
    use_translation(None, SPOKEN)
    use_language(before)


@pytest.fixture(scope="module")
def words() -> tuple[Words, ...]:
    return tuple(all_words())


@pytest.mark.usefixtures("qapp")
def test_every_text_of_a_resource_that_is_shown_is_given_to_translators(
    listening: Listening, words: tuple[Words, ...]
) -> None:
    for read in (care_texts, plan_templates, presets, evidence, question_bank):
        read()
    for section in (name for name in dir(Catalogue) if not name.startswith("_")):
        getattr(catalogue(), section)
    for kind in EXAMPLE_KINDS:
        example_entries(kind, date(2026, 11, 22))
    LicencesDialog().deleteLater()

    given = {one.text for one in words}
    of_resources = {one.text for one in words if one.place.startswith("resources/")}
    assert listening.asked - given == set()
    assert of_resources - listening.asked == set()


def test_the_help_of_the_command_line_is_given_to_translators(
    listening: Listening, words: tuple[Words, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    known = parser()
    known.format_help()
    for line in (["check", "--nothing"], ["check", "--diary"], ["summary"], ["example", "--kind", "x"], ["patterns"]):
        with pytest.raises(SystemExit):
            known.parse_args(line)

    assert "usage: " in listening.asked
    assert "the following arguments are required: %s" in listening.asked
    assert listening.asked - {one.text for one in words} == set()
    assert "error" in capsys.readouterr().err


def test_the_words_of_the_command_lines_reader_are_those_of_this_python() -> None:
    source = inspect.getsource(argparse)

    # Some have been said in other words by one Python or the other; most must be there, or none is found any more.
    found = [text for text in WORDS if text.encode("unicode_escape").decode() in source]
    assert len(found) >= len(WORDS) - 2


def test_words_are_found_with_their_context_and_what_translators_should_know() -> None:
    found = list(
        module_words(
            "# Translators: a month\n"
            "# of the year\n"
            "a = _('May')\n"
            'b = f\'{_("inside")} {ngettext("{n} gap", "{n} gaps", n)}\'\n'
            "c = pgettext('sign', 'Clear')  # Translators: it is over\n"
            "d = _(row['label'])\n",
            "m.py",
        )
    )

    assert found == [
        Words("May", place="m.py"),
        Words("inside", place="m.py"),
        Words("{n} gap", "{n} gaps", place="m.py"),
        Words("Clear", context="sign", place="m.py"),
    ]
    assert [one.remarks for one in found] == [("a month of the year",), (), (), ("it is over",)]


def test_ids_codes_and_citations_are_not_given_to_translators() -> None:
    row = {"symptom": [{"id": "fatigue", "label": "Tiredness", "snomed": "84229001", "signs": ["S1"]}]}

    found = list(resource_words(row, "resources/x.toml", {"label": "Short."}))

    assert found == [Words("Tiredness", place="resources/x.toml", part="label")]
    assert found[0].remarks == ("fatigue: label", "Short.")


def test_texts_that_look_alike_have_one_plural(words: tuple[Words, ...]) -> None:
    plurals: dict[tuple[str, str], set[str]] = {}
    for one in words:
        if one.plural:
            plurals.setdefault((one.context, one.text), set()).add(one.plural)

    assert [text for text, forms in plurals.items() if len(forms) > 1] == []


def test_no_text_is_glued_from_halves(words: tuple[Words, ...]) -> None:
    """A text that begins or ends inside a sentence can't be put into an order that another language needs."""
    halves = re.compile(r"^[,;.]|^ | $|\b(and|or|the|an|a)$")
    prompts = ("Passphrase of the diary: ", "New passphrase: ", "Once more: ", "usage: ")

    assert [one.text for one in words if halves.search(one.text) and one.text not in prompts] == []
