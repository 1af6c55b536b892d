"""The copies of the catalogue that the window reads when it opens say what the files say that people mend."""

from pathlib import Path
from zlib import crc32

import pytest
from catalogue import FIRST, copies

from b12diary import assets
from b12diary.assets import read_toml


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of resources, which holds a catalogue of one file."""
    monkeypatch.setattr(assets, "resources", lambda: tmp_path)
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "plans.toml").write_text('word = "mended"', "utf-8")
    return tmp_path / "catalogue"


def test_they_are_those_that_the_command_writes() -> None:
    assert {file: file.read_text("utf-8") for file in copies()} == copies()


@pytest.mark.parametrize("name", FIRST)
def test_they_are_read_and_say_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_toml("catalogue", f"{name}.toml")

    monkeypatch.setattr(assets, "_copy_of", lambda *_: None)
    assert read_toml("catalogue", f"{name}.toml") == read


def test_the_copy_is_what_is_read(folder: Path) -> None:
    folder.joinpath("plans.json").write_text('{"crc32": 4194037465, "content": {"word": "copied"}}', "utf-8")

    assert read_toml("catalogue", "plans.toml") == {"word": "copied"}


@pytest.mark.parametrize(
    "copy", ['{"crc32": 1, "content": {"word": "old"}}', '{"content": {"word": "old"}}', '{"crc32": 31303', "[]", ""]
)
def test_a_copy_of_another_text_or_a_damaged_one_is_not_read(folder: Path, copy: str) -> None:
    folder.joinpath("plans.json").write_text(copy, "utf-8")

    assert read_toml("catalogue", "plans.toml") == {"word": "mended"}


def test_the_copy_is_of_the_words_however_their_lines_end(folder: Path) -> None:
    text = b'a = 1\n\nword = "mended"\n'
    folder.joinpath("plans.toml").write_bytes(text.replace(b"\n", b"\r\n"))
    folder.joinpath("plans.json").write_text(f'{{"crc32": {crc32(text)}, "content": {{"word": "copied"}}}}', "utf-8")

    assert read_toml("catalogue", "plans.toml") == {"word": "copied"}


def test_without_a_copy_the_file_itself_is_read(folder: Path) -> None:
    assert read_toml("catalogue", "plans.toml") == {"word": "mended"}
    assert folder.is_dir()
