"""`b12diary import`: tables into a diary, as one step that can be undone."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from b12diary.cli.output import complain_of, say
from b12diary.cli.sources import read_sources
from b12diary.diary import Diary
from b12diary.domain.days import Clock
from b12diary.i18n import _, list_text, ngettext, number_text
from b12diary.interchange.arrivals import Arrival, EntryKind, arrivals
from b12diary.interchange.tables import TablesRead


def import_tables(sources: Sequence[Path], file: Path, clock: Clock, *, is_dry: bool) -> int:
    """Take in every good row of `sources` and tell every other one; a dry run writes nothing and makes no diary."""
    if file.exists():
        with closing(Diary.open_for_reading(file, clock) if is_dry else Diary.open(file, clock, create=False)) as diary:
            return _into(diary, sources, is_dry=is_dry)
    with closing(Diary.in_memory(clock)) as empty:
        if is_dry:
            return _into(empty, sources, is_dry=True)
        read = read_sources(sources, empty.now(), empty.today)
    if not _holds_anything(read):
        # A diary without a single entry is not what was asked for.
        return _tell(read, (), is_dry=False)
    with closing(Diary.open(file, clock)) as diary:
        return _take_in(diary, read, sources)


def _into(diary: Diary, sources: Sequence[Path], *, is_dry: bool) -> int:
    read = read_sources(sources, diary.now(), diary.today)
    if is_dry:
        return _tell(read, arrivals(read.entries, diary.excerpt()), is_dry=True)
    return _take_in(diary, read, sources)


def _take_in(diary: Diary, read: TablesRead, sources: Sequence[Path]) -> int:
    counted = arrivals(read.entries, diary.excerpt())
    change = diary.take_in(read.entries, _("Import of {name}").format(name=sources[0].resolve().name))
    if change.is_refused:
        complain_of(change.problems)
        return 1
    return _tell(read, counted, is_dry=False)


def _holds_anything(read: TablesRead) -> bool:
    return bool(read.entries.n_entries or read.entries.symptoms)


def _tell(read: TablesRead, counted: tuple[Arrival, ...], *, is_dry: bool) -> int:
    complain_of(read.problems)
    for remark in read.remarks:
        say(_("Note: {remark}").format(remark=remark))
    new = [_counted(a.kind, a.n_new) for a in counted if a.n_new]
    came_in = _("Would come in: {what}.") if is_dry else _("Came in: {what}.")
    say(came_in.format(what=list_text(new) if new else _("nothing")))
    changed = [_counted(a.kind, a.n_changed) for a in counted if a.n_changed]
    if changed:
        replaced = (
            _("Would be replaced: {what}.") if is_dry else _("Replaced: {what}. The old ones stay in the history.")
        )
        say(replaced.format(what=list_text(changed)))
    known = [_counted(a.kind, a.n_known) for a in counted if a.n_known]
    if known:
        say(_("Already there: {what}.").format(what=list_text(known)))
    n_left_out = len({(problem.file, problem.row) for problem in read.problems})
    if n_left_out:
        say(ngettext("{n} row was left out or cut.", "{n} rows were left out or cut.", n_left_out).format(n=n_left_out))
    if is_dry:
        say(_("Nothing was written."))
    return 1 if read.problems else 0


def _counted(kind: EntryKind, n: int) -> str:
    texts = {
        EntryKind.INJECTIONS: ngettext("{n} injection", "{n} injections", n),
        EntryKind.PLANS: ngettext("{n} plan", "{n} plans", n),
        EntryKind.SYMPTOMS: ngettext("{n} symptom", "{n} symptoms", n),
        EntryKind.RATINGS: ngettext("{n} rating", "{n} ratings", n),
        EntryKind.NOTES: ngettext("{n} note", "{n} notes", n),
        EntryKind.EVENTS: ngettext("{n} event", "{n} events", n),
        EntryKind.BLOOD_TESTS: ngettext("{n} blood test", "{n} blood tests", n),
    }
    return texts[kind].format(n=number_text(n))
