"""`b12diary import`: tables into a diary, as one step that can be undone."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from b12diary.cli.output import complain_of, say
from b12diary.diary import Diary
from b12diary.domain.days import Clock
from b12diary.i18n import _
from b12diary.interchange.arrival_words import arrival_sentences, left_out_sentence
from b12diary.interchange.arrivals import Arrival, arrivals
from b12diary.interchange.table_files import read_sources
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
    diary.take_in(read.entries, _("Import of {name}").format(name=sources[0].resolve().name))
    return _tell(read, counted, is_dry=False)


def _holds_anything(read: TablesRead) -> bool:
    return bool(read.entries.n_entries or read.entries.symptoms)


def _tell(read: TablesRead, counted: tuple[Arrival, ...], *, is_dry: bool) -> int:
    complain_of(read.problems)
    for remark in read.remarks:
        say(_("Note: {remark}").format(remark=remark))
    for sentence in (*arrival_sentences(counted, is_dry=is_dry), left_out_sentence(read)):
        if sentence:
            say(sentence)
    if is_dry:
        say(_("Nothing was written."))
    return 1 if read.problems else 0
