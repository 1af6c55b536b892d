"""What else stands in the diary that a clinician would ask about: folic acid, tablets, medicines, a blood test."""

from datetime import date, timedelta

from b12diary.domain.catalogue import catalogue, factor_label, factor_names
from b12diary.domain.dose import Route
from b12diary.domain.factor import Exposure, FactorId
from b12diary.domain.preferences import Cause
from b12diary.domain.regimen import regimen_on
from b12diary.i18n import _, day_text, list_text, ngettext
from b12diary.suggestions.captions import BLOOD_TEST_CAPTION
from b12diary.suggestions.ground import YEAR_DAYS, Ground
from b12diary.suggestions.suggestion import EvidenceId, Suggestion, SuggestionId

EVIDENCE_FOLIC = (EvidenceId("folic_acid_first"),)
EVIDENCE_TABLETS = (EvidenceId("tablets_and_absorption"), EvidenceId("diet_and_tablets"), EvidenceId("lasting_cause"))
EVIDENCE_TEST = (*BLOOD_TEST_CAPTION, EvidenceId("go_on_as_agreed"))
LOWERING: dict[FactorId, EvidenceId] = {
    FactorId("metformin"): EvidenceId("metformin"),
    FactorId("acid_medicine"): EvidenceId("acid_and_other_medicines"),
    FactorId("colchicine"): EvidenceId("acid_and_other_medicines"),
    FactorId("epilepsy_medicine"): EvidenceId("acid_and_other_medicines"),
    FactorId("nitrous_oxide"): EvidenceId("nitrous_oxide"),
}
"""Factors that can lower B12 or stop it from working, with what that rests on."""

FOLIC_ACID, OTHER_B12, SPACED_BY_TEST = FactorId("folic_acid"), FactorId("other_b12"), FactorId("spaced_by_test")

NEW_DAYS = 183
LOOKED_AT_DAYS = 730
NO_INJECTION_DAYS = 365
TABLETS_DAYS = 183
_TAKEN = {Route.ORAL, Route.SUBLINGUAL, Route.NASAL}


def folic_acid(ground: Ground) -> Suggestion | None:
    """Point out folic acid that began before the first recorded B12 of the last two years, or without any."""
    taken = [e.starts_on for e in _noted(ground, {FOLIC_ACID})]
    b12 = [d.given_on for d in ground.excerpt.doses if d.given_on <= ground.excerpt.today]
    b12 += [e.starts_on for e in _noted(ground, {OTHER_B12})]
    since = ground.excerpt.today - timedelta(days=LOOKED_AT_DAYS)
    if not taken or (b12 and (min(b12) <= min(taken) or min(b12) < since)):
        return None
    first = (
        _("Your first recorded B12 was on {day}.").format(day=day_text(min(b12)))
        if b12
        else _("No B12 is recorded in this diary.")
    )
    return Suggestion(
        SuggestionId.FOLIC_ACID,
        _("Folic acid before B12"),
        (
            _("You noted folic acid from {day}.").format(day=day_text(min(taken))),
            first,
            _("Folic acid can hide a lack of B12, while nerves go on being harmed."),
            _("Tell your GP or pharmacist about it."),
            _("If you had B12 before this diary began, this does not apply to you."),
        ),
        (_("This compares the first day of folic acid with the first day of B12 in your diary."),),
        EVIDENCE_FOLIC,
        question=_("Is it all right that I take folic acid?"),
    )


def tablets_only(ground: Ground) -> Suggestion | None:
    """Raise tablets, spray or drops as the only B12 where the person noted that absorption is the cause."""
    excerpt = ground.excerpt
    today = excerpt.today
    plan = regimen_on(excerpt.regimens, today)
    injected = [day for day in excerpt.injection_days if day <= today]
    if excerpt.preferences.cause is not Cause.ABSORPTION or (plan is not None and plan.route.is_injection):
        return None
    if injected and (today - injected[-1]).days < NO_INJECTION_DAYS:
        return None
    recent = today - timedelta(days=TABLETS_DAYS)
    taken = [d.given_on for d in excerpt.doses if d.route in _TAKEN and d.given_on <= today]
    going_on = [e.starts_on for e in _noted(ground, {OTHER_B12}) if e.ends_on is None or e.ends_on >= recent]
    latest = [*(day for day in taken if day >= recent), *going_on]
    if not latest:
        return None
    last = (
        _("The last recorded injection was on {day}.").format(day=day_text(injected[-1]))
        if injected
        else _("No injection is recorded.")
    )
    return Suggestion(
        SuggestionId.TABLETS_ONLY,
        _("Tablets, and B12 from food is not taken up"),
        (
            _("You noted that B12 from food is not taken up."),
            _("In the last 6 months your diary holds B12 tablets, spray or drops, and no injections."),
            _("You may want to ask whether that is enough for you."),
        ),
        (
            _("Entries of B12 that is no injection, in the last 6 months: {n}.").format(n=len(latest)),
            last,
            _("The cause is what you chose in Settings."),
        ),
        EVIDENCE_TABLETS,
        question=_("Are tablets enough for me, if my body does not take up B12 from food?"),
    )


def lowers_b12(ground: Ground) -> Suggestion | None:
    """Raise a medicine that can lower B12 and was begun in the last 6 months."""
    since = ground.excerpt.today - timedelta(days=NEW_DAYS)
    new = [e for e in _noted(ground, set(LOWERING)) if e.starts_on >= since]
    if not new:
        return None
    begun: dict[FactorId, date] = {}
    for exposure in new:
        begun.setdefault(exposure.factor, exposure.starts_on)
    names = list_text(factor_names(begun))
    return Suggestion(
        SuggestionId.LOWERS_B12,
        _("A new medicine that can lower B12"),
        (
            _("Noted in the last 6 months: {names}.").format(names=names),
            ngettext(
                "It can lower B12, or keep B12 from working.",
                "Each can lower B12, or keep B12 from working.",
                len(begun),
            ),
            _("Do not stop a medicine because of this."),
            _("You may want to ask whether it matters for you."),
        ),
        tuple(
            _("{name}: from {day}.").format(name=factor_label(factor), day=day_text(day))
            for factor, day in begun.items()
        ),
        tuple(dict.fromkeys(LOWERING[factor] for factor in begun)),
        question=_("Could one of my medicines affect my B12?"),
    )


def spaced_by_test(ground: Ground) -> Suggestion | None:
    """Raise that injections were stopped or spaced out because of a blood test, where the person noted that."""
    since = ground.excerpt.today - timedelta(days=LOOKED_AT_DAYS)
    noted = [e for e in _noted(ground, {SPACED_BY_TEST}) if e.ends_on is None or e.ends_on >= since]
    if not noted:
        return None
    tests = [lab for lab in ground.excerpt.lab_results if lab.day >= ground.excerpt.today - timedelta(days=YEAR_DAYS)]
    known = catalogue()
    return Suggestion(
        SuggestionId.SPACED_BY_TEST,
        _("Injections changed because of a blood test"),
        (
            _("You noted that injections were stopped or spaced out because of a blood test."),
            known.lab_caption,
            _("A high B12 after injections is expected."),
            _("By itself it is no reason to stop."),
            _("You may want to ask what the reason was."),
        ),
        (
            _("Noted from {day}.").format(day=day_text(noted[0].starts_on)),
            _("Blood tests in your diary in the last 12 months: {n}.").format(n=len(tests)),
            _("This follows from your note alone, never from a result."),
        ),
        EVIDENCE_TEST,
        question=_("My injections were changed after a blood test. Can we look at that again?"),
    )


def _noted(ground: Ground, factors: set[FactorId]) -> list[Exposure]:
    """Return what was noted of these factors up to today, oldest first."""
    found = [e for e in ground.excerpt.exposures if e.factor in factors and e.starts_on <= ground.excerpt.today]
    return sorted(found, key=lambda e: (e.starts_on, e.recorded_at))
