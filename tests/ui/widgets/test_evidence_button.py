"""Words that claim something have a way to what they rest on, wherever they stand."""

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.plan_templates import plan_templates
from b12diary.suggestions.captions import BLOOD_TEST_CAPTION, CARE_CARDS, FACTORS, MONTHLY_RHYTHM, PLANS, REACTIONS
from b12diary.ui.dialogs.evidence import EvidenceDialog
from b12diary.ui.pages.diary_day import DayCard
from b12diary.ui.pages.diary_event_form import EventForm
from b12diary.ui.pages.help import HelpPage
from b12diary.ui.pages.injections_reactions import Reactions
from b12diary.ui.pages.plan_fields import PlanFields
from b12diary.ui.pages.settings import SettingsPage
from b12diary.ui.widgets.evidence_button import EvidenceButton
from tests.report.diaries import lab

TODAY = date(2026, 11, 22)


def behind(button: EvidenceButton) -> tuple[str, ...]:
    """Press the button and return the claims that open."""
    button.click()
    (dialog,) = button.findChildren(EvidenceDialog)
    claims = tuple(card.claim.id for card in dialog.cards)
    dialog.accept()
    return claims


def test_it_opens_its_claims_and_says_what_they_stand_behind(qtbot: QtBot) -> None:
    button = EvidenceButton(BLOOD_TEST_CAPTION, "Blood tests.")
    qtbot.addWidget(button)

    assert button.accessibleDescription() == "Blood tests"
    assert behind(button) == BLOOD_TEST_CAPTION


def test_without_claims_there_is_no_button(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = EvidenceButton(parent=window)
    window.show()

    assert button.isHidden()
    button.set_behind(CARE_CARDS, "Get help")
    assert button.isVisible()
    button.set_behind((), "")
    assert button.isHidden()


def test_the_blood_tests_of_a_day(qtbot: QtBot) -> None:
    card = DayCard()
    qtbot.addWidget(card)
    test = lab(1, "ferritin", "41", "µg/L")
    card.show_day(Excerpt(TODAY, lab_results=(test,)), test.day)

    assert behind(card.evidence_button) == BLOOD_TEST_CAPTION
    assert card.evidence_button.isVisibleTo(card)
    card.show_day(Excerpt(TODAY, lab_results=(test,)), TODAY)
    assert not card.evidence_button.isVisibleTo(card)


def test_folic_acid_is_told_where_it_is_noted(qtbot: QtBot) -> None:
    form = EventForm()
    qtbot.addWidget(form)
    event = Exposure(ExposureId(""), FactorId("folic_acid"), TODAY, datetime(1, 1, 1, tzinfo=UTC))
    form.fill(event, TODAY)

    assert form.about.text() == "Tell your GP or pharmacist, above all if you took it before your first B12."
    assert behind(form.evidence_button) == FACTORS[FactorId("folic_acid")]
    form.fill(replace(event, factor=FactorId("heat")), TODAY)
    assert form.about.isHidden()
    assert form.evidence_button.isHidden()


def test_a_known_plan(qtbot: QtBot) -> None:
    fields = PlanFields(TODAY)
    qtbot.addWidget(fields)
    template = plan_templates()[1]
    fields.template.fill(template.id)
    fields._take_template(template.id)

    assert behind(fields.evidence_button) == PLANS[template.id]


def test_feeling_worse_after_an_injection(qtbot: QtBot) -> None:
    reactions = Reactions()
    qtbot.addWidget(reactions)
    reactions.fill(("worse_few_days",))

    assert reactions.about.text().startswith("Some people feel worse for a short time")
    assert behind(reactions.evidence_button) == REACTIONS["worse_few_days"]
    assert not reactions._look_up.isHidden(), "get help is one press away"
    reactions.fill(("headache",))
    assert reactions.about.isHidden()
    assert reactions.evidence_button.isHidden()
    assert reactions._look_up.isHidden()


def test_get_help(qtbot: QtBot) -> None:
    page = HelpPage()
    qtbot.addWidget(page)

    assert behind(page.evidence_button) == CARE_CARDS
    page.open_list()
    assert page.evidence_button.isHidden()


def test_the_question_about_a_monthly_rhythm(qtbot: QtBot) -> None:
    page = SettingsPage()
    qtbot.addWidget(page)
    (button,) = page.findChildren(EvidenceButton)

    assert behind(button) == MONTHLY_RHYTHM
    assert button.accessibleDescription().startswith("Do you have a monthly rhythm")
