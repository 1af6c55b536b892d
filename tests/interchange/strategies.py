"""Made-up diaries for properties: every noun that tables carry, with texts that files and spreadsheets trip over."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from b12diary.domain.answer import Answer
from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.entries import Entries
from b12diary.domain.factor import DIARY_BREAK, Exposure, ExposureId, FactorId
from b12diary.domain.lab import AnalyteId, Comparator, LabResult, LabResultId, ReferenceInterval
from b12diary.domain.note import DayNote
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import SCALES, Origin, Rating
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.symptom import INTERFERENCE, Cadence, MainSet, Symptom, SymptomId

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)
NAUGHTY = (
    *("=1+1", "+44 20", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "'", "''", "'=1", "'tis", "' x", "x ", " x", " ", "'x "),
    *('"', '""', 'a "b" c', "a,b;c\td", "a\nb", "a\r\nb", "a\rb", "\N{NO-BREAK SPACE}x", "\uff1d1", "\ufeffx", "sep=;"),
    *("שלום", "a\u202eb", "e\u0301", "\U0001f9d1\u200d\u2695\ufe0f", "null", "NaN", "0", "00:00", "ongoing", "a\x0bb"),
    *("{n}", "%s", "<b>x</b>", "\\N", "c:\\temp", "\x7f", "\x1b[31m"),
)

_T = TypeVar("_T")

free_texts = (
    st.just("")
    | st.sampled_from(NAUGHTY)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
)
full_texts = free_texts.map(lambda text: text if text.strip() else "x")
"""Never blank, and without drawing anew until something is not."""

words = st.text("abcdefgh ", min_size=1, max_size=12).filter(str.strip)
days = st.dates(date(1900, 1, 1), TODAY)
amounts = st.decimals(Decimal("0.001"), 10_000, places=3)
quantities = st.none() | st.builds(Quantity, amounts, st.sampled_from(DoseUnit))
numbers = st.none() | st.decimals(0, 100_000, places=2)
times = st.none() | st.times()

doses = st.builds(
    Dose,
    id=st.just(DoseId("")),
    given_on=days,
    recorded_at=st.just(NOW),
    given_time=times,
    compound=st.sampled_from(Compound),
    quantity=quantities,
    route=st.sampled_from(Route),
    site=free_texts,
    given_by=free_texts,
    phase=st.none() | st.sampled_from(Phase),
    planned_on=st.none() | st.dates(date(1900, 1, 1), date(2030, 1, 1)),
    reason=st.sampled_from(DoseReason),
    batch=free_texts,
    note=free_texts,
    reactions=st.lists(
        st.sampled_from(["worse_days", "sore_site", "=mine"]) | full_texts.map(str.strip), max_size=3
    ).map(tuple),
)

rhythms = (
    st.builds(Rhythm, st.integers(1, 3660), st.just(RhythmUnit.DAYS))
    | st.builds(Rhythm, st.integers(1, 520), st.just(RhythmUnit.WEEKS))
    | st.builds(Rhythm, st.integers(1, 120), st.just(RhythmUnit.MONTHS))
    | st.builds(Rhythm, st.integers(1, 7), st.just(RhythmUnit.PER_WEEK))
)


@st.composite
def regimens(draw: st.DrawFn) -> Regimen:
    starts_on = draw(days)
    return Regimen(
        id=RegimenId(""),
        starts_on=starts_on,
        rhythm=draw(rhythms),
        recorded_at=NOW,
        ends_on=draw(st.none() | st.dates(starts_on, date(2040, 1, 1))),
        phase=draw(st.sampled_from(Phase)),
        count=draw(st.none() | st.integers(1, 99)),
        compound=draw(st.sampled_from(Compound)),
        quantity=draw(quantities),
        route=draw(st.sampled_from(Route)),
        note=draw(free_texts),
        for_nerves=draw(st.sampled_from(Answer)),
    )


@st.composite
def exposures(draw: st.DrawFn) -> Exposure:
    starts_on = draw(days)
    factor = FactorId(
        draw(st.sampled_from(["illness", "poor_sleep", "acid_medicine", "other", "night_shifts", DIARY_BREAK]))
    )
    ends_on = draw(st.none() | st.dates(starts_on, TODAY))
    return Exposure(ExposureId(""), factor, starts_on, NOW, ends_on, draw(free_texts))


@st.composite
def lab_results(draw: st.DrawFn) -> LabResult:
    value = draw(numbers)
    low, high = sorted(draw(st.tuples(st.decimals(0, 99, places=1), st.decimals(0, 99, places=1))))
    finding = draw(free_texts) if value is not None else draw(full_texts)
    return LabResult(
        id=LabResultId(""),
        day=draw(days),
        analyte=AnalyteId(draw(st.sampled_from(["b12_total", "ferritin", "=my test", "Mein Test"]))),
        recorded_at=NOW,
        value=value,
        comparator=Comparator.EQUAL if value is None else draw(st.sampled_from(Comparator)),
        unit=draw(free_texts),
        reference=ReferenceInterval(draw(st.sampled_from([None, low])), draw(st.sampled_from([None, high]))),
        finding=finding,
        note=draw(free_texts),
    )


@st.composite
def symptom_lists(draw: st.DrawFn) -> tuple[Symptom, ...]:
    known = draw(st.lists(st.sampled_from(["fatigue", "brain_fog", "balance", "pins_needles"]), unique=True))
    own = draw(st.lists(st.sampled_from(["own_1", "ab12cd34", "ohrgeräusch"]), unique=True))
    cadences = st.sampled_from(Cadence)
    groups = st.sampled_from(["energy", "mood", "other", "my_group"])
    made = [
        *(Symptom(SymptomId(s), draw(st.just("") | words.map(str.strip)), draw(groups), draw(cadences)) for s in known),
        *(Symptom(SymptomId(s), draw(full_texts), draw(groups), draw(cadences)) for s in own),
    ]
    core = Symptom(INTERFERENCE, draw(st.just("") | words), "core", draw(cadences), -1)
    placed = (Symptom(s.id, s.label, s.group, s.cadence, place) for place, s in enumerate(draw(st.permutations(made))))
    return (core, *placed)


@st.composite
def ratings(draw: st.DrawFn, symptoms: tuple[Symptom, ...]) -> tuple[Rating, ...]:
    made = []
    for symptom in symptoms:
        for day in draw(st.sets(days, max_size=6)):
            scale = draw(st.sampled_from(list(SCALES.values())))
            value = draw(st.integers(scale.low, scale.high))
            entered_on = draw(st.none() | st.dates(day, TODAY))
            made.append(Rating(day, symptom.id, value, NOW, entered_on, scale.id, Origin.IMPORTED))
    return tuple(made)


def _some(values: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(values, max_size=3).map(tuple)


@st.composite
def entries(draw: st.DrawFn) -> Entries:
    """Draw entries as a diary can hold them; every id is "" and every moment the same, which tables do not carry."""
    symptoms = draw(symptom_lists())
    listed = [s.id for s in symptoms if s.id != INTERFERENCE]
    chosen = draw(st.none() | st.sets(st.sampled_from(listed), min_size=1, max_size=3)) if listed else None
    choices = draw(st.dictionaries(st.just(date.min) | days, st.permutations(listed), max_size=3))
    notes = draw(st.dictionaries(days, full_texts, max_size=4))
    return Entries(
        doses=draw(_some(doses)),
        regimens=draw(_some(regimens())),
        symptoms=symptoms,
        main=None if chosen is None else tuple(s for s in listed if s in chosen),
        main_sets=tuple(MainSet(since, tuple(order[:3])) for since, order in sorted(choices.items())),
        ratings=draw(ratings(symptoms)),
        notes=tuple(DayNote(day, text, NOW) for day, text in notes.items()),
        exposures=draw(_some(exposures())),
        lab_results=draw(_some(lab_results())),
    )
