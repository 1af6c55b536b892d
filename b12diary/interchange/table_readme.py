"""The data dictionary that goes with exported tables: each file and column, its unit, and what a blank cell means."""

from enum import StrEnum
from textwrap import fill

from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Compound, DoseReason, Phase, Route
from b12diary.domain.quantity import DoseUnit
from b12diary.domain.rating import ScaleId
from b12diary.domain.regimen import RhythmUnit
from b12diary.domain.symptom import Cadence
from b12diary.i18n import _
from b12diary.interchange import table_forms as forms

FILE_NAME = "README.txt"
_WIDTH = 100


def data_dictionary() -> str:
    """Return the text of README.txt, with a line end after every line."""
    lines = [*_introduction(), ""]
    for form in forms.TABLE_FORMS:
        lines += [form.file, "-" * len(form.file), *_wrapped(_about()[form.name])]
        texts = _columns()[form.name]
        for column in form.columns:
            must = _("must be there") if column in form.required else _("may be blank or left out")
            lines.append(f"  {column} ({must})")
            lines += _wrapped(texts[column], indent=6)
        lines.append("")
    return "\n".join(lines)


def _wrapped(text: str, indent: int = 0) -> list[str]:
    blanks = " " * indent
    return fill(text, _WIDTH, initial_indent=blanks, subsequent_indent=blanks, break_on_hyphens=False).split("\n")


def _words(words: type[StrEnum]) -> str:
    return ", ".join(words)


def _introduction() -> list[str]:
    return [
        _("Tables from a B12 Diary"),
        "",
        *_wrapped(
            _(
                "These files hold the injections, plans, ratings, events, blood tests and notes of one diary. "
                "B12 Diary can read them back. They are text in UTF-8 with one header row. Commas stand between the "
                "cells, and quotation marks around cells that need them. The order of columns and rows is free."
            )
        ),
        *_wrapped(_("A day is written as year-month-day, such as 2026-11-22. A number has a decimal point.")),
        *_wrapped(
            _(
                "A blank cell means not known or not said. It never means 0. A symptom that was not rated on a day "
                "has no row for that day."
            )
        ),
        *_wrapped(
            _(
                "Some texts begin with an apostrophe: it keeps a spreadsheet from running the text as a formula. "
                "It is taken away again when the file is read back."
            )
        ),
        *_wrapped(_("Care signs, appointment pages, settings and the history of changes are not in these files.")),
        *_wrapped(_("The archive in JSON holds all of it.")),
    ]


def _about() -> dict[str, str]:
    return {
        "injections": _("One row for each dose of B12 that was given."),
        "ratings": _("One row for each symptom on each day on which it was rated."),
        "plan": _("One row for each plan that was agreed: how often, of what, since when."),
        "symptoms": _("One row for each symptom of this diary, in the order in which they are shown."),
        "main_symptoms": _("One row for each choice of main symptoms; a later one takes the place of an earlier one."),
        "events": _("One row for each stretch of days on which something else was going on."),
        "blood_tests": _("One row for each result, in the laboratory's own unit and with its own range."),
        "notes": _("One row for each day with a note."),
    }


def _columns() -> dict[str, dict[str, str]]:
    one_of = _("One of: {words}.")
    amount, unit = _("How much, as it was typed."), one_of.format(words=_words(DoseUnit))
    compound, route = one_of.format(words=_words(Compound)), one_of.format(words=_words(Route))
    phase, note = one_of.format(words=_words(Phase)), _("A few words.")
    return {
        "injections": {
            "date": _("The day on which it was given."),
            "time": _("The time of day, such as 08:30."),
            "compound": compound,
            "amount": amount,
            "unit": unit + " " + _("Needed beside an amount."),
            "route": route,
            "site": _("Where on the body."),
            "given_by": _("Who gave it."),
            "phase": phase,
            "reason": one_of.format(words=_words(DoseReason)),
            "planned_date": _("The day for which it was planned."),
            "batch": _("The number on the pack."),
            "note": note,
            "reactions": _(
                "How it was afterwards: one or more of {words}, or own words; a semicolon between them."
            ).format(words=", ".join(reaction.id for reaction in catalogue().reactions)),
        },
        "ratings": {
            "date": _("The day that was rated."),
            "symptom": _("Its name in symptoms.csv, or in plain words."),
            "rating": _("A whole number from 0 (none) to 10 (as bad as can be), unless “scale” names another scale."),
            "entered_on": _("The day on which the rating was written down."),
            "scale": one_of.format(words=_words(ScaleId)) + " " + _("Blank: nrs_0_10."),
        },
        "plan": {
            "from": _("The first day of the plan."),
            "interval_days": _("Days between doses. A month counts as 30.44 days; 3.5 is twice a week."),
            # Translators: maintenance stays English: so it stands in the file.
            "phase": phase + " " + _("Blank: maintenance."),
            "until": _("The last day of the plan. Blank: until a later plan begins."),
            "note": note,
            "count": _("How many doses, for a course with a fixed number."),
            "every": _("The plan as it was typed: a whole number of the unit in the next column."),
            # Translators: per_week stays English: so it stands in the file.
            "unit": one_of.format(words=_words(RhythmUnit)) + " " + _("per_week: so many times a week."),
            "compound": compound,
            "amount": amount,
            "amount_unit": unit,
            "route": route,
            # Translators: yes and no stay English: so it stands in the file.
            "for_nerves": _("yes or no: whether the plan was made because of nerve symptoms."),
        },
        "symptoms": {
            "symptom": _("The name that stands in ratings.csv."),
            "label": _("The person's own words for it. Blank: the words that come with the program."),
            "group": _("Under which heading it is listed."),
            # Translators: yes and no stay English: so it stands in the file.
            "main": _("yes or no: whether it is one of up to 3 main symptoms now. Blank everywhere: none was chosen."),
            "asked": one_of.format(words=_words(Cadence)),
        },
        "main_symptoms": {
            # Translators: start stays English: so it stands in the file.
            "from": _("The day from which on it holds. The word start: from the first day of the diary."),
            "first": _("The name of a symptom, as in symptoms.csv."),
            "second": _("The name of another one."),
            "third": _("The name of a third one. All blank: none is a main one."),
        },
        "events": {
            "from": _("The first day."),
            # Translators: illness, poor_sleep and diary_break stay English: so it stands in the file.
            "kind": _("What it was, such as illness, poor_sleep, or diary_break for days without a diary."),
            # Translators: ongoing stays English: so it stands in the file.
            "until": _("The last day. Blank: only the first day. The word ongoing: it still goes on."),
            "label": _("The person's own words for it."),
        },
        "blood_tests": {
            "date": _("The day on which the blood was taken."),
            "test": _("What was tested."),
            # Translators: positive stays English: so it stands in the file.
            "value": _("The number as printed, also like <150, or a word such as positive."),
            "unit": _("The unit as printed. Nothing is converted."),
            "low": _("The lower end of the laboratory's own range, in the same unit."),
            "high": _("The upper end of the laboratory's own range, in the same unit."),
            "note": note,
            "finding": _("A result in words that could be taken for a number, or that stands beside a number."),
        },
        "notes": {"date": _("The day that the note is about."), "note": _("The note.")},
    }
