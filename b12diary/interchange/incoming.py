"""What files hold that would come into a diary, whatever form they are written in."""

from dataclasses import dataclass, field

from b12diary.domain.checks import Problem
from b12diary.domain.entries import Entries
from b12diary.interchange.findings import Places


@dataclass(frozen=True, slots=True)
class Incoming:
    """What files held.

    Attributes:
        entries: every good one, checked.
        problems: every row, column or file that does not fit, by file and line; of very many in a file the first.
        remarks: what is worth a word though nothing is wrong: columns and files that are no part of a form, repeats.
        places: where each entry stands, symptoms apart.
        n_left_out: how many rows did not come in as they stand.
    """

    entries: Entries
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    places: Places = field(default_factory=Places)
    n_left_out: int = 0
