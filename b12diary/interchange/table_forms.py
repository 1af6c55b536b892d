"""The files of the CSV form and their columns: the one list that reading, writing and the data dictionary follow."""

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class TableForm:
    """One file: its name without ".csv", the columns that must be there, and those that may be."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns in the order in which they are written."""
        return self.required + self.optional

    @property
    def file(self) -> str:
        """The file's name."""
        return f"{self.name}.csv"


INJECTIONS = TableForm(
    "injections",
    ("date",),
    (
        *("time", "compound", "amount", "unit", "route", "site", "given_by", "phase", "reason", "planned_date"),
        *("batch", "note", "reactions"),
    ),
)
RATINGS = TableForm("ratings", ("date", "symptom", "rating"), ("entered_on", "scale"))
PLAN = TableForm(
    "plan",
    ("from", "interval_days"),
    ("phase", "until", "note", "count", "every", "unit", "compound", "amount", "amount_unit", "route", "for_nerves"),
)
SYMPTOMS = TableForm("symptoms", ("symptom",), ("label", "group", "main", "asked"))
MAIN_SYMPTOMS = TableForm("main_symptoms", ("from",), ("first", "second", "third"))
EVENTS = TableForm("events", ("from", "kind"), ("until", "label"))
BLOOD_TESTS = TableForm("blood_tests", ("date", "test", "value"), ("unit", "low", "high", "note", "finding"))
NOTES = TableForm("notes", ("date", "note"), ())

TABLE_FORMS = (INJECTIONS, RATINGS, PLAN, SYMPTOMS, MAIN_SYMPTOMS, EVENTS, BLOOD_TESTS, NOTES)


def form_of_file(name: str) -> TableForm | None:
    """Return the form of a file by its name, in any letter case and any folder; None when it is none of the form's."""
    last = PurePath(name.replace("\\", "/")).name.casefold()
    return next((form for form in TABLE_FORMS if form.file == last), None)
