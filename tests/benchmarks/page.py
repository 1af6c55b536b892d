"""The one-page summary from the shell, against the toolkit and the chart library making one page with one chart."""

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.diaries import make
from tests.benchmarks.timing import Plan, Row, paired, seconds

_BARE = textwrap.dedent(
    """
    import sys
    from matplotlib.figure import Figure
    from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

    app = QGuiApplication(["", "-platform", "offscreen"])
    figure = Figure()
    figure.add_subplot().plot(range(84))
    figure.savefig(sys.argv[1] + ".svg")
    writer = QPdfWriter(sys.argv[1])
    painter = QPainter(writer)
    painter.drawText(100, 100, "page")
    painter.end()
    """
)


def measure(plan: Plan) -> Iterator[Row]:
    """Yield one row for each length of diary that has something to print."""
    for years in plan.years:
        with TemporaryDirectory() as folder:
            path = make(Path(folder) / "diary.b12", years, symptoms=6)
            for kind in ("pdf", "html"):
                out = str(Path(folder) / f"page.{kind}")
                ours = [sys.executable, "-m", "b12diary", "summary", "--diary", str(path), "--out", out]
                bare = [sys.executable, "-c", _BARE, str(Path(folder) / "bare.pdf")]
                yield paired(
                    f"summary to {kind} from the shell",
                    plan,
                    lambda command=ours: seconds(lambda: subprocess.run(command, check=True, capture_output=True)),  # type: ignore[misc]
                    lambda command=bare: seconds(lambda: subprocess.run(command, check=True, capture_output=True)),  # type: ignore[misc]
                    "bare Qt and matplotlib, one page",
                    years=years,
                    aim="1.5x",
                )
