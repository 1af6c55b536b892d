"""What the window remembers; losing it costs nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from b12diary.domain.preferences import Theme
from b12diary.ui.window_state import WindowState

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
)


def test_it_comes_back_as_it_went(tmp_path: Path) -> None:
    state = WindowState((10, 20, 1120, 760), is_maximised=True, page="patterns", theme=Theme.DARK, text_percent=150)
    state.pages["patterns"] = {"chart": "gaps"}
    state.note_recent(Path("one.b12"))
    file = tmp_path / "deep" / "window.json"
    state.save(file)
    assert WindowState.load(file) == state
    assert [path.name for path in file.parent.iterdir()] == ["window.json"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'{"geometry": [1, 2, "x", 4]}'])
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "window.json"
    file.write_bytes(content)
    assert WindowState.load(file) == WindowState()


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["geometry", "is_maximised", "page", "pages", "recent", "theme", "text_percent"]), JSON
    )
)
def test_no_content_is_too_odd(tmp_path_factory: pytest.TempPathFactory, content: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("state") / "window.json"
    file.write_text(json.dumps(content), "utf-8")
    state = WindowState.load(file)
    assert state.text_percent in {100, 125, 150, 175, 200}


def test_the_newest_diaries_come_first_and_once() -> None:
    state = WindowState()
    for name in ("a", "b", "c", "a", "d", "e", "f"):
        state.note_recent(Path(name))
    assert state.recent == ["f", "e", "d", "a", "c"]


def test_a_place_that_cannot_be_written_troubles_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    WindowState(page="today").save(tmp_path / "file" / "window.json")


def test_of_a_diary_that_is_deleted_nothing_is_remembered(tmp_path: Path) -> None:
    state = WindowState(pages={"patterns": {"symptom": "fatigue"}}, home="a", recent=["a", "b"])
    state.forget(Path("a"))
    assert (state.pages, state.home, state.recent) == ({}, "", ["b"])
