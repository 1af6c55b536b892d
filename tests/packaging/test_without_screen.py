"""Whether a window can open, whether one was asked for, and what is shown instead."""

import os
import sys
from pathlib import Path

import pytest
from without_screen import KINDS, SENTENCE, example_wanted, has_screen, show_example

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples" / "returns"


@pytest.mark.parametrize(
    "environment", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "offscreen"}]
)
def test_on_linux_a_screen_is_told_by_the_environment(environment: dict[str, str]) -> None:
    assert has_screen("linux", environment)


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"HOME": "/root"}])
def test_without_a_word_of_one_linux_has_no_screen(environment: dict[str, str]) -> None:
    assert not has_screen("linux", environment)


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_one(platform: str) -> None:
    assert has_screen(platform, {})


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ([], "returns"),
        (["example"], "returns"),
        (["example", "--kind", "none"], "none"),
        (["example", "--kind=early"], "early"),
    ],
)
def test_nothing_and_the_example_open_the_window(arguments: list[str], kind: str) -> None:
    assert example_wanted(arguments) == kind


@pytest.mark.parametrize(
    "arguments",
    [
        ["patterns", "my.b12"],
        ["--help"],
        ["import", "example"],
        ["example", "--help"],
        ["example", "--kind"],
        ["example", "--kind", "sad"],
    ],
)
def test_a_command_and_wrong_use_do_not(arguments: list[str]) -> None:
    assert example_wanted(arguments) is None


def test_every_kind_of_example_is_there() -> None:
    assert set(KINDS) == {folder.name for folder in EXAMPLES.parent.iterdir() if folder.is_dir()}


def test_without_a_screen_the_example_ends_in_a_page_for_the_appointment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    here = {**os.environ, "PYTHONPATH": str(EXAMPLES.parents[2])}

    assert show_example(sys.executable, EXAMPLES, here) == 0

    page = tmp_path / "b12diary-example.pdf"
    assert page.read_bytes().startswith(b"%PDF-")
    said = capfd.readouterr().out.splitlines()
    assert said[0] == SENTENCE
    assert str(page) in said[-1]


def test_a_step_that_does_not_succeed_gives_its_status(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert show_example(sys.executable, tmp_path / "not there", os.environ) != 0
    assert list(tmp_path.iterdir()) == []
