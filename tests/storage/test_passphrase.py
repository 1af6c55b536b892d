"""The passphrase: set, changed, removed; nothing in clear on the disk; any tool that knows SQLCipher opens the file."""

import os
import sqlite3
import subprocess
import sys
import textwrap
import unicodedata
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from b12diary.diary import Diary
from b12diary.domain.change import Part
from b12diary.domain.passphrase import LONGEST, check_passphrase
from b12diary.errors import (
    DiaryBusyError,
    DiaryDamagedError,
    DiaryError,
    DiaryUnwritableError,
    PassphraseNeededError,
    PassphraseWrongError,
)
from b12diary.storage.cipher import Key, is_encrypted
from tests.clock import SetClock
from tests.storage.conftest import PASSPHRASE, Place
from tests.storage.full_diary import WORDS, fill

READS = textwrap.dedent(
    """
    import sqlite3, sys
    reader = sqlite3.connect(sys.argv[1], isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM notes").fetchall()
    print("reading", flush=True)
    sys.stdin.read()
    """
)


@pytest.fixture
def full(place: Place) -> Place:
    """A full diary without a passphrase, with two backups."""
    place.fill()
    with closing(place.open()) as diary:
        diary.safe.back_up()
        place.clock.pass_time(days=1)
        diary.write_note(date(2026, 11, 23), "a")
    return place


@pytest.fixture
def locked(full: Place) -> Place:
    """The same with the passphrase."""
    with closing(full.open()) as diary:
        assert diary.safe.set_passphrase(PASSPHRASE) == ()
    return full


def _words_in_clear(folder: Path) -> set[str]:
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {word for word in WORDS if word.encode() in content}


def test_nothing_of_an_encrypted_diary_is_in_clear(full: Place) -> None:
    root = full.diary.parents[1]
    assert _words_in_clear(root) == set(WORDS)
    with closing(full.open()) as diary:
        before = diary.excerpt()
        diary.safe.set_passphrase(PASSPHRASE)
        assert diary.excerpt() == before
        diary.write_note(date(2026, 8, 1), "day1walrus once more")  # stands in the write-ahead file
        assert _words_in_clear(root) == set()
        diary.safe.back_up()
        diary.copy_to(root / "copy.b12")
        diary.safe.back_up_to(root)
        diary.erase_for_good(Part.NOTES, ("2026-08-01",))
    full.rescue().restore(full.rescue().backups()[0], PASSPHRASE)
    full.rescue().salvage(PASSPHRASE)
    assert _words_in_clear(root) == set()
    with closing(full.open(PASSPHRASE)) as diary:
        assert len(diary.excerpt().notes) == len(before.notes) + 1
        assert diary.check(with_history=True) == ()


def test_a_missing_and_a_wrong_passphrase_are_told_apart(locked: Place, capfd: pytest.CaptureFixture[str]) -> None:
    before = locked.diary.read_bytes()
    for opener in (Diary.open, Diary.open_for_reading):
        with pytest.raises(PassphraseNeededError, match="has a passphrase") as needed:
            opener(locked.diary, locked.clock)
        assert not isinstance(needed.value, PassphraseWrongError)
        with pytest.raises(PassphraseWrongError, match="does not open") as wrong:
            opener(locked.diary, locked.clock, passphrase="correct horse batterY")
        assert "batterY" not in str(wrong.value)
    assert capfd.readouterr() == ("", "")
    assert locked.diary.read_bytes() == before
    assert [name for name in locked.names() if not name.startswith("2026")] == ["diary.b12"]


@pytest.mark.long
def test_changing_it_shuts_out_the_old_one_everywhere(locked: Place) -> None:
    with closing(locked.open(PASSPHRASE)) as diary:
        with pytest.raises(PassphraseWrongError):
            diary.safe.change_passphrase("not the old one", "a new passphrase")
        told: list[tuple[int, int]] = []
        assert diary.safe.change_passphrase(PASSPHRASE, "a new passphrase", lambda n, of: told.append((n, of))) == ()
        (total,) = {of for _n, of in told}
        assert [n for n, _of in told] == sorted(n for n, _of in told)
        assert len(told) > 2 * 3  # the diary and two backups, each written and read back
        assert told[-1] == (total, total)
        diary.write_note(date(2026, 8, 1), "still open")
    with pytest.raises(PassphraseWrongError):
        locked.open(PASSPHRASE)
    rescue = locked.rescue()
    assert [rescue.faults(backup, "a new passphrase") for backup in rescue.backups()] == [(), ()]
    assert all(rescue.faults(backup, PASSPHRASE) for backup in rescue.backups())
    with closing(locked.open("a new passphrase")) as diary:
        assert len(diary.excerpt().notes) == 12


def test_removing_it_gives_back_a_plain_file(locked: Place) -> None:
    with closing(locked.open(PASSPHRASE)) as diary:
        with pytest.raises(PassphraseWrongError):
            diary.safe.remove_passphrase("not the old one")
        assert diary.safe.remove_passphrase(PASSPHRASE) == ()
        assert not diary.safe.has_passphrase
    assert locked.diary.read_bytes().startswith(b"SQLite format 3\0")
    with closing(locked.open()) as diary:
        assert diary.check(with_history=True) == ()
        assert [diary.safe.look(backup).is_encrypted for backup in diary.safe.backups()] == [False, False]


def test_undo_and_history_reach_back_over_all_of_it(locked: Place) -> None:
    with closing(locked.open(PASSPHRASE)) as diary:
        assert len(diary.history(Part.NOTES, ("2026-03-01",))) == 2
        while diary.undo():
            pass
        assert diary.excerpt().notes == ()


def test_any_tool_that_knows_sqlcipher_opens_it_with_the_passphrase_alone(locked: Place) -> None:
    for path in (locked.diary, locked.rescue().backups()[0].path):
        with closing(sqlcipher.connect(path)) as connection:
            connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
            assert connection.execute("SELECT count(*) FROM doses").fetchone() == (3,)
            assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_no_file_that_is_made_for_it_is_left(locked: Place) -> None:
    locked.open(PASSPHRASE).close()
    assert [name for name in locked.names() if not name.endswith(("daily.b12", "asked.b12"))] == ["diary.b12"]


def test_while_another_program_reads_the_diary_nothing_is_exchanged(full: Place) -> None:
    with closing(full.open()) as diary:
        with subprocess.Popen(
            [sys.executable, "-c", READS, str(full.diary)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as reader:
            assert reader.stdout is not None
            assert reader.stdout.readline() == "reading\n"
            with pytest.raises(DiaryBusyError):
                diary.safe.set_passphrase(PASSPHRASE)
            reader.communicate("")
        assert not diary.safe.has_passphrase
        assert not diary.write_note(date(2026, 8, 1), "still open").is_refused
    assert not is_encrypted(full.diary)


def test_a_damaged_diary_keeps_its_file(full: Place) -> None:
    with closing(sqlite3.connect(full.diary)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'doses_given_on'").fetchone()
    content = bytearray(full.diary.read_bytes())
    content[(page - 1) * 4096 + 8 : page * 4096] = bytes(4088)
    full.diary.write_bytes(content)
    with closing(full.open()) as diary, pytest.raises(DiaryDamagedError):
        diary.safe.set_passphrase(PASSPHRASE)
    assert not is_encrypted(full.diary)


def test_backups_that_were_left_in_clear_by_an_end_by_force_follow(locked: Place) -> None:
    plain = locked.rescue().backups()[0].path.with_name("2026-11-20_120000_daily.b12")
    with closing(Diary.in_memory(SetClock())) as diary:
        fill(diary)
        diary.copy_to(plain)
    locked.clock.pass_time(days=1)
    with closing(locked.open(PASSPHRASE)) as diary:
        diary.write_note(date(2026, 11, 24), "the day's first change")
    assert _words_in_clear(locked.backups) == set()
    assert is_encrypted(plain)


def test_what_cannot_follow_is_told(locked: Place) -> None:
    with closing(locked.open(PASSPHRASE)) as diary:
        other = diary.safe.backups()[-1].path
        other.write_bytes((Path(__file__).parents[1] / "diaries" / "form_2_passphrase.b12").read_bytes())
        left = diary.safe.change_passphrase(PASSPHRASE, "a new passphrase")
        assert [backup.path for backup in left] == [other]


def test_a_damaged_file_from_before_is_told_and_goes_for_good_when_the_person_says_so(full: Place) -> None:
    """It cannot be encrypted, so the promise holds only without it; its write-ahead file goes with it."""
    root = full.diary.parents[1]
    with closing(full.open()) as diary:
        kept = diary.safe.backups()[0].path.with_name("2026-11-20_120000_damaged.b12")
        spoilt = bytearray(full.diary.read_bytes())
        spoilt[:100] = bytes(100)
        kept.write_bytes(spoilt)
        kept.with_name(f"{kept.name}-wal").write_bytes(spoilt)
        kept.with_name("2026-11-20_130000_asked.b12").write_bytes(b"day1walrus " * 1000)
        linked = kept.with_name("linked")
        linked.hardlink_to(kept)
        left = diary.safe.set_passphrase(PASSPHRASE)
        assert diary.safe.in_clear(left) == left
        assert len(left) == 2
        assert _words_in_clear(root) != set()
        diary.safe.remove_for_good(left)
        # Written over before it went: its blocks hold no word, wherever they are.
        assert set(linked.read_bytes()) == {0}
        assert diary.safe.in_clear(diary.safe.backups()) == ()
        assert len(diary.safe.backups()) == 2
    assert _words_in_clear(root) == set()


def test_letters_that_keyboards_write_in_two_ways_are_the_same(place: Place) -> None:
    with closing(place.open()) as diary:
        diary.safe.set_passphrase(unicodedata.normalize("NFD", "schöne Grüße"))
    place.open(unicodedata.normalize("NFC", "schöne Grüße")).close()


@pytest.mark.parametrize(
    "passphrase", ["'; DROP TABLE doses; --", "\"'\"'\"'\"'", "x'00112233'", "  spaces  ", "🐘🐘🐘🐘🐘🐘🐘🐘"]
)
def test_any_letters_will_do(place: Place, passphrase: str) -> None:
    with closing(place.open()) as diary:
        diary.safe.set_passphrase(passphrase)
    with closing(place.open(passphrase)) as diary:
        assert diary.check() == ()


@pytest.mark.parametrize(
    "passphrase", ["", "short", " " * 9, "x" * (LONGEST + 1), "tab\tin the middle", "null\0in the middle", "\ud800" * 9]
)
def test_what_nobody_could_type_again_is_refused(place: Place, passphrase: str) -> None:
    assert check_passphrase(passphrase)
    with closing(place.open()) as diary:
        with pytest.raises(DiaryError, match="cannot be used"):
            diary.safe.set_passphrase(passphrase)
        assert not diary.safe.has_passphrase


def test_a_read_only_diary_keeps_its_passphrase(locked: Place) -> None:
    with (
        closing(Diary.open_for_reading(locked.diary, locked.clock, passphrase=PASSPHRASE)) as diary,
        pytest.raises(DiaryUnwritableError),
    ):
        diary.safe.remove_passphrase(PASSPHRASE)


def test_a_key_does_not_show_in_what_is_printed_of_it() -> None:
    assert "secret" not in repr(Key(b"secret", b"salt"))
    assert "c2" not in repr(Key(b"\xc2" * 32, b"\xc2" * 16))


def test_a_plain_diary_does_not_look_encrypted_nor_do_other_files(full: Place, tmp_path: Path) -> None:
    assert not is_encrypted(full.diary)
    for name, content in {"empty": b"", "short": bytes(range(256)), "text": b"Dear diary. " * 4000}.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert not is_encrypted(path)


def test_a_diary_out_of_reach_after_the_change_is_taken_up_as_soon_as_it_can_be(full: Place) -> None:
    with closing(full.open()) as diary:
        change = diary.safe.begin_passphrase(PASSPHRASE)
        away = full.diary.rename(full.diary.with_name("away"))
        with pytest.raises(DiaryUnwritableError):
            change.run(lambda _done, _of: None)
        with pytest.raises(DiaryUnwritableError):
            diary.safe.end_passphrase()
        with pytest.raises(DiaryUnwritableError):
            diary.write_note(date(2026, 11, 24), "b")
        assert not full.diary.exists()  # an empty one would pass for the one that is missed

        away.rename(full.diary)
        diary.write_note(date(2026, 11, 24), "b")
        assert (diary.safe.has_passphrase, diary.check()) == (False, ())


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.b12")
        with pytest.raises(OSError, match="Invalid"):
            is_encrypted(tmp_path / "pipe.b12")
