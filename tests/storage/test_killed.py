"""Killed at any moment of any work: what was acknowledged is there, the file is whole, nothing is left lying about."""

import random
import signal
import subprocess
import sys
import textwrap
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path

import pytest

from b12diary.diary import Diary
from b12diary.domain.entries import Entries
from b12diary.domain.rating import Rating
from b12diary.domain.symptom import Symptom, SymptomId
from b12diary.errors import PassphraseNeededError
from tests.storage.conftest import Place

FATIGUE = SymptomId("fatigue")
FIRST = date(2020, 1, 1)
MANY = 300
SAMPLE = 8

WORKS = textwrap.dedent(
    """
    import random, shutil, sys
    from contextlib import closing
    from datetime import date, timedelta
    from pathlib import Path
    from b12diary.diary import Diary
    from b12diary.domain.dose import Dose, DoseId
    from b12diary.domain.entries import Entries
    from b12diary.domain.note import DayNote
    from b12diary.domain.symptom import SymptomId

    path, backups, old_form, seed = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
    chance = random.Random(seed)
    passphrase = None
    diary = Diary.open(path, backups=backups)

    def day(n):
        return date(2020, 1, 1) + timedelta(days=n)

    def say(*words):
        print(*words, flush=True)

    say("ready")
    for n in range(1000):
        kind = chance.choice(("rate", "rate", "dose", "import", "backup", "lock", "migrate", "reopen"))
        if kind == "rate":
            diary.rate(day(n), {SymptomId("fatigue"): n % 11})
        elif kind == "dose":
            diary.record(Dose(DoseId(f"d{n}"), day(n), diary.now()))
        elif kind == "import":
            notes = tuple(DayNote(day(5000 + 50 * n + k), f"{n}", diary.now()) for k in range(50))
            diary.take_in(Entries(notes=notes), "Import")
        elif kind == "backup":
            diary.safe.back_up()
        elif kind == "lock":
            wanted = None if passphrase and chance.random() < 0.3 else f"passphrase {n}"
            say("trying", wanted)
            if wanted is None:
                diary.safe.remove_passphrase(passphrase)
            elif passphrase is None:
                diary.safe.set_passphrase(wanted)
            else:
                diary.safe.change_passphrase(passphrase, wanted)
            passphrase = wanted
            say("passphrase", wanted)
        elif kind == "migrate":
            old = path.with_name("old.b12")
            shutil.copy(old_form, old.with_suffix(".new.b12"))
            old.with_suffix(".new.b12").replace(old)
            Diary.open(old, backups=backups).close()
        else:
            diary.close()
            diary = Diary.open(path, passphrase=passphrase, backups=backups)
        say(kind, n)
    """
)
OLD_FORM = Path(__file__).parents[1] / "diaries" / "form_1.b12"


GOING_BACK = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from b12diary.diary import Diary

    diary = Diary.open(Path(sys.argv[1]))
    print("ready", flush=True)
    while True:
        for verb in (diary.undo, diary.redo):
            verb()
            print(verb.__name__, flush=True)
    """
)


def _kill_while_it_works(place: Place, number: int, works: str = WORKS) -> list[list[str]]:
    """Return the words that the program said before it was killed, line by line."""
    chance = random.Random(number)
    command = [sys.executable, "-c", works, str(place.diary), str(place.backups), str(OLD_FORM), str(number)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=chance.uniform(0.0, 1.5))  # the moment of the kill
        process.send_signal(signal.SIGKILL)
        said = process.stdout.read()
        process.wait()
        assert process.stderr.read() == ""
        assert process.returncode == -signal.SIGKILL
    return [line.split(maxsplit=1) for line in said.splitlines()]


def _opened(place: Place, said: list[list[str]]) -> Diary:
    """Open with the passphrase that was acknowledged last, or the one that was just being set."""
    candidates = [None if words[1] == "None" else words[1] for words in said if words[0] in {"trying", "passphrase"}]
    for passphrase in [*reversed(candidates[-2:]), None]:
        with suppress(PassphraseNeededError):
            return place.open(passphrase)
    raise AssertionError(f"no passphrase opens the diary: {candidates}")


def _run(number: int, place: Place) -> None:
    with closing(Diary.open(place.diary, place.clock)) as diary:
        diary.set_symptoms([Symptom(FATIGUE)])
    said = _kill_while_it_works(place, number)
    done = {(words[0], int(words[1])) for words in said if words[0] in {"rate", "dose", "import"}}
    with closing(_opened(place, said)) as diary:
        assert diary.check(with_history=True) == ()
        excerpt = diary.excerpt()
        backups = diary.safe.backups()
    migrated = Place(place.diary.with_name("old.b12"), place.backups, place.clock)
    if migrated.diary.exists():
        with closing(migrated.open()) as old:
            assert len(old.excerpt().doses) == 3
            assert old.check(with_history=True) == ()
    rated = (
        dict(zip(excerpt.series(FATIGUE).days, excerpt.series(FATIGUE).values, strict=True)) if excerpt.ratings else {}
    )
    assert {n for kind, n in done if kind == "rate"} <= {
        n for n in range(1000) if rated.get((FIRST + timedelta(days=n)).toordinal()) == n % 11
    }
    assert {f"d{n}" for kind, n in done if kind == "dose"} <= {dose.id for dose in excerpt.doses}
    assert {str(n) for kind, n in done if kind == "import"} <= {note.text for note in excerpt.notes}
    assert len(excerpt.notes) % 50 == 0
    assert len(backups) >= sum(words[0] == "backup" for words in said)
    left = [name for name in place.names() if not name.endswith(".b12")]
    assert left == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("number", range(SAMPLE))
def test_killed_at_any_moment_of_any_work(number: int, place: Place) -> None:
    _run(number, place)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("number", [0, 1, *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 40))])
def test_killed_while_many_entries_go_back_all_or_none_of_them_did(number: int, place: Place) -> None:
    days = [FIRST + timedelta(days=n) for n in range(5_000)]
    with closing(Diary.open(place.diary, place.clock)) as diary:
        ratings = tuple(Rating(day, FATIGUE, day.day % 11, diary.now(), day) for day in days)
        diary.take_in(Entries(symptoms=(Symptom(FATIGUE),), ratings=ratings), "Import")
    said = _kill_while_it_works(place, number, GOING_BACK)
    n_steps = len(said)
    with closing(place.open()) as diary:
        assert diary.check(with_history=True) == ()
        excerpt, past = diary.excerpt(), diary.whole(with_past=True).past or ()
    # The one that was under way may have been on disk and not been said.
    assert len(past) - 1 in {n_steps, n_steps + 1}
    assert excerpt.rated_days == (len(days) if len(past) % 2 else 0)
    assert [name for name in place.names() if not name.endswith(".b12")] == []


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
@pytest.mark.parametrize("number", range(SAMPLE, MANY))
def test_killed_at_many_more_moments(number: int, place: Place) -> None:
    _run(number, place)
