"""`b12diary import`: files of any known form into a diary, as one step that can be undone."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from b12diary.cli.filling import opened_to_fill
from b12diary.cli.merging import merge_archive
from b12diary.cli.opening import Door
from b12diary.cli.output import complain_of, say
from b12diary.diary import Diary
from b12diary.domain.dose import Route
from b12diary.errors import DiaryError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.interchange.archive_file import is_archive_file
from b12diary.interchange.arrival_words import arrival_sentences, left_out_sentence
from b12diary.interchange.arrivals import Arrival, counted
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.joining import joined
from b12diary.interchange.judging import Differing, judge, settled
from b12diary.interchange.mapping import SheetMapping
from b12diary.interchange.mapping_form import MappingFormError, mapping_of_text, text_of_mapping
from b12diary.interchange.mapping_questions import Open
from b12diary.interchange.presets import preset_keys
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_sources import TABLES, Proposal, is_own_form, propose, read_proposed, rising_ids
from b12diary.interchange.table_files import is_diary, read_sources
from b12diary.interchange.table_row import Reading


@dataclass(frozen=True, slots=True)
class ImportWish:
    """How the files are to be read and taken in.

    Attributes:
        form: the name of their form; empty = as each file shows.
        mapping: a file with a mapping; None = a preset or nothing.
        differing: what is done where the diary holds something else.
        is_dry: whether to say what would come in and write nothing.
    """

    form: str = ""
    mapping: Path | None = None
    differing: Differing = Differing.KEEP
    is_dry: bool = False


def import_files(sources: Sequence[Path], file: Path, door: Door, wish: ImportWish) -> int:
    """Take in every good row of `sources` and tell every other one; a dry run writes nothing and makes no diary."""
    archives = [source for source in sources if is_archive_file(source)]
    if archives and not wish.form and wish.mapping is None:
        if len(sources) > 1:
            raise DiaryError(_("{file} is a whole diary. Take it in by itself.").format(file=archives[0]))
        return merge_archive(archives[0], file, door, is_dry=wish.is_dry)
    if wish.form and wish.form != TABLES and wish.form not in preset_keys():
        names = ", ".join((TABLES, *preset_keys()))
        raise DiaryError(
            _("There is no form called {form}.").format(form=wish.form), _("Known are: {names}.").format(names=names)
        )
    # Before the diary is held open: it may be one of them, and a look into its file would take away its locks.
    for source in sources:
        if not source.exists():
            raise DiaryError(_("There is no file or folder {file}.").format(file=source))
        if is_diary(source):
            raise DiaryError(_("{file} is a diary, not tables. Export it first.").format(file=source))
    if file.exists():
        with closing(door.read(file) if wish.is_dry else door.write(file, create=False)) as diary:
            return _into(diary, sources, wish)
    with closing(Diary.in_memory(door.clock)) as empty:
        if wish.is_dry:
            return _into(empty, sources, wish)
        incoming = _read(empty, sources, wish)
    if not incoming.entries.n_entries and not incoming.entries.symptoms:
        # A diary without a single entry is not what was asked for.
        return _tell(incoming, (), wish)
    with opened_to_fill(file, door) as diary:
        return _take_in(diary, incoming, sources, wish)


def propose_mapping(source: Path, out: Path, door: Door, form: str) -> int:
    """Write the mapping that is proposed for a sheet to `out`, to be looked at, changed and used."""
    with closing(Diary.in_memory(door.clock)) as empty:
        proposal = propose(source, empty.excerpt().symptoms, Progress(), form=form)
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text_of_mapping(proposal.mapping) + "\n")
    except OSError as error:
        reason = _("{file}: {reason}.").format(file=out, reason=error.strerror or error)
        raise DiaryUnwritableError(_("The mapping was not written."), reason) from error
    say(_("Wrote {file}.").format(file=out))
    for question in proposal.questions:
        say(_("Still open: {question}").format(question=question.text))
    if any(question.about_what is Open.ROUTE for question in proposal.questions):
        say(_("In the mapping, “route” is one of: {words}.").format(words=", ".join(Route)))
    return 0


def _into(diary: Diary, sources: Sequence[Path], wish: ImportWish) -> int:
    incoming = _read(diary, sources, wish)
    if wish.is_dry:
        return _tell(incoming, counted(judge(incoming.entries, diary.excerpt())), wish)
    return _take_in(diary, incoming, sources, wish)


def _read(diary: Diary, sources: Sequence[Path], wish: ImportWish) -> Incoming:
    own = [source for source in sources if wish.mapping is None and is_own_form(source, wish.form)]
    parts = [read_sources(own, diary.now(), diary.today)] if own else []
    return joined([*parts, *(_read_sheet(diary, source, wish) for source in sources if source not in own)])


def _read_sheet(diary: Diary, source: Path, wish: ImportWish) -> Incoming:
    kept = (_mapping(wish.mapping),) if wish.mapping is not None else ()
    symptoms = diary.excerpt().symptoms
    proposal = propose(source, symptoms, Progress(), form=wish.form, kept=kept)
    _check(proposal, source, kept)
    ids = rising_ids()
    return read_proposed(proposal, Reading(diary.now(), diary.today, lambda: next(ids)), symptoms, Progress())


def _mapping(file: Path) -> SheetMapping:
    try:
        return mapping_of_text(file.read_text("utf-8-sig"))
    except (MappingFormError, UnicodeDecodeError) as error:
        said = str(error) if isinstance(error, MappingFormError) else _("This is no mapping: it is no text.")
        raise DiaryError(_("{file} cannot be used.").format(file=file), said) from error


def _check(proposal: Proposal, source: Path, kept: Sequence[SheetMapping]) -> None:
    """Refuse a sheet whose meaning nobody has said: a guess only proposes."""
    how = _("Write a proposal with --propose FILE, look at it, and import with --mapping FILE.")
    preset = proposal.preset
    if kept and not any(m.fits(proposal.look.heads, proposal.mapping.shape) for m in kept):
        heads = ", ".join(proposal.look.heads[:12])
        reason = _("The columns of {file} are: {heads}.").format(file=source, heads=heads)
        raise DiaryError(_("The mapping is for a sheet with other columns."), reason)
    if not kept and preset is None:
        raise DiaryError(_("{file} is of no form that this program knows.").format(file=source), remedy=how)
    if not kept and preset is not None and preset.asks_scale:
        reason = _("{program} does not say on which scale its numbers are.").format(program=preset.title)
        raise DiaryError(_("{file} was not taken in.").format(file=source), reason, how)
    # How a medicine goes in is told row by row: all the rest can come in.
    blocking = [question for question in proposal.questions if question.about_what is not Open.ROUTE]
    if blocking:
        raise DiaryError(_("{file} was not taken in.").format(file=source), blocking[0].text, how)


def _take_in(diary: Diary, incoming: Incoming, sources: Sequence[Path], wish: ImportWish) -> int:
    judgement = judge(incoming.entries, diary.excerpt())
    wanted = settled(incoming.entries, judgement, wish.differing)
    diary.take_in(wanted, _("Import of {name}").format(name=sources[0].resolve().name))
    return _tell(incoming, counted(judgement), wish)


def _tell(incoming: Incoming, arrived: tuple[Arrival, ...], wish: ImportWish) -> int:
    complain_of(incoming.problems)
    for remark in incoming.remarks:
        say(_("Note: {remark}").format(remark=remark))
    sentences = arrival_sentences(arrived, is_dry=wish.is_dry, differing=wish.differing)
    for sentence in (*sentences, left_out_sentence(incoming.n_left_out)):
        if sentence:
            say(sentence)
    if wish.is_dry:
        say(_("Nothing was written."))
    return 1 if incoming.problems else 0
