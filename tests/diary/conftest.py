"""A diary in memory (the real class) and a clock set to an evening in November."""

from collections.abc import Iterator

import pytest

from b12diary.diary import Diary
from b12diary.domain.symptom import Symptom, SymptomId
from tests.clock import SetClock

FATIGUE, FOG = SymptomId("fatigue"), SymptomId("brain_fog")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(clock: SetClock) -> Iterator[Diary]:
    diary = Diary.in_memory(clock)
    diary.set_symptoms([Symptom(FATIGUE), Symptom(FOG)])
    yield diary
    diary.close()
