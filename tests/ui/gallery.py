"""Every widget in every state, painted to pictures for looking at: python -m tests.ui.gallery FOLDER."""

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.preferences import Theme
from b12diary.domain.rating import SCALES, ScaleId
from b12diary.domain.safety import CareLevel
from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.theme import Role, System, put_on, wanted_look
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.card import Card
from b12diary.ui.widgets.care_card import CareCard
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.chips import ActionChip, ChipGroup, Choice
from b12diary.ui.widgets.combo import Combo
from b12diary.ui.widgets.date_field import DateField
from b12diary.ui.widgets.day_stepper import DayStepper
from b12diary.ui.widgets.empty_state import EmptyState
from b12diary.ui.widgets.fields import TextArea, TextField
from b12diary.ui.widgets.form import Form, row_of
from b12diary.ui.widgets.labels import Label, Line
from b12diary.ui.widgets.message_bar import MessageBar
from b12diary.ui.widgets.page import Page
from b12diary.ui.widgets.rating_list import RatingList, RatingRow
from b12diary.ui.widgets.rating_scale import RatingScale
from b12diary.ui.widgets.sidebar import Place, Sidebar
from b12diary.ui.widgets.step_header import StepHeader
from b12diary.ui.widgets.tabs import SegmentedTabs

TODAY = date(2026, 11, 22)
ROWS = (
    RatingRow("interference", "Got in the way of daily life", is_apart=True),
    RatingRow("fatigue", "Tiredness"),
    RatingRow("brain_fog", "Brain fog"),
    RatingRow("pins_needles", "Pins and needles"),
    RatingRow("balance", "Poor balance"),
    RatingRow("low_mood", "Low mood"),
)
FACTORS = [Choice(k, k) for k in ("Illness", "Poor sleep", "Stress", "New medicine", "Period", "Travel")]
WHY = [
    Choice("planned", "planned", "planned"),
    Choice("symptoms", "earlier: symptoms", "earlier, because of symptoms"),
    Choice("other", "earlier: other reason", "earlier, for another reason"),
    Choice("later", "later"),
    Choice("unknown", "don’t know"),
]
VIEWS = [
    Choice(k, t)
    for k, t in (
        ("since", "Since injection"),
        ("gaps", "Gap by gap"),
        ("time", "Over time"),
        ("contrast", "Before and after"),
        ("injections", "Injections"),
    )
]
PLACES = (
    Place("today", "Today", "today"),
    Place("injections", "Injections", "injections"),
    Place("diary", "Diary", "diary"),
    Place("patterns", "Patterns", "patterns"),
    Place("appointment", "Appointment", "appointment"),
    Place("help", "Get help", "help", at_foot=True),
    Place("settings", "Settings", "settings", at_foot=True),
)


def column(*widgets: QWidget, margin: int = 24) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(margin, margin, margin, margin)
    layout.setSpacing(16)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder


class ExamplePage(Page):
    """A page with a rating list, chips, a note and both fixed rows, as Today has them."""

    title = "Today"

    def __init__(self) -> None:
        super().__init__()
        self.set_title("Today", "Sunday 22 November")
        stepper = DayStepper()
        stepper.set_day(TODAY, TODAY)
        self.head.addWidget(stepper)
        self.list = RatingList()
        self.list.set_rows(ROWS)
        self.list.fill({"interference": 5, "fatigue": 6, "brain_fog": 4, "pins_needles": 2})
        chips = ChipGroup(FACTORS, "Anything different today?", tone="event")
        chips.fill(["Poor sleep"])
        chips.add_action(ActionChip("More"))
        note = TextField("Note")
        note.fill("Walked to the shop and back. Legs felt heavy after.")
        self.body.setSpacing(8)
        self.body.addWidget(Label("How were things today, on average?", Role.HEADING))
        self.body.addWidget(self.list)
        self.body.addWidget(Label("Anything different today?", Role.LABEL))
        self.body.addWidget(chips)
        self.body.addWidget(Label("Note", Role.LABEL))
        self.body.addWidget(note)
        self.body.addStretch(1)
        self.foot.addWidget(Button("Record an &injection", icon_name="diamond"))
        self.foot.addWidget(Button("New or suddenly worse?"))
        self.foot.add_split()
        self.foot.addWidget(Button("Undo rating of Pins and needles", Variant.TEXT, icon_name="undo"))
        self.foot.addWidget(Label("Saved 21:04", quiet=True, wraps=False))

    def show_excerpt(self, excerpt: Excerpt, day: date) -> None:
        del excerpt, day


def whole_window() -> QWidget:
    window = QWidget()
    grid = QGridLayout(window)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    sidebar = Sidebar(PLACES)
    sidebar.fill("today")
    page = ExamplePage()
    grid.addWidget(sidebar, 0, 0)
    grid.addWidget(page, 0, 1)
    page.list.scale("balance").setFocus()
    return window


def scales() -> QWidget:
    rows = [RatingScale("Tiredness"), RatingScale("A symptom with a rather long name of my own making")]
    rows[0].set_value(10)
    rows[1].set_value(0)
    verbal = RatingScale("Pain (0 to 3)", scale=SCALES[ScaleId.VERBAL_0_3])
    verbal.set_value(2)
    off = RatingScale("Switched off")
    off.setEnabled(False)
    return column(*rows, verbal, RatingScale("Sleep (1 to 5)", scale=SCALES[ScaleId.LIKERT_1_5]), off)


def buttons() -> QWidget:
    off = Button("Not now")
    off.explain_disabled("There is nothing to print yet.")
    on = [Button(v.capitalize(), v, icon_name="edit") for v in (Variant.PLAIN, Variant.PRIMARY, Variant.TEXT)]
    icons = [Button(n, Variant.ICON, icon_name=n, height=40) for n in ("back", "forward", "cross", "search", "print")]
    box, ticked = CheckBox("Ask me about the whole list once a week"), CheckBox("main")
    ticked.setChecked(True)
    combo = Combo([Choice("a", "hydroxocobalamin"), Choice("b", "cyanocobalamin")], "Medicine")
    combo.fill("a")
    why = ChipGroup(WHY, "Why this day?", exclusive=True, padding=10)
    why.fill(["later"])
    tabs = SegmentedTabs(VIEWS, "Chart")
    message = MessageBar()
    message.show_message("Note on 16 September changed.", "Undo")
    error = MessageBar()
    error.show_message(
        "The rating could not be saved. The disk is full. Make some room and choose the rating again.", "Try again"
    )
    return column(
        row_of(*on, off, stretch_after=4),
        row_of(*icons, Button("Record an injection", Variant.PRIMARY, icon_name="diamond", height=56), stretch_after=6),
        row_of(box, ticked, stretch_after=2),
        row_of(combo, stretch_after=1),
        why,
        tabs,
        message,
        error,
    )


def forms() -> QWidget:
    form = Form()
    day = DateField(TODAY)
    day.fill(date(2026, 9, 16))
    medicine = Combo([Choice("a", "hydroxocobalamin")])
    medicine.fill("a")
    form.add_row(("date", "&Date", day), ("medicine", "&Medicine", medicine), ("dose", "D&ose", TextField(height=40)))
    point = TextArea(most_letters=140, counts=True)
    point.fill("My tiredness and balance get worse in the weeks before my injection, and I miss work.")
    form.add("point", "What I want to say", point, hint="One sentence is best.")
    form.add("note", "Note", TextField(height=40))
    form.field("note").show_problem("This text is longer than 10,000 letters.")
    steps = StepHeader(["My injections", "My symptoms", "My diary file"])
    steps.set_step(1)
    card = Card("Something to talk about", accent="symptom")
    card.body.addWidget(Label("In 5 of your last 5 gaps, your tiredness was higher before the injection."))
    card.body.addWidget(Line())
    card.body.addWidget(Label("67 days ago", Role.NUMBER))
    empty = EmptyState("No injections yet.", "Record an injection", detail="Then this page shows them.")
    return column(steps, form, card, empty)


def care() -> QWidget:
    bullets = [
        "your lips, mouth, throat or tongue swell, or it is hard to breathe",
        "you have chest pain, pass out, or your heart races and you feel weak",
        "your face droops, one side is weak, or speech slurs",
        "you suddenly cannot walk, or cannot move your arms or legs",
        "you are numb between your legs, cannot pee, or lose control of pee or poo",
    ]
    foot = "To talk to someone at any time, call Samaritans on 116 123."
    return column(
        CareCard(CareLevel.EMERGENCY, "Call 999 or go to A&E now if:", bullets, foot),
        CareCard(CareLevel.URGENT, "Call 111 or ask for a GP today if:", bullets[:3]),
        CareCard(CareLevel.SOON, "Speak to a GP, nurse or pharmacist if:", bullets[2:]),
    )


SCENES: dict[str, tuple[Callable[[], QWidget], int, int]] = {
    "window": (whole_window, 1120, 760),
    "small": (whole_window, 1024, 600),
    "scales": (scales, 928, 600),
    "buttons": (buttons, 928, 640),
    "forms": (forms, 928, 860),
    "care": (care, 928, 760),
}
LOOKS = {
    "light": (Theme.LIGHT, 100),
    "dark": (Theme.DARK, 100),
    "strict": (Theme.HIGH_CONTRAST, 100),
    "dark150": (Theme.DARK, 150),
    "light200": (Theme.LIGHT, 200),
}


def main(folder: Path, only: str = "") -> None:
    """Paint all scenes in all looks into `folder`."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    folder.mkdir(parents=True, exist_ok=True)
    system = System(app.font().family(), 12.0)
    for look_name, (theme, percent) in LOOKS.items():
        put_on(app, wanted_look(theme, percent, system))
        for scene, (make, width, height) in SCENES.items():
            name = f"{scene}-{look_name}"
            if only and only not in f"{name}.png":
                continue
            widget = make()
            FocusRing(widget)
            widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
            widget.resize(width, height)
            widget.show()
            if scene not in {"window", "small"}:
                # Words that wrap make no window higher; in the program these parts stand in a page that scrolls.
                widget.resize(width, max(height, widget.heightForWidth(width)))
            for _turn in range(3):
                app.processEvents()
            widget.grab().save(str(folder / f"{name}.png"))
            widget.close()
            widget.deleteLater()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
