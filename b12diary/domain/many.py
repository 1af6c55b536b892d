"""Work on very many entries at once: 40 years of 12 symptoms are 175,000 ratings."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Do not look for garbage meanwhile.

    Each new entry sets off a search through all the others sooner or later, and none of them is ever garbage: a
    quarter of the time of reading went there.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
