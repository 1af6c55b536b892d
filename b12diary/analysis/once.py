"""Answers about one excerpt that are asked for again and again, worked out once.

They live as long as the excerpt and no longer, so nothing of a diary stays in memory once it is closed. An excerpt
never changes, and neither may an answer: whoever returns an array makes it read-only.
"""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import ref

from b12diary.domain.excerpt import Excerpt

P = ParamSpec("P")
T = TypeVar("T")

# By the excerpt's identity: comparing two of forty years by their contents would take longer than most answers.
_answers: dict[int, tuple[ref[Excerpt], dict[Hashable, Any]]] = {}


def once(work: Callable[Concatenate[Excerpt, P], T]) -> Callable[Concatenate[Excerpt, P], T]:
    """Have a pure function of an excerpt and small plain values answer from memory when it is asked again."""

    @wraps(work)
    def answer(excerpt: Excerpt, /, *args: P.args, **kwargs: P.kwargs) -> T:
        known = _known(excerpt)
        key = (work, args, tuple(sorted(kwargs.items())))
        if key not in known:
            known[key] = work(excerpt, *args, **kwargs)
        return cast("T", known[key])

    return answer


def _known(excerpt: Excerpt) -> dict[Hashable, Any]:
    key = id(excerpt)
    held = _answers.get(key)
    # Another excerpt may have had this place in memory before, and its end not be told yet.
    if held is None or held[0]() is not excerpt:
        held = _answers[key] = (ref(excerpt, lambda gone: _let_go(key, gone)), {})
    return held[1]


def _let_go(key: int, gone: "ref[Excerpt]") -> None:
    held = _answers.get(key)
    if held is not None and held[0] is gone:
        del _answers[key]
