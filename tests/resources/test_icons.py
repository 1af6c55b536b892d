"""The icons are one family: the same square, the same stroke, one colour that the window chooses, nothing foreign."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from b12diary.assets import asset

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {f"{SVG}{name}" for name in ("path", "circle", "rect")}
FILES = sorted(asset("icons").glob("*.svg"))
LINE_ICONS = [file for file in FILES if file.stem != "app"]


def test_the_icons_that_the_window_asks_for_are_there() -> None:
    assert {file.stem for file in FILES} == {
        "today", "injections", "diary", "patterns", "appointment", "help", "settings", "undo", "redo", "check", "cross",
        "back", "forward", "plus", "edit", "print", "copy", "picture", "table", "flag", "note", "search", "clock",
        "info", "drop-down", "app",
    }  # fmt: skip


@pytest.mark.parametrize("file", LINE_ICONS, ids=lambda file: file.stem)
def test_a_line_icon_is_20_wide_and_takes_the_colour_it_is_given(file: Path) -> None:
    root = ET.fromstring(file.read_text(encoding="utf-8"))

    assert root.get("viewBox") == "0 0 20 20"
    assert (root.get("stroke"), root.get("fill")) == ("currentColor", "none")
    assert root.get("stroke-width") == "1.6"
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    assert "#" not in file.read_text(encoding="utf-8"), "no colour of its own"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_is_shapes_and_nothing_else(file: Path) -> None:
    root = ET.fromstring(file.read_text(encoding="utf-8"))

    assert len(root) >= 1
    assert {child.tag for child in root} <= SHAPES


def test_the_program_is_a_red_diamond() -> None:
    text = asset("icons", "app.svg").read_text(encoding="utf-8")

    assert 'fill="#A3123A"' in text
