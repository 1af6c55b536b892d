"""What a passphrase may be. How it locks a diary is the storage's business."""

import unicodedata

from b12diary.domain.checks import Problem
from b12diary.i18n import _

SHORTEST = 8
"""Characters that a passphrase has at least."""

LONGEST = 1000
"""Characters that a passphrase has at most."""


def check_passphrase(passphrase: str) -> tuple[Problem, ...]:
    """Return why `passphrase` cannot be used for a diary; empty when it can. No word of it is in the answer."""
    problems = []
    if len(passphrase) < SHORTEST:
        problems.append(_("it has fewer than {n} characters; a few words are easy to keep").format(n=SHORTEST))
    elif not passphrase.strip():
        problems.append(_("it has only spaces"))
    if len(passphrase) > LONGEST:
        problems.append(_("it has more than {n} characters").format(n=LONGEST))
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in passphrase):
        problems.append(_("it has a character that no keyboard can type again"))
    return tuple(Problem(text, "passphrase") for text in problems)
