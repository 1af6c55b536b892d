"""Copies damaged in many ways: never a traceback, never a silent loss, always a way back."""

import random
from collections.abc import Callable
from contextlib import closing

import pytest

from b12diary.diary import Diary
from b12diary.domain.excerpt import Excerpt
from b12diary.errors import DiaryError
from tests.storage.conftest import PASSPHRASE, Place

Damage = Callable[[bytearray, random.Random], bytes]
PAGE = 4096
MANY = 500
SAMPLE = 60


def _flipped(content: bytearray, chance: random.Random) -> bytes:
    for _n in range(chance.choice((1, 1, 5, 50))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _in_words(content: bytearray, chance: random.Random) -> bytes:
    """Bytes that are no letters, in the middle of what was typed and of its journal."""
    places = [at for at in range(len(content) - 6) if content[at : at + 6] == b"walrus"]
    for at in chance.sample(places, min(3, len(places))):
        content[at : at + 2] = bytes((0xC3, 0x28))
    return bytes(content) if places else _flipped(content, chance)


def _cut_off(content: bytearray, chance: random.Random) -> bytes:
    return bytes(content[: chance.randrange(len(content))])


def _cut_out(content: bytearray, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return bytes(content[:at] + content[at + chance.randrange(1, 3 * PAGE) :])


def _page_filled(content: bytearray, chance: random.Random) -> bytes:
    for _n in range(chance.choice((1, 1, 4))):
        at = chance.randrange(len(content) // PAGE) * PAGE
        content[at : at + PAGE] = chance.choice((bytes(PAGE), b"\xff" * PAGE, chance.randbytes(PAGE)))
    return bytes(content)


def _page_moved(content: bytearray, chance: random.Random) -> bytes:
    a, b = (chance.randrange(len(content) // PAGE) * PAGE for _n in range(2))
    content[a : a + PAGE] = content[b : b + PAGE]
    return bytes(content)


def _header_changed(content: bytearray, chance: random.Random) -> bytes:
    content[chance.randrange(100)] = chance.randrange(256)
    return bytes(content)


def _foreign(content: bytearray, chance: random.Random) -> bytes:
    size = len(content)
    return chance.choice((b"", b"%PDF-1.7\n" * 900, chance.randbytes(size), b"\0" * size, b"PK\3\4" + bytes(9000)))


DAMAGES: tuple[Damage, ...] = (
    *(_flipped, _in_words, _cut_off, _cut_out, _page_filled, _page_moved, _header_changed, _foreign),
)


def _try_everything(place: Place, whole: Excerpt, passphrase: str | None) -> None:
    """Open, read, write, save what can be saved, and go back to the backup, as a person would."""
    damaged = place.diary.read_bytes()
    told: list[DiaryError] = []
    try:
        with closing(Diary.open_for_reading(place.diary, place.clock, passphrase=passphrase)) as reader:
            read = reader.excerpt()
            faults = reader.check(with_history=True)
        assert read == whole or faults, "entries are missing or changed, and nobody says so"
    except DiaryError as error:
        told.append(error)
    assert place.diary.read_bytes() == damaged
    try:
        with closing(place.open(passphrase)) as diary:
            diary.write_note(diary.today, "one more")
            diary.undo()
            assert diary.excerpt() == whole or diary.check(with_history=True)
    except DiaryError as error:
        told.append(error)
    rescue = place.rescue()
    try:
        salvaged = rescue.salvage(passphrase)
    except DiaryError as error:
        told.append(error)
    else:
        assert rescue.faults(salvaged.backup, passphrase) == ()
        salvaged.backup.path.unlink()  # so that the way back is the backup from before
    assert all(error.what and (error.why or error.remedy) for error in told)
    found = rescue.newest_good(passphrase)
    assert found is not None
    rescue.restore(found[0], passphrase)
    with closing(place.open(passphrase)) as diary:
        assert diary.excerpt() == whole
        assert diary.check(with_history=True) == ()
    assert [name for name in place.names() if name.startswith(".") or name.endswith((".lock", "-wal"))] == []


def _run(number: int, place: Place, passphrase: str | None) -> None:
    chance = random.Random(number)
    place.fill()
    with closing(place.open()) as diary:
        whole = diary.excerpt()
        if passphrase is not None:
            diary.safe.set_passphrase(passphrase)
        diary.safe.back_up()
    content = bytearray(place.diary.read_bytes())
    place.diary.write_bytes(DAMAGES[number % len(DAMAGES)](content, chance))
    place.clock.pass_time(hours=1)
    _try_everything(place, whole, passphrase)


@pytest.mark.parametrize("number", range(SAMPLE))
def test_of_a_damaged_diary_nothing_is_lost_in_silence(number: int, place: Place) -> None:
    _run(number, place, None)


@pytest.mark.parametrize("number", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (2, 4))])
def test_nor_of_an_encrypted_one(number: int, place: Place) -> None:
    _run(number, place, PASSPHRASE)


@pytest.mark.long
@pytest.mark.parametrize("number", range(SAMPLE, MANY))
def test_of_many_more_damaged_diaries_nothing_is_lost_in_silence(number: int, place: Place) -> None:
    _run(number, place, PASSPHRASE if number % 10 == 0 else None)
