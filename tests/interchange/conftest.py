"""Diaries of one moment that moves only when told."""

from collections.abc import Callable

import pytest

from b12diary.diary import Diary
from tests.clock import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def new(clock: SetClock) -> Callable[[], Diary]:
    return lambda: Diary.in_memory(clock)
