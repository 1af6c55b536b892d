"""Blood tests keep to themselves: as printed, never judged, never in the look-back, never without their caption."""

from dataclasses import replace
from datetime import timedelta

from b12diary.analysis.recurrence import look_back
from b12diary.domain.days import EVER, DateSpan
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.lab import Comparator
from b12diary.domain.preferences import Preferences
from b12diary.report.blood_tests import BloodTests, blood_tests
from b12diary.report.handout import Handout
from b12diary.report.paper_form import lay_out
from b12diary.report.summary import Summary
from b12diary.report.text import plain_text
from b12diary.report.web_page import web_page
from tests.report.diaries import TODAY, diary, exposure, lab
from tests.report.pages import page, words_of

CAPTION = "Blood tests after injections do not show how often a person needs injections (BMJ 2023)."
RESULTS = (
    lab(1, "b12_total", "205", "pg/mL", "180", "900"),
    replace(lab(2, "folate", "20", "nmol/L"), comparator=Comparator.ABOVE),
    lab(3, "hb", "128", "g/L"),
    lab(4, "b12_total", "151"),
)


def with_results(**chosen: object) -> Excerpt:
    preferences = Preferences(**chosen)  # type: ignore[arg-type]  # each is a field of the preferences
    return replace(diary(), lab_results=RESULTS, preferences=preferences)


def results(excerpt: Excerpt) -> list[str]:
    part = blood_tests(excerpt, EVER)
    assert isinstance(part, BloodTests)
    return [row.result for row in part.rows]


def test_results_stand_as_the_laboratory_printed_them() -> None:
    assert results(with_results()) == ["205 pg/mL", "151", "> 20 nmol/L", "128 g/L"]


def test_another_unit_stands_beside_the_printed_one_when_it_was_chosen() -> None:
    chosen = (("b12_total", "pmol/L"), ("folate", "µg/L"), ("hb", "g/L"))

    assert results(with_results(lab_units=chosen)) == [
        "205 pg/mL (151 pmol/L)", "151", "> 20 nmol/L (> 8.8 µg/L)", "128 g/L",
    ]  # fmt: skip


def test_the_laboratorys_range_stays_in_its_own_unit() -> None:
    part = blood_tests(with_results(lab_units=(("b12_total", "pmol/L"),)), EVER)

    assert isinstance(part, BloodTests)
    assert part.rows[0].reference == "180 to 900"


def test_every_form_of_the_page_has_the_caption_and_the_chosen_unit() -> None:
    summary = page(with_results(lab_units=(("b12_total", "pmol/L"),)))
    forms = (plain_text(summary), web_page(Handout(summary)), words_of(lay_out(summary)))

    for words in forms:
        plain = " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())
        assert CAPTION in plain
        assert "151 pmol/L" in plain


def test_no_result_changes_the_look_back() -> None:
    assert look_back(with_results()) == look_back(diary())


def with_early_results() -> Excerpt:
    """Return a diary with results from before its first injection, two of them of one test, and one since."""
    begun = diary().injection_days[0]
    early = tuple(
        replace(lab(n, name, value, unit), day=begun - timedelta(days=ago))
        for n, (name, value, unit, ago) in enumerate(
            [("hb", "101", "g/L", 3), ("b12_total", "118", "ng/L", 9), ("b12_total", "131", "ng/L", 400)], 10
        )
    )
    return replace(diary(), lab_results=(*early, lab(1, "ferritin", "38", "µg/L", "13", "150")))


def test_results_from_before_the_first_b12_come_first_whatever_dates_the_page_covers() -> None:
    excerpt = with_early_results()
    part = blood_tests(excerpt, DateSpan(TODAY - timedelta(days=200), TODAY))

    assert isinstance(part, BloodTests)
    assert [row.result for row in part.before] == ["118 ng/L", "101 g/L"], "the last of each, in the catalogue's order"
    assert part.before_text == "before the first B12 recorded here (5 Aug 2025)"
    assert [row.result for row in part.rows] == ["38 µg/L"]
    assert part.since_text == "since then"


def test_a_result_of_the_first_day_or_of_a_diary_without_b12_is_not_called_early() -> None:
    on_the_day = replace(lab(1, "hb", "101", "g/L"), day=diary().injection_days[0])

    for excerpt in (replace(diary(), lab_results=(on_the_day,)), Excerpt(TODAY, lab_results=(on_the_day,))):
        part = blood_tests(excerpt, EVER)
        assert isinstance(part, BloodTests)
        assert (part.before, part.before_text, part.since_text) == ((), "", "")


def test_b12_in_any_form_begins_the_treatment() -> None:
    drops = exposure(1, "other_b12", diary().injection_days[0] - timedelta(days=100), None)
    part = blood_tests(replace(with_early_results(), exposures=(drops,)), EVER)

    assert isinstance(part, BloodTests)
    assert [row.result for row in part.before] == ["131 ng/L"]
    assert len(part.rows) == 3


def test_every_form_of_the_page_tells_early_results_first_and_as_such() -> None:
    summary = page(with_early_results(), like=diary())
    for words in (plain_text(summary), web_page(Handout(summary)), words_of(lay_out(summary))):
        plain = " ".join(words.replace("\N{NO-BREAK SPACE}", " ").split())
        places = [plain.index(text) for text in (summary_text(summary), "118 ng/L", "since then", "38 µg/L", CAPTION)]
        assert places == sorted(places)


def summary_text(summary: Summary) -> str:
    assert isinstance(summary.blood_tests, BloodTests)
    return summary.blood_tests.before_text
