"""Small diaries written down line by line, so that a test shows what a rule looks at.

Days are numbers; day 0 is 1 January 2026. Lines, each may stand several times:

    plan      28 from 0 [to 90] [count 6] [nerves yes|no] [oral]
    injected  0 28 61                       tablets  5 40
    noted     metformin 100 [to 120]        rated    balance 5 on 40-130 [every 7] [to 8: a straight rise]
    words     balance 2 on 40-130           (rated in words, 0 none to 3 severe)
    cause     absorption                    ticked   S5 on 120 [cleared 125]
    hidden    late_injections               off      (suggestions are turned off)
    today     130
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from b12diary.domain.answer import Answer
from b12diary.domain.care import care_texts
from b12diary.domain.catalogue import catalogue
from b12diary.domain.dose import Dose, DoseId, Phase, Route
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.factor import Exposure, ExposureId, FactorId
from b12diary.domain.preferences import Cause, Preferences
from b12diary.domain.rating import RatingSeries, ScaleId
from b12diary.domain.regimen import Regimen, RegimenId, Rhythm, RhythmUnit
from b12diary.domain.safety import SafetyTick, SignId, TickId
from b12diary.domain.symptom import Symptom, SymptomId
from tests.simulator.diary import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

START = date(2026, 1, 1)


def day(number: int | str) -> date:
    """Return day `number` of a picture."""
    return START + timedelta(days=int(number))


@dataclass
class _Page:
    today: date = START
    doses: list[Dose] = field(default_factory=list)
    plans: list[Regimen] = field(default_factory=list)
    noted: list[Exposure] = field(default_factory=list)
    ratings: list[RatingSeries] = field(default_factory=list)
    ticks: list[SafetyTick] = field(default_factory=list)
    chosen: Preferences = Preferences()

    def doses_on(self, words: list[str], route: Route) -> None:
        for word in words:
            number = len(self.doses)
            self.doses.append(Dose(DoseId(f"d{number}"), day(word), NOW, route=route))

    def plan(self, words: list[str]) -> None:
        said = dict(zip(words[1::2], words[2::2], strict=False))
        count = int(said["count"]) if "count" in said else None
        self.plans.append(
            Regimen(
                RegimenId(f"r{len(self.plans)}"),
                day(said["from"]),
                Rhythm(int(words[0]), RhythmUnit.DAYS),
                NOW,
                ends_on=day(said["to"]) if "to" in said else None,
                phase=Phase.LOADING if count else Phase.MAINTENANCE,
                count=count,
                route=Route.ORAL if words[-1] == "oral" else Route.UNKNOWN,
                for_nerves=Answer(said.get("nerves", "unknown")),
            )
        )

    def note(self, words: list[str]) -> None:
        ends = day(words[3]) if len(words) > 2 else None
        number = ExposureId(f"e{len(self.noted)}")
        self.noted.append(Exposure(number, FactorId(words[0]), day(words[1]), NOW, ends))

    def rate(self, words: list[str], scale: ScaleId = ScaleId.NRS_0_10) -> None:
        said = dict(zip(words[2::2], words[3::2], strict=True))
        first, last = (day(n).toordinal() for n in said["on"].split("-"))
        begin, end = float(words[1]), float(said.get("to", words[1]))
        days = tuple(range(first, last + 1, int(said.get("every", 1))))
        values = tuple(round(begin + (end - begin) * n / max(1, len(days) - 1)) for n in range(len(days)))
        self.ratings.append(RatingSeries(SymptomId(words[0]), scale, days, values, days))

    def tick(self, words: list[str]) -> None:
        cleared = day(words[4]) if len(words) > 3 else None
        sign = care_texts().sign(SignId(words[0]))
        assert sign is not None
        number = TickId(f"t{len(self.ticks)}")
        self.ticks.append(SafetyTick(number, sign.id, day(words[2]), NOW, cleared, is_private=sign.is_private))

    def excerpt(self) -> Excerpt:
        groups = {s.id: s.group for s in catalogue().symptoms}
        names = dict.fromkeys(series.symptom for series in self.ratings)
        symptoms = (Symptom(name, group=groups.get(name, "other"), position=n) for n, name in enumerate(names))
        return Excerpt(
            self.today,
            doses=tuple(sorted(self.doses, key=lambda d: d.given_on)),
            regimens=tuple(self.plans),
            symptoms=tuple(symptoms),
            ratings=tuple(self.ratings),
            exposures=tuple(self.noted),
            ticks=tuple(self.ticks),
            preferences=self.chosen,
        )


def record(text: str) -> Excerpt:
    """Read a diary from its lines."""
    page = _Page()

    def choose(**changes: object) -> None:
        page.chosen = replace(page.chosen, **changes)  # type: ignore[arg-type]  # each is a field of the preferences

    def set_today(words: list[str]) -> None:
        page.today = day(words[0])

    lines: dict[str, Callable[[list[str]], None]] = {
        "plan": page.plan,
        "injected": lambda words: page.doses_on(words, Route.INTO_MUSCLE),
        "tablets": lambda words: page.doses_on(words, Route.ORAL),
        "noted": page.note,
        "rated": page.rate,
        "words": lambda words: page.rate(words, ScaleId.VERBAL_0_3),
        "ticked": page.tick,
        "cause": lambda words: choose(cause=Cause(words[0])),
        "hidden": lambda words: choose(hidden_suggestions=tuple(words)),
        "off": lambda _words: choose(suggestions_on=False),
        "today": set_today,
    }
    for line in filter(None, map(str.strip, text.strip().splitlines())):
        name, *words = line.split()
        lines[name](words)
    return page.excerpt()
