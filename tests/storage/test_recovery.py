"""What can be saved of a damaged file: from its tables, from its journal, and from its bare pages."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from b12diary.domain.change import Part
from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryDamagedError, PassphraseNeededError, PassphraseWrongError
from b12diary.storage.backup import Reason
from b12diary.storage.carving import carve_journal
from b12diary.storage.recovery import Salvaged, Tally
from tests.storage.conftest import PASSPHRASE, Place

PAGE = 4096


@pytest.fixture
def full(place: Place) -> Place:
    place.fill()
    return place


def _excerpt(place: Place, passphrase: str | None = None) -> Excerpt:
    with closing(place.open(passphrase)) as diary:
        assert diary.check(with_history=True) == ()
        return diary.excerpt()


def _root_page(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def _overwrite(path: Path, page: int, filling: bytes = b"\0") -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(filling * PAGE)


def _salvaged(place: Place) -> Salvaged:
    before = place.diary.read_bytes()
    salvaged = place.rescue().salvage()
    assert place.diary.read_bytes() == before
    assert [name for name in place.names() if name.startswith(".")] == []
    place.rescue().restore(salvaged.backup)
    return salvaged


def test_a_whole_file_is_saved_whole(full: Place) -> None:
    before = _excerpt(full)
    salvaged = _salvaged(full)
    assert salvaged.is_whole
    assert salvaged.backup.reason is Reason.SALVAGED
    assert _excerpt(full) == before
    assert Tally(Part.RATINGS, 29, 0, 0, is_whole=True) in salvaged.tallies


@pytest.mark.parametrize("table", [part.value for part in Part])
def test_a_lost_table_comes_back_from_the_journal(full: Place, table: str) -> None:
    before = _excerpt(full)
    _overwrite(full.diary, _root_page(full.diary, table))
    salvaged = _salvaged(full)
    tally = {tally.part: tally for tally in salvaged.tallies}[Part(table)]
    assert not tally.is_whole
    assert tally.n_from_history == tally.n_saved > 0
    assert _excerpt(full) == before


def test_a_lost_journal_leaves_the_tables(full: Place) -> None:
    before = _excerpt(full)
    _overwrite(full.diary, _root_page(full.diary, "journal"), b"\xff")
    _overwrite(full.diary, _root_page(full.diary, "steps"), b"\xff")
    _salvaged(full)
    assert _excerpt(full) == before


def test_without_the_list_of_tables_the_pages_still_tell(full: Place) -> None:
    """Page 1 says what is where in the file; without it no table has a name."""
    before = _excerpt(full)
    _overwrite(full.diary, 1, b"\xa5")
    salvaged = _salvaged(full)
    assert not salvaged.is_whole
    after = _excerpt(full)
    assert after.doses == before.doses
    assert after.ratings == before.ratings
    assert after.notes == before.notes


def test_the_journal_is_read_from_bare_pages_word_for_word(full: Place) -> None:
    with closing(full.open()) as diary:
        diary.write_note(diary.today, "a long note " * 800)  # goes on over several pages
    with closing(sqlite3.connect(full.diary)) as connection:
        journal = connection.execute("SELECT id, part, key, before, after FROM journal").fetchall()
    assert sorted(set(carve_journal(full.diary))) == sorted(journal)


@pytest.mark.parametrize("keep", [0.3, 0.5, 0.7, 0.9])
def test_of_a_cut_off_file_the_rest_is_saved(full: Place, keep: float) -> None:
    before = _excerpt(full)
    content = full.diary.read_bytes()
    full.diary.write_bytes(content[: int(len(content) * keep)])
    salvaged = _salvaged(full)
    after = _excerpt(full)
    assert after.doses == before.doses
    assert set(after.notes) <= set(before.notes)
    assert salvaged.is_whole <= (after == before)


def test_around_one_bad_page_of_many_all_other_rows_are_read(place: Place) -> None:
    place.fill()
    with closing(place.open()) as diary:
        for n in range(1, 200):
            diary.write_note(diary.today.replace(year=2025, month=1 + n % 12, day=1 + n % 28), f"{n} " * 100)
    before = _excerpt(place)
    leaves = _leaves(place.diary, "notes")
    assert len(leaves) > 5
    _overwrite(place.diary, leaves[3], b"\xff")
    for leaf in _leaves(place.diary, "journal")[:2]:
        _overwrite(place.diary, leaf, b"\xff")
    salvaged = _salvaged(place)
    tally = {tally.part: tally for tally in salvaged.tallies}[Part.NOTES]
    assert not tally.is_whole
    assert 0 < tally.n_from_history < tally.n_saved == len(before.notes)
    assert _excerpt(place).notes == before.notes


def _leaves(path: Path, table: str) -> list[int]:
    """The pages right below the root of a table."""
    content, root = path.read_bytes(), _root_page(path, table)
    start = (root - 1) * PAGE
    assert content[start] == 5
    n_cells = int.from_bytes(content[start + 3 : start + 5])
    cells = (int.from_bytes(content[start + 12 + 2 * n : start + 14 + 2 * n]) for n in range(n_cells))
    return [int.from_bytes(content[start + cell : start + cell + 4]) for cell in cells]


def test_a_flipped_letter_is_taken_from_the_journal(full: Place) -> None:
    before = _excerpt(full)
    content = full.diary.read_bytes()
    page = (_root_page(full.diary, "notes") - 1) * PAGE
    at = content.index(b"day4walrus", page, page + PAGE)
    full.diary.write_bytes(content[:at] + b"\xff" + content[at + 1 :])
    with closing(full.open()) as diary:
        assert diary.check() == ()
        assert diary.check(with_history=True) != ()
    _salvaged(full)
    assert _excerpt(full).notes == before.notes


def _nothing(_content: bytes) -> bytes:
    return b""


def _text(_content: bytes) -> bytes:
    return b"Dear diary, " * 2000


def _zeros(content: bytes) -> bytes:
    return bytes(len(content))


@pytest.mark.parametrize("damage", [_nothing, _text, _zeros])
def test_where_there_is_nothing_to_read_that_is_said(full: Place, damage: Callable[[bytes], bytes]) -> None:
    full.diary.write_bytes(damage(full.diary.read_bytes()))
    with pytest.raises(DiaryDamagedError, match="Nothing in this file can be read"):
        full.rescue().salvage()
    assert full.rescue().backups() == ()
    assert full.names() == ["diary.b12"]


def test_an_encrypted_file_is_saved_encrypted(full: Place) -> None:
    with closing(full.open()) as diary:
        diary.safe.set_passphrase(PASSPHRASE)
        roots = dict(diary._store._connection.execute("SELECT name, rootpage FROM sqlite_master").fetchall())
    before = _excerpt(full, PASSPHRASE)
    _overwrite(full.diary, roots["notes"], b"\xa5")
    with pytest.raises(PassphraseNeededError):
        full.rescue().salvage()
    salvaged = full.rescue().salvage(PASSPHRASE)
    assert {tally.part for tally in salvaged.tallies if not tally.is_whole} == {Part.NOTES}
    assert full.rescue().look(salvaged.backup, PASSPHRASE).is_encrypted
    full.rescue().restore(salvaged.backup, PASSPHRASE)
    assert _excerpt(full, PASSPHRASE) == before


@pytest.mark.parametrize(
    "lost",
    [
        pytest.param(0, id="the first page and its salt"),
        pytest.param(1, id="the list of tables", marks=pytest.mark.long),  # every page is tried
    ],
)
def test_of_an_encrypted_file_without_its_list_of_tables_the_pages_still_tell(full: Place, lost: int) -> None:
    with closing(full.open()) as diary:
        diary.safe.set_passphrase(PASSPHRASE)
        diary.safe.back_up()
    before = _excerpt(full, PASSPHRASE)
    if lost == 0:
        _overwrite(full.diary, 1, b"\xa5")
    else:
        for page in range(2, 12):  # where such a file has the rest of its list of tables
            _overwrite(full.diary, page, b"\xa5")
    with pytest.raises(PassphraseWrongError):
        full.rescue().salvage("not the passphrase")
    salvaged = full.rescue().salvage(PASSPHRASE)
    assert not salvaged.is_whole
    full.rescue().restore(salvaged.backup, PASSPHRASE)
    after = _excerpt(full, PASSPHRASE)
    assert set(after.notes) <= set(before.notes)
    assert lost or (after.doses, after.ratings, after.notes) == (before.doses, before.ratings, before.notes)
    assert after.notes or after.doses
