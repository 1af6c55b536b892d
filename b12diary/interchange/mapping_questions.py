"""What a mapping leaves open: asked once for a whole sheet, before anything of it comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from b12diary.i18n import _
from b12diary.interchange.mapping import Meaning, NameKind, SheetMapping
from b12diary.interchange.sheet_look import FoundName, OrderShown
from b12diary.interchange.sheet_others import needs_route
from b12diary.interchange.table_cells import shown


class Open(StrEnum):
    """What can be open. The first two are missing parts, the others questions."""

    NO_DAY = "no_day"
    NOTHING_USED = "nothing_used"
    DAY_ORDER = "day_order"
    ROUTE = "route"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be said first: `about` is the name of the medicine, where it is about one."""

    about_what: Open
    text: str
    about: str = ""


def open_questions(mapping: SheetMapping, order: OrderShown, names: Sequence[FoundName]) -> tuple[Question, ...]:
    """Return what has to be said before the sheet can be read, in the order in which it is asked."""
    questions = []
    uses = {column.meaning for column in mapping.columns}
    needs_day = uses - {Meaning.IGNORE, Meaning.DAY, Meaning.TIME, Meaning.ENTERED, Meaning.INJECTION}
    if needs_day and Meaning.DAY not in uses:
        questions.append(Question(Open.NO_DAY, _("Say which column holds the day.")))
    has_half_a_list = (Meaning.SYMPTOM in uses) is not (Meaning.VALUE in uses)
    if has_half_a_list:
        text = _("Names of symptoms need a column with their ratings, and the other way round.")
        questions.append(Question(Open.NOTHING_USED, text))
    elif not needs_day and Meaning.INJECTION not in uses:
        questions.append(Question(Open.NOTHING_USED, _("Say what at least one column holds besides the day.")))
    if order.is_needed and mapping.day_order is None:
        text = _("Say whether the day or the month is written first: a date in this file can be read in two ways.")
        questions.append(Question(Open.DAY_ORDER, text))
    for name in names:
        if name.kind is not NameKind.MEDICINE:
            continue
        if needs_route(name.name, mapping.name_use(name.kind, name.name), is_head=name.is_head):
            text = _("Say how {name} goes in: by injection, or by mouth.").format(name=shown(name.name))
            questions.append(Question(Open.ROUTE, text, name.name))
    return tuple(questions)
