"""What a person does, and what the diary then holds."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from b12diary.diary import Diary
from b12diary.domain.answer import Answer
from b12diary.domain.change import Change, Part
from b12diary.domain.days import DateSpan
from b12diary.domain.dose import Compound, Dose, DoseId, DoseReason, Phase, Route
from b12diary.domain.entries import Entries
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Theme
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.rating import Origin, Rating, RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SignId
from b12diary.domain.symptom import INTERFERENCE, Cadence, MainSet, Symptom, SymptomId
from tests.clock import SetClock
from tests.diary.conftest import FATIGUE, FOG

TODAY = date(2026, 11, 22)


def _series(diary: Diary, symptom: SymptomId) -> RatingSeries:
    return diary.excerpt().series(symptom)


def test_a_rating_holds_its_day_and_the_day_it_was_written_down(diary: Diary) -> None:
    thursday = TODAY - timedelta(days=3)
    diary.rate(thursday, {FATIGUE: 6})
    assert _series(diary, FATIGUE) == RatingSeries(
        FATIGUE, ScaleId.NRS_0_10, (thursday.toordinal(),), (6,), (TODAY.toordinal(),)
    )
    assert _series(diary, FATIGUE).n_late == 1


def test_none_clears_a_rating_and_zero_is_a_rating(diary: Diary) -> None:
    diary.rate(TODAY, {FATIGUE: 0, FOG: 3})
    diary.rate(TODAY, {FOG: None})
    assert _series(diary, FATIGUE).values == (0,)
    assert len(_series(diary, FOG)) == 0


def test_the_same_rating_again_is_no_step(diary: Diary, clock: SetClock) -> None:
    diary.rate(TODAY, {FATIGUE: 6})
    clock.pass_time(minutes=5)
    assert not diary.rate(TODAY, {FATIGUE: 6}).parts
    assert diary.ratings_on(TODAY)[0].recorded_at.minute == 4


def test_a_rating_that_does_not_fit_is_refused_with_the_reason(diary: Diary) -> None:
    tomorrow, other = TODAY + timedelta(days=1), SymptomId("unknown")
    for symptom, value, day in ((FATIGUE, 11, TODAY), (FATIGUE, -1, TODAY), (FATIGUE, 5, tomorrow), (other, 5, TODAY)):
        change = diary.rate(day, {symptom: value})
        assert change.is_refused
        assert change.problems[0].text
    assert diary.excerpt().rated_days == 0


def test_steps_are_called_by_what_the_person_did(diary: Diary) -> None:
    assert diary.rate(TODAY, {FATIGUE: 6}).label == "Rate Tiredness 6"
    assert diary.rate(TODAY - timedelta(days=1), {FATIGUE: 4}).label == "Rate Tiredness 4 on 21 Nov"
    assert diary.rate(TODAY, {FATIGUE: None}).label == "Clear Tiredness"
    assert diary.record(diary.new_dose()).label == "Injection on 22 Nov 2026"


def test_the_next_injection_is_filled_in_like_the_last(diary: Diary, clock: SetClock) -> None:
    given = Dose(
        DoseId("first"),
        TODAY - timedelta(weeks=12, days=-2),
        diary.now(),
        compound=Compound.HYDROXOCOBALAMIN,
        quantity=Quantity(Decimal(1), DoseUnit.MILLIGRAM),
        route=Route.INTO_MUSCLE,
        site="left_upper_arm",
        given_by="nurse",
        note="sore",
    )
    plan = Regimen(RegimenId("plan"), given.given_on, Rhythm(12, RhythmUnit.WEEKS), diary.now())
    diary.record(given)
    diary.record(plan)
    new = diary.new_dose()
    assert (new.compound, new.quantity, new.route, new.given_by) == (
        given.compound,
        given.quantity,
        given.route,
        given.given_by,
    )
    assert (new.given_on, new.planned_on, new.days_late) == (TODAY, TODAY + timedelta(days=2), -2)
    assert (new.site, new.note, new.reason, new.phase) == ("", "", DoseReason.UNKNOWN, Phase.MAINTENANCE)
    clock.pass_time(days=2)
    assert diary.new_dose().reason is DoseReason.PLANNED


def test_an_injection_in_the_future_is_refused(diary: Diary) -> None:
    assert diary.record(replace(diary.new_dose(), given_on=TODAY + timedelta(days=1))).is_refused


def test_listeners_hear_what_was_touched_and_nothing_else(diary: Diary) -> None:
    heard: list[Change] = []
    stop = diary.subscribe(heard.append)
    diary.rate(TODAY, {FATIGUE: 6})
    diary.rate(TODAY, {FATIGUE: 6})
    diary.rate(TODAY, {FATIGUE: 12})
    diary.write_note(TODAY, "long walk")
    assert [change.parts for change in heard] == [{Part.RATINGS}, {Part.NOTES}]
    stop()
    diary.undo()
    assert len(heard) == 2


def test_a_note_is_one_a_day_and_empty_is_none(diary: Diary) -> None:
    diary.write_note(TODAY, " long walk ")
    diary.write_note(TODAY, "short walk")
    assert [n.text for n in diary.excerpt().notes] == ["short walk"]
    diary.write_note(TODAY, "  ")
    assert diary.excerpt().notes == ()


def test_a_symptom_left_out_is_no_longer_asked_but_keeps_its_ratings(diary: Diary) -> None:
    diary.rate(TODAY, {FOG: 3})
    diary.set_symptoms([Symptom(FATIGUE)])
    by_id = {s.id: s for s in diary.excerpt().symptoms}
    assert by_id[FOG].cadence is Cadence.OFF
    assert by_id[INTERFERENCE].cadence is Cadence.DAILY
    assert _series(diary, FOG).values == (3,)


def test_six_daily_symptoms_are_one_too_many(diary: Diary) -> None:
    six = [Symptom(SymptomId(f"own-{n}"), f"Own {n}") for n in range(6)]
    assert diary.set_symptoms(six).is_refused
    assert not diary.set_symptoms(six[:5]).is_refused


def test_main_symptoms_chosen_later_hold_from_the_next_injection(diary: Diary, clock: SetClock) -> None:
    diary.choose_main([FATIGUE])
    diary.record(diary.new_dose())
    diary.rate(TODAY, {FATIGUE: 5})
    clock.pass_time(days=10)
    diary.choose_main([FOG])
    assert diary.excerpt().main_sets == (
        MainSet(date.min, (FATIGUE,)),
        MainSet(TODAY + timedelta(days=10), (FOG,)),
    )
    assert diary.excerpt().main_symptoms == (FATIGUE,)
    clock.pass_time(days=1)
    diary.record(diary.new_dose())
    assert diary.excerpt().main_symptoms == (FOG,)


def test_before_any_rating_main_symptoms_hold_at_once(diary: Diary) -> None:
    diary.choose_main([FATIGUE])
    diary.choose_main([FOG])
    assert diary.excerpt().main_sets == (MainSet(date.min, (FOG,)),)


def test_the_daily_life_question_is_never_a_main_symptom(diary: Diary) -> None:
    assert diary.choose_main([INTERFERENCE]).is_refused


def test_preferences_are_kept_and_unknown_names_are_a_bug(diary: Diary) -> None:
    diary.set_preferences(theme=Theme.DARK, has_monthly_rhythm=Answer.NO, text_percent=150)
    kept = diary.preferences
    assert (kept.theme, kept.has_monthly_rhythm, kept.text_percent, kept.country) == (Theme.DARK, Answer.NO, 150, "GB")


def test_the_diary_day_begins_at_the_hour_the_person_chose(diary: Diary, clock: SetClock) -> None:
    diary.set_preferences(day_start_hour=4)
    clock.pass_time(hours=4)
    assert clock().date() == TODAY + timedelta(days=1)
    assert diary.today == TODAY


def test_a_day_is_removed_but_not_its_injection(diary: Diary) -> None:
    diary.record(diary.new_dose())
    diary.rate(TODAY, {FATIGUE: 3, FOG: 4})
    diary.write_note(TODAY, "x")
    one_day = Exposure(ExposureId("e"), FactorId("illness"), TODAY, diary.now(), TODAY)
    diary.record(one_day, replace(one_day, id=ExposureId("long"), ends_on=None))
    diary.remove_day(TODAY)
    left = diary.excerpt()
    assert (left.rated_days, left.notes, len(left.injections)) == (0, (), 1)
    assert [e.id for e in left.exposures] == ["long"]
    diary.undo()
    assert diary.excerpt().rated_days == 1


def test_a_ticked_sign_is_open_until_cleared(diary: Diary) -> None:
    diary.tick_sign(SignId("S5"), "legs")
    (tick,) = diary.excerpt().ticks
    assert (tick.is_open, tick.ticked_on, tick.note) == (True, TODAY, "legs")
    diary.record(replace(tick, cleared_on=TODAY))
    assert not diary.excerpt().ticks[0].is_open


def test_taking_in_the_same_entries_twice_adds_nothing(diary: Diary, clock: SetClock) -> None:
    now = diary.now()
    entries = Entries(
        doses=(Dose(DoseId("x"), TODAY, now), Dose(DoseId("y"), TODAY, now)),
        symptoms=(Symptom(SymptomId("own")),),
        main=(FATIGUE,),
        ratings=(Rating(TODAY, SymptomId("own"), 5, now, None, origin=Origin.IMPORTED),),
        notes=(DayNote(TODAY, "Long walk.", now),),
    )
    first = diary.take_in(entries, "Import")
    assert first.n_rows == 6
    clock.pass_time(hours=1)
    later = diary.now()
    again = replace(
        entries,
        doses=tuple(replace(d, id=DoseId(d.id + "2"), recorded_at=later) for d in entries.doses),
        ratings=tuple(replace(r, recorded_at=later) for r in entries.ratings),
        notes=tuple(replace(n, recorded_at=later) for n in entries.notes),
    )
    assert diary.take_in(again, "Import").n_rows == 0
    assert len(diary.excerpt().doses) == 2


def test_symptoms_taken_in_beyond_the_room_for_daily_ones_are_asked_weekly(diary: Diary) -> None:
    diary.take_in(Entries(symptoms=tuple(Symptom(SymptomId(f"own_{n}")) for n in range(5))), "Import")
    asked = [s.cadence for s in diary.excerpt().symptoms if s.id != INTERFERENCE]
    assert asked == [Cadence.DAILY] * 5 + [Cadence.WEEKLY] * 2


def test_a_step_is_named_after_any_file(diary: Diary) -> None:
    note = DayNote(TODAY, "x", diary.now())
    diary.take_in(Entries(notes=(note,)), "Import of a\nb\udcff")
    assert diary.undo_label == "Import of a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"


def test_taking_in_a_different_rating_replaces_it_and_history_keeps_the_old_one(diary: Diary) -> None:
    diary.rate(TODAY, {FATIGUE: 4})
    diary.take_in(Entries(ratings=(Rating(TODAY, FATIGUE, 7, diary.now()),)), "Import")
    newest, oldest = diary.history(Part.RATINGS, (FATIGUE, TODAY.isoformat()))
    assert newest.before is not None
    assert (newest.before["value"], newest.label, oldest.before) == (4, "Import", None)


def test_an_excerpt_of_one_day_holds_all_injections_but_only_that_day_s_ratings(diary: Diary) -> None:
    diary.record(replace(diary.new_dose(), given_on=date(2026, 9, 1)))
    diary.rate(TODAY, {FATIGUE: 4})
    diary.rate(TODAY - timedelta(days=1), {FATIGUE: 8})
    part = diary.excerpt(DateSpan(TODAY, TODAY))
    assert part.series(FATIGUE).values == (4,)
    assert part.injection_days == (date(2026, 9, 1),)
