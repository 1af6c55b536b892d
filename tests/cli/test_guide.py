"""The guide as a file from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_the_guide_is_written_as_a_web_page(b12: Run, tmp_path: Path) -> None:
    ran = b12("guide", "--to", "guide.html")
    assert (ran.status, ran.said, ran.complained) == (0, ["The guide is at guide.html."], [])
    assert "Press F1 on any page" in (tmp_path / "guide.html").read_text("utf-8")
    assert b12("guide", "--to", "guide.html").status == 0, "an earlier one is replaced"


def test_what_is_no_guide_is_not_replaced(b12: Run, tmp_path: Path) -> None:
    (tmp_path / "guide.html").write_text("my letter", "utf-8")
    ran = b12("guide", "--to", "guide.html")
    assert ran.status == 1
    assert "something else than a web page" in ran.complained[0]
    assert (tmp_path / "guide.html").read_text("utf-8") == "my letter"


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("guide",), 2, "--to"),
        (("guide", "--to", "guide.pdf"), 2, "the name of a web page ends with .html"),
        (("guide", "--to", "not there/guide.html"), 1, "This folder is not there."),
        (("--diary", "my.b12", "guide", "--to", "guide.html"), 2, "guide takes no --diary"),
    ],
)
def test_wrong_use_is_told(b12: Run, words: tuple[str, ...], status: int, told: str) -> None:
    ran = b12(*words)
    assert ran.status == status
    assert told in "\n".join(ran.complained)
