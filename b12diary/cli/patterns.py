"""`b12diary patterns`: what the record shows, for one diary or many in one process."""

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from b12diary.analysis.recurrence import look_back
from b12diary.analysis.results import as_json as result_as_json
from b12diary.analysis.series import is_all_ungraded
from b12diary.analysis.wording import headline_wording, ungraded_wording
from b12diary.cli.opening import Door
from b12diary.cli.output import complain, complain_of, say, sentence_of
from b12diary.domain.answer import Answer
from b12diary.domain.catalogue import symptom_label
from b12diary.domain.checks import Problem
from b12diary.domain.days import diary_day
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import DosingStyle
from b12diary.interchange.excerpts import excerpt_of
from b12diary.interchange.table_files import is_diary, read_sources


@dataclass(frozen=True, slots=True)
class Answers:
    """The two questions that the look-back asks, as answered on the command line; None = as the diary says."""

    monthly: str | None = None
    schedule: str | None = None

    def put_into(self, excerpt: Excerpt) -> Excerpt:
        """Return the excerpt with these answers in its preferences."""
        chosen = excerpt.preferences
        if self.monthly is not None:
            chosen = replace(chosen, has_monthly_rhythm=Answer(self.monthly))
        if self.schedule is not None:
            chosen = replace(chosen, dosing_style=DosingStyle(self.schedule))
        return replace(excerpt, preferences=chosen)


def print_patterns(sources: Sequence[Path], answers: Answers, door: Door, *, as_json: bool) -> int:
    """Print the look-back of each source; one that cannot be read is told, and the others go on."""
    status = 0
    prefix = "{source}: " if len(sources) > 1 else ""
    for source in sources:
        named = prefix.format(source=source)
        try:
            excerpt, problems = _excerpt(source, door)
            complain_of(problems, named)
            _print_one(source, answers.put_into(excerpt), named, as_json=as_json)
        except BrokenPipeError:
            raise
        except Exception as error:  # a study of 1,000 diaries must not end at the third
            complain(f"{named}{sentence_of(error)}")
            status = 1
        else:
            status = max(status, int(bool(problems)))
    return status


def _excerpt(source: Path, door: Door) -> tuple[Excerpt, tuple[Problem, ...]]:
    if is_diary(source) or door.passphrase_for(source) is not None:
        with closing(door.read(source)) as diary:
            return diary.excerpt(), ()
    now = door.clock()
    read = read_sources([source], now, diary_day(now))
    return excerpt_of(read.entries, diary_day(now)), read.problems


def _print_one(source: Path, excerpt: Excerpt, named: str, *, as_json: bool) -> None:
    result = look_back(excerpt)
    if as_json:
        # ASCII only, so that the line is the same bytes on every system.
        say(json.dumps(result_as_json(str(source), result), allow_nan=False))
        return
    if is_all_ungraded(excerpt):
        say(f"{named}{ungraded_wording(max(excerpt.ratings, key=len)).text}")
        return
    wording = headline_wording(result, lambda symptom: symptom_label(symptom, excerpt.symptoms), excerpt.today)
    say(f"{named}{wording.text}")
