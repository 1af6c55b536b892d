"""Everything a person names to be taken in, read as one bundle: our own tables, other programs' exports, any sheet."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from uuid import uuid4

from b12diary.domain.checks import Problem
from b12diary.domain.symptom import Symptom
from b12diary.errors import DiaryError
from b12diary.i18n import _, quoted
from b12diary.interchange.day_forms import DayOrder
from b12diary.interchange.import_files import opened_sheet
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.mapping import SheetMapping
from b12diary.interchange.mapping_guess import guess, with_names
from b12diary.interchange.mapping_questions import Question, open_questions
from b12diary.interchange.presets import Preset
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_entries import read_sheet
from b12diary.interchange.sheet_look import FoundName, OrderShown, SheetLook, look_over, names_in, order_shown
from b12diary.interchange.sheet_open import OpenSheet
from b12diary.interchange.table_files import is_tables
from b12diary.interchange.table_row import Reading

TABLES = "tables"
"""The name of the program's own form, beside those of the presets."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sheet shows at first sight, and the mapping that is proposed for it.

    Attributes:
        path: of its file.
        preset: the form it was recognised as, None when it is of none.
        look: what stands in its columns.
        mapping: proposed, or as it was last decided.
        order: what its dates show about their order.
        names: of symptoms, medicines and events in it.
        remarks: what is worth a word though nothing is wrong.
    """

    path: Path
    preset: Preset | None
    look: SheetLook
    mapping: SheetMapping
    order: OrderShown
    names: tuple[FoundName, ...]
    remarks: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What has to be said before the sheet can be read."""
        return open_questions(self.mapping, self.order, self.names)


def is_own_form(path: Path, form: str = "") -> bool:
    """Tell whether a source is of the program's own form: by what was said, else by the names of its files."""
    return form == TABLES or (not form and is_tables(path))


def propose(
    path: Path,
    symptoms: tuple[Symptom, ...],
    progress: Progress,
    *,
    form: str = "",
    kept: Sequence[SheetMapping] = (),
) -> Proposal:
    """Look over a sheet and propose what it means.

    Args:
        path: of its file.
        symptoms: those of the diary, which names in the sheet may mean.
        progress: is told how far the look is, and can call it off.
        form: key of the preset to use; empty = the one that knows the heads, if any.
        kept: mappings decided earlier; the first that fits is proposed before anything else.

    Raises:
        DiaryError: it is no sheet, or one that has no place in a diary.
        StoppedError: it was called off.
    """
    with opened_sheet(path, progress, form) as (sheet, preset):
        look = look_over(sheet, progress)
        mapping = next((m for m in kept if m.fits(sheet.heads, sheet.shape)), None)
        if mapping is None:
            mapping = preset.mapping(look) if preset is not None else guess(look, symptoms)
        return considered(
            sheet, Proposal(path, preset, look, mapping, OrderShown(is_needed=False), ()), symptoms, progress
        )


def considered(sheet: OpenSheet, proposal: Proposal, symptoms: tuple[Symptom, ...], progress: Progress) -> Proposal:
    """Return a proposal with its names and its order of dates found anew, after its columns changed."""
    mapping = proposal.mapping
    order = order_shown(proposal.look, mapping)
    if mapping.day_order is None and order.order is not None:
        mapping = replace(mapping, day_order=order.order)
    names = names_in(sheet, proposal.look, mapping, progress)
    preset = proposal.preset
    mapping = with_names(mapping, names, symptoms, proposes_scales=preset is None or preset.asks_scale)
    remarks = [preset.remark] if preset is not None and preset.remark else []
    if order.is_needed and (said := order_sentence(order)):
        remarks.append(said)
    return replace(proposal, mapping=mapping, order=order, names=names, remarks=(*sheet.remarks, *remarks))


def reconsider(proposal: Proposal, symptoms: tuple[Symptom, ...], progress: Progress) -> Proposal:
    """Find names and order of dates anew after the person changed what columns mean.

    Raises:
        DiaryError: the file is no longer there.
        StoppedError: it was called off.
    """
    with _reopened(proposal, progress) as sheet:
        return considered(sheet, proposal, symptoms, progress)


def order_sentence(order: OrderShown) -> str:
    """Say how the order of day and month was found out; empty when it was not."""
    if order.proof is None:
        return ""
    said = _("dates are read with the day first, because line {line} says {text}")
    if order.order is DayOrder.MONTH_FIRST:
        said = _("dates are read with the month first, because line {line} says {text}")
    return said.format(line=order.proof.line, text=quoted(order.proof.text))


@contextmanager
def _reopened(proposal: Proposal, progress: Progress) -> Iterator[OpenSheet]:
    form = proposal.preset.key if proposal.preset is not None else ""
    with opened_sheet(proposal.path, progress, form) as (sheet, _preset):
        if sheet.heads != proposal.look.heads:
            raise DiaryError(_("The file {file} was changed meanwhile.").format(file=proposal.path))
        yield sheet


def read_proposed(proposal: Proposal, reading: Reading, symptoms: tuple[Symptom, ...], progress: Progress) -> Incoming:
    """Read a sheet as its mapping says.

    Raises:
        DiaryError: the file is no longer there, or cannot be read to its end.
        StoppedError: it was called off.
    """
    with _reopened(proposal, progress) as sheet:
        incoming = read_sheet(sheet, proposal.mapping, reading, symptoms, progress)
    said = tuple(Problem(text, file=sheet.name) for text in proposal.remarks if text not in sheet.remarks)
    return replace(incoming, remarks=(*said, *incoming.remarks))


def rising_ids() -> Iterator[str]:
    """Return ids that no other reading makes and that sort as they were made: entries of one day keep their order."""
    start = uuid4().hex[:24]
    return (f"{start}{n:08x}" for n in count())
