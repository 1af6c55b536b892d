"""The form's measures in millimetres and points, and the steps by which it is shortened until it fits one sheet."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from b12diary.domain.preferences import Paper
from b12diary.report.paper_canvas import QUIET, Type


@dataclass(frozen=True, slots=True)
class Sheet:
    """Size and margins of the paper; the left margin clears two punched holes."""

    width: float
    height: float
    left: float = 18.0
    right_margin: float = 14.0
    label_width: float = 27.0

    @property
    def right(self) -> float:
        """Right edge of all content."""
        return self.width - self.right_margin

    @property
    def content(self) -> float:
        """Left edge of the content column, and of both plots."""
        return self.left + self.label_width

    @property
    def content_width(self) -> float:
        """Width of the content column."""
        return self.right - self.content


SHEETS = {Paper.A4: Sheet(210.0, 297.0), Paper.LETTER: Sheet(215.9, 279.4)}


@dataclass(frozen=True, slots=True)
class Fit:
    """How generously the form is set. Each step gives up a little; `lines` of 0 = all lines.

    Attributes:
        notes_lines: fewest ruled lines left for notes at the appointment.
        profile_mm: height of the plot of days since injection.
        strip_mm: height of the gap by gap plot.
        medicines_below: other medicines stand on one line below the events instead of beside them.
        is_dense: the smaller sizes and paddings.
        most_events: rows of events; the latest ones, so that many events never take the room for notes.
        text_lines: most lines of a question, of the medicines and of each treatment fact.
        most_tests: blood tests; 0 = all.
        scale: of everything; below 1 only when nothing else helped.
    """

    notes_lines: int = 3
    profile_mm: float = 39.0
    strip_mm: float = 18.0
    medicines_below: bool = False
    is_dense: bool = False
    most_events: int = 8
    text_lines: int = 0
    most_tests: int = 0
    scale: float = 1.0

    @property
    def top(self) -> float:
        """Upper margin."""
        return 9.0 if self.is_dense else 10.0

    @property
    def bottom(self) -> float:
        """Lower margin."""
        return 8.0 if self.is_dense else 9.0

    @property
    def pad_above(self) -> float:
        """Space inside a section above its content."""
        return 0.8 if self.is_dense else 1.3

    @property
    def pad_below(self) -> float:
        """Space inside a section below its content."""
        return 0.7 if self.is_dense else 1.3

    @property
    def body(self) -> Type:
        """Text."""
        return Type(8.4 if self.is_dense else 8.8)

    @property
    def label(self) -> Type:
        """Section labels and treatment values."""
        return Type(8.4 if self.is_dense else 8.8, bold=True)

    @property
    def table(self) -> Type:
        """Rows of tables."""
        return Type(8.0 if self.is_dense else 8.5)

    @property
    def small(self) -> Type:
        """Keys, sub-labels, axis text, footer."""
        return Type(7.3 if self.is_dense else 7.5, colour=QUIET)

    @property
    def main_point(self) -> Type:
        """The person's own line."""
        return Type(12.5 if self.is_dense else 13.5, bold=True)

    @property
    def sign(self) -> Type:
        """A sign in the safety frame."""
        return Type(14.5, bold=True)

    @property
    def sentence(self) -> Type:
        """The sentence of the look-back."""
        return Type(10.2, bold=True)

    @property
    def question(self) -> Type:
        """Questions."""
        return Type(8.6 if self.is_dense else 9.2)

    @property
    def person(self) -> Type:
        """Name, birth date, number."""
        return Type(9.5, bold=True)


NOTES_LINE_MM = 8.0


STEPS: tuple[Callable[[Fit], Fit], ...] = (
    lambda fit: replace(fit, notes_lines=2),
    lambda fit: replace(fit, profile_mm=34.0, strip_mm=16.0),
    lambda fit: replace(fit, medicines_below=True, most_events=5),
    lambda fit: replace(fit, is_dense=True),
    lambda fit: replace(fit, most_events=3),
    lambda fit: replace(fit, profile_mm=28.0, strip_mm=13.0),
    lambda fit: replace(fit, text_lines=2),
    lambda fit: replace(fit, most_tests=6),
    lambda fit: replace(fit, profile_mm=26.0),
    lambda fit: replace(fit, notes_lines=1),
    lambda fit: replace(fit, text_lines=1, most_events=1),
)
"""What is given up, one after the other, until everything fits."""


def fits(paper: Paper, *, is_silenced: bool) -> list[Fit]:
    """Return the settings to try, most generous first. The last ones shrink the sheet, so that one always fits.

    Args:
        paper: Letter is shorter and takes the first three steps at once.
        is_silenced: a safety frame stands on the page and takes room from the plot.
    """
    found = [Fit(profile_mm=34.5 if is_silenced else 39.0)]
    for step in STEPS:
        found.append(step(found[-1]))
    shrunk = [replace(found[-1], scale=percent / 100) for percent in range(96, 39, -4)]
    return found[3 if paper is Paper.LETTER else 0 :] + shrunk
