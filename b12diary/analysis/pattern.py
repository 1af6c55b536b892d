"""Everything that depends only on which days are rated, made once for all series rated on the same days."""

from dataclasses import dataclass

import numpy as np

from b12diary.analysis.course import Course
from b12diary.analysis.design import Shape, free_columns, templates
from b12diary.analysis.fit import Fit, Whitened, fit, prepare
from b12diary.analysis.gaps import lags
from b12diary.analysis.noise import whitener
from b12diary.analysis.series import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """The rated days of one course, with the whitened free columns and return templates.

    Attributes:
        interval_days: the planned interval L.
        lag: days since the latest injection, shape (n,).
        prepared: whitening and free columns.
        shapes: residuals of the three templates, shape (g, n, 3).
    """

    interval_days: float
    lag: Ints
    prepared: Whitened
    shapes: Floats

    def fit(self, values: Floats) -> tuple[Fit, Floats]:
        """Fit the templates to series in columns, shape (n, k); returns the fit and the series' residuals."""
        return self.fit_white(self.prepared.whiten(values))

    def fit_white(self, white: Floats) -> tuple[Fit, Floats]:
        """Do the same with series that are whitened already, shape (g, n, k)."""
        residuals = self.prepared.without_free(white)
        return fit(self.prepared, self.shapes, residuals), residuals

    def fit_columns(self, columns: Floats, residuals: Floats) -> Fit:
        """Fit other shapes, given as columns (n, j), to residuals of shape (g, n, k)."""
        return fit(self.prepared, self.prepared.residuals(columns), residuals)

    def of_models(self, models: Ints) -> "Pattern":
        """Return the same for some of the noise models."""
        return Pattern(self.interval_days, self.lag, self.prepared.of_models(models), self.shapes[models])


def pattern(course: Course, days: Ints) -> Pattern:
    """Prepare the rated days of a course.

    Args:
        course: the compared injections.
        days: ordinals of the days that are evidence, ascending, at least `floor.LEAST_RATINGS`.
    """
    index, lag = lags(course.doses, days)
    free, log_volume = free_columns(course.interval_days, days, lag)
    shapes = columns_of(templates(course.interval_days), lag)
    return Pattern(course.interval_days, lag, *prepare(whitener(days), free, log_volume, index, shapes))


def columns_of(shapes: tuple[Shape, ...], lag: Ints) -> Floats:
    """Return the shapes as columns, shape (n, j)."""
    return np.column_stack([shape.at(lag) for shape in shapes])
