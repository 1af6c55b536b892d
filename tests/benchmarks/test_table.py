"""The table and its drawing say what was measured."""

from pathlib import Path

from tests.benchmarks.growth import draw_growth, growth_of
from tests.benchmarks.timing import Row


def _row(what: str, years: int | None, *ours: float) -> Row:
    return Row(what, ours, (0.1,) * len(ours), "something bare", years)


def test_a_row_tells_medians_their_ratio_and_its_spread() -> None:
    row = Row("start", (0.1, 0.4, 0.2), (0.1, 0.1, 0.1), "bare window", 10, "1.5x")

    assert " ".join(str(row).split()) == "start, 10 years 200.0 ms 100.0 ms 2.00x 1.00 to 4.00 bare window (1.5x)"


def test_sizes_are_told_in_megabytes_and_counts_as_they_are() -> None:
    assert "1.8 MB" in str(Row("wheel", (1_800_000,), (2_000_000,), "2 MB", unit="B"))
    assert " 12 " in str(Row("wake-ups", (12,), (6,), "bare application", unit=""))


def test_growth_is_told_of_what_was_measured_on_several_lengths() -> None:
    rows = [_row("start", 0, 0.1, 0.2, 0.3), _row("start", 40, 0.4), _row("wheel", None, 1), _row("once", 40, 1)]

    assert growth_of(rows) == {"start": [(0, 1.0), (40, 2.0)]}


def test_growth_is_drawn_with_its_names(tmp_path: Path) -> None:
    path = tmp_path / "growth.svg"
    draw_growth({"window": [_row("start", 0, 0.1), _row("start", 40, 0.4)], "size": [_row("wheel", None, 1)]}, path)

    text = path.read_text("utf-8")
    assert "window" in text
    assert "start" in text
    assert "wheel" not in text
