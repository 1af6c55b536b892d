"""The journal alone gives the whole diary back, after thousands of steps of every kind."""

import json
import random
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.dose import Dose, DoseId
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.storage.schema import COLUMNS, KEYS
from tests.clock import SetClock

OWN = [SymptomId(f"own-{n}") for n in range(5)]
MANY, SAMPLE = 10_000, 1_500


def _step(diary: Diary, chance: random.Random) -> None:
    day = diary.today - timedelta(days=chance.randrange(200))
    match chance.randrange(9):
        case 0 | 1 | 2:
            diary.rate(day, {chance.choice(OWN): chance.choice((None, 0, 3, 7, 10))})
        case 3:
            diary.write_note(day, chance.choice(("", "a", "ä 'quoted' \"text\"", "b")))
        case 4:
            diary.record(Dose(DoseId(f"d{chance.randrange(40)}"), day, diary.now(), note=str(chance.random())))
        case 5:
            diary.record(Exposure(ExposureId(f"e{chance.randrange(20)}"), FactorId("illness"), day, diary.now()))
        case 6:
            doses = diary.excerpt().doses
            if doses:
                diary.remove(chance.choice(doses))
        case 7:
            diary.undo()
        case _:
            diary.redo()


def _replayed(diary: Diary) -> dict[Part, dict[str, dict[str, Any]]]:
    state: dict[Part, dict[str, dict[str, Any]]] = {part: {} for part in Part}
    for part, key, before, after in diary._store._connection.execute(
        "SELECT part, key, before, after FROM journal ORDER BY id"
    ):
        rows = state[Part(part)]
        assert rows.pop(key, None) == (before and json.loads(before))
        if after:
            rows[key] = json.loads(after)
    return state


def _stored(diary: Diary) -> dict[Part, dict[str, dict[str, Any]]]:
    state = {}
    for part in Part:
        columns = COLUMNS[part]
        rows = diary._store._connection.execute(f"SELECT {', '.join(columns)} FROM {part}").fetchall()
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        state[part] = {
            json.dumps([row[name] for name in KEYS[part]], separators=(",", ":")): row
            for row in named
            if row.get("id") != "interference"  # there from the start, and not by a step
        }
    return state


def _run(steps: int) -> None:
    chance, clock = random.Random(steps), SetClock()
    with closing(Diary.in_memory(clock)) as diary:
        diary.set_symptoms([Symptom(symptom) for symptom in OWN])
        for _n in range(steps):
            _step(diary, chance)
            clock.pass_time(minutes=5)
        assert _replayed(diary) == _stored(diary)
        assert diary.check(with_history=True) == ()
        assert sum(map(len, _stored(diary).values())) > 100


def test_the_journal_replayed_is_the_diary() -> None:
    _run(SAMPLE)


@pytest.mark.long
def test_the_journal_replayed_is_the_diary_after_many_steps() -> None:
    _run(MANY)
