"""What the tests of Injections share: a diary with two injections and a plan, and short names for the page."""

from datetime import date, timedelta
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from b12diary.diary import Diary
from b12diary.domain.dose import Compound, Dose, DoseId, Route
from b12diary.domain.quantity import DoseUnit, Quantity
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.ui.pages.injections import InjectionsPage
from tests.clock import SetClock
from tests.ui.pages.desk import Desk, keys, named

TODAY = date(2026, 11, 22)
MG = Quantity(Decimal(1), DoseUnit.MILLIGRAM)


def two_injections(clock: SetClock) -> Diary:
    """Make a diary: two injections 84 days apart, the last one 67 days ago, and a plan of every 12 weeks."""
    diary = Diary.in_memory(clock)
    last = Dose(
        DoseId("last"),
        TODAY - timedelta(days=67),
        clock(),
        None,
        Compound.HYDROXOCOBALAMIN,
        MG,
        Route.INTO_MUSCLE,
        "upper_arm_left",
        "nurse",
    )
    first = Dose(DoseId("first"), TODAY - timedelta(days=151), clock(), None, last.compound, MG, last.route)
    plan = Regimen(
        RegimenId("plan"),
        first.given_on,
        Rhythm(12, RhythmUnit.WEEKS),
        clock(),
        compound=last.compound,
        quantity=MG,
        route=last.route,
    )
    diary.record(first, last, plan, label="begin")
    return diary


def shown(desk: Desk) -> InjectionsPage:
    assert isinstance(desk.page, InjectionsPage)
    return desk.page


def button(home: QWidget, name: str) -> QPushButton:
    QApplication.processEvents()  # rows made just now come into sight
    return named(home, name, QPushButton)


def doses(desk: Desk) -> dict[str, Dose]:
    return {dose.id: dose for dose in desk.diary.excerpt().doses}


def new_doses(desk: Desk) -> list[Dose]:
    return [dose for key, dose in doses(desk).items() if key not in {"first", "last"}]


def write(field: QWidget, text: str) -> None:
    """Write over what stands in a field, and leave it."""
    field.setFocus()
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    assert isinstance(line, QLineEdit)
    line.selectAll()
    keys(text, Qt.Key.Key_Tab)


def open_last(desk: Desk) -> None:
    button(desk.page, "Edit 16 Sep 2026, after 84 days").click()
    QApplication.processEvents()


def message(desk: Desk) -> str:
    return desk.page.message_bar.text
