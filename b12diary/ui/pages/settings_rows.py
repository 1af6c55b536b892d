"""The settings that are one choice each, as data: what is asked, what can be answered, where it is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from b12diary.domain.answer import Answer
from b12diary.domain.care import care_texts
from b12diary.domain.catalogue import CatalogueAnalyte, catalogue
from b12diary.domain.preferences import (
    LATEST_DAY_START,
    LOCK_AFTER,
    TEXT_SIZES,
    Cause,
    DosingStyle,
    Paper,
    Preferences,
    Theme,
)
from b12diary.domain.rating import ScaleId
from b12diary.i18n import _, languages, ngettext
from b12diary.suggestions.captions import MONTHLY_RHYTHM
from b12diary.suggestions.suggestion import EvidenceId
from b12diary.ui.language import language_name
from b12diary.ui.pages.first_start_injections import answer_choices, monthly_question, style_choices, style_question
from b12diary.ui.widgets.chips import Choice

_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting.

    Attributes:
        field: the field of `Preferences`.
        section: the card it stands in.
        label: what is asked.
        choices: what can be answered, by key.
        read: the value to keep for a key.
        hint: one more sentence or two; may be empty.
        also: other words to find it by.
        part: where the field holds pairs, the first half of the pair that is meant; the empty key takes it out.
        behind: claims that the hint rests on.
    """

    field: str
    section: str
    label: str
    choices: tuple[Choice, ...]
    read: Callable[[str], object]
    hint: str = ""
    also: str = ""
    part: str = ""
    behind: tuple[EvidenceId, ...] = ()

    @property
    def name(self) -> str:
        """What no other row is called."""
        return f"{self.field}.{self.part}" if self.part else self.field

    def key_of(self, preferences: Preferences) -> str:
        """Return the key of what is chosen now."""
        value = getattr(preferences, self.field)
        if self.part:
            return str(dict(value).get(self.part, ""))
        if isinstance(value, bool):
            return _YES if value else _NO
        return "" if value is None else str(value)

    def value_of(self, preferences: Preferences, key: str) -> object:
        """Return what the field is to hold when `key` is chosen."""
        if not self.part:
            return self.read(key)
        others = tuple(pair for pair in getattr(preferences, self.field) if pair[0] != self.part)
        return (*others, (self.part, self.read(key))) if key else others

    @property
    def words(self) -> str:
        """All words to find the setting by."""
        choices = " ".join(choice.text for choice in self.choices)
        return " ".join((self.section, self.label, self.hint, self.also, choices)).casefold()


def setting_rows() -> tuple[SettingRow, ...]:
    """Return all settings in showing order, in the language in use."""
    return (
        *_look_rows(),
        *_rating_rows(),
        *_looking_back_rows(),
        *_suggestion_rows(),
        *_reminder_rows(),
        *_lock_rows(),
        *_habit_rows(),
        *_lab_rows(),
        *_language_rows(),
    )


def _yes_no(field: str, section: str, label: str, hint: str = "", also: str = "") -> SettingRow:
    choices = (Choice(_YES, _("yes")), Choice(_NO, _("no")))
    return SettingRow(field, section, label, choices, lambda key: key == _YES, hint, also)


def _look_rows() -> tuple[SettingRow, ...]:
    section = _("How it looks")
    sizes = tuple(Choice(str(n), _("{n} %").format(n=n)) for n in TEXT_SIZES)
    themes = (
        Choice(Theme.SYSTEM, _("as the computer")),
        # Translators: the colours of the window.
        Choice(Theme.LIGHT, _("light")),
        Choice(Theme.DARK, _("dark")),
        Choice(Theme.HIGH_CONTRAST, _("high contrast")),
    )
    return (
        SettingRow("text_percent", section, _("Size of the text"), sizes, int, also=_("font larger big letters zoom")),
        SettingRow("theme", section, _("Colours"), themes, Theme, also=_("theme dark mode night")),
        _yes_no(
            *("hide_details", section, _("Hide personal details?")),
            hint=_(
                "For pictures and shared screens: dots stand for your name and your own words. "
                "What you print or save still has them. Your telephone numbers stay."
            ),
            also=_("privacy private screenshot share name notes"),
        ),
    )


def _rating_rows() -> tuple[SettingRow, ...]:
    scales = (
        Choice(ScaleId.NRS_0_10, _("0 to 10")),
        Choice(ScaleId.VERBAL_0_3, _("none, mild, moderate, severe")),
    )
    hint = _(
        "It holds from today on. Both kinds are kept, and never mixed. "
        "The look-back compares numbers; it does not compare simple words."
    )
    row = SettingRow(
        *("rating_scale", _("Rating"), _("How do you want to rate?"), scales, ScaleId, hint),
        also=_("simple mode words easy scale"),
    )
    return (row,)


def _looking_back_rows() -> tuple[SettingRow, ...]:
    section = _("My B12")
    causes = (
        Choice(Cause.ABSORPTION, _("my body does not take it in")),
        Choice(Cause.DIET, _("there is too little in what I eat")),
        Choice(Cause.OTHER, _("something else")),
        Choice(Cause.UNKNOWN, _("don’t know")),
    )
    return (
        SettingRow(
            *("cause", section, _("Why is your B12 low?"), causes, Cause),
            hint=_("As you were told. An example of the first is pernicious anaemia."),
            also=_("cause reason absorption diet pernicious stomach bowel vegan metformin"),
        ),
        SettingRow(
            *("dosing_style", section, style_question(), tuple(style_choices()), DosingStyle),
            hint=_("If you have them when you feel worse, the charts say so."),
        ),
        SettingRow(
            *("has_monthly_rhythm", section, monthly_question(), tuple(answer_choices()), Answer),
            hint=_("It can look like a rhythm of injections about 4 weeks apart."),
            behind=MONTHLY_RHYTHM,
        ),
    )


def _suggestion_rows() -> tuple[SettingRow, ...]:
    row = _yes_no(
        *("suggestions_on", _("Things worth raising"), _("Show what may be worth raising?")),
        hint=_("It stands on the Appointment page only. Nothing is ever sent or shown by itself."),
        also=_("suggestions ideas tips advice"),
    )
    return (row,)


def login_row() -> SettingRow:
    """Return the one setting that is kept on the computer and not in the diary."""
    return _yes_no(
        *("at_login", reminders_section(), _("Start B12 Diary when I log in to this computer?")),
        hint=_(
            "It then waits beside the clock and opens no window. "
            "A diary with a passphrase reminds you once you have opened it."
        ),
        also=_("autostart start login boot reminder background"),
    )


def reminders_section() -> str:
    """Return the title of the card about reminders."""
    return _("Reminders")


def _reminder_rows() -> tuple[SettingRow, ...]:
    section = reminders_section()
    times = tuple(f"{hour}:{minute:02}" for hour in range(16, 24) for minute in (0, 30))
    evening = (Choice("", _("never")), *(Choice(time, time) for time in times))
    also = _("reminder notify bell alarm tray clock")
    hours = tuple(Choice(time, time) for time in (f"{hour:02}:00" for hour in range(24)))
    return (
        SettingRow(
            *("evening_reminder", section, _("Remind me to fill in the day at"), evening, str),
            hint=_("It needs the program to be open. One that was missed shows once, at the next start."),
            also=also,
        ),
        _yes_no("planned_reminder", section, _("Remind me of a planned injection?"), also=also),
        _yes_no("appointment_reminder", section, _("Remind me of an appointment?"), also=also),
        SettingRow(
            *("quiet_from", section, _("No reminders from"), (Choice("", _("never")), *hours), str),
            hint=_("One that falls into these hours comes once afterwards, if it is still of use."),
            also=_("quiet hours night sleep do not disturb"),
        ),
        SettingRow(
            *("quiet_until", section, _("No reminders until"), hours, str),
            also=_("quiet hours night sleep do not disturb"),
        ),
        _yes_no(
            *("stay_in_tray", section, _("Stay beside the clock when I close the window?")),
            hint=_("Then reminders come also while the window is closed. Not every desktop has a place for it."),
            also=also,
        ),
    )


def _lock_rows() -> tuple[SettingRow, ...]:
    lengths = [n for n in LOCK_AFTER if n]
    times = [Choice(str(n), ngettext("{n} minute", "{n} minutes", n).format(n=n)) for n in lengths]
    row = SettingRow(
        *(
            "lock_after_minutes",
            _("Locking"),
            _("Lock my diary when nobody is there for"),
            (*times, Choice("0", _("never"))),
            int,
        ),
        hint=_("It needs a passphrase. Ctrl+L locks at once."),
        also=_("passphrase password lock idle away"),
    )
    return (row,)


def _habit_rows() -> tuple[SettingRow, ...]:
    section = _("Days, paper and telephone numbers")
    hours = (Choice("0", _("midnight")), *(Choice(str(n), f"{n}:00") for n in range(1, LATEST_DAY_START + 1)))
    papers = (
        Choice("", _("as usual in my language")),
        Choice(Paper.A4, "A4"),
        Choice(Paper.LETTER, _("Letter")),
    )
    texts = care_texts()
    countries = tuple(Choice(lines.code, lines.label) for lines in (*texts.countries, texts.elsewhere))
    return (
        SettingRow(
            *("day_start_hour", section, _("My day begins at"), hours, int),
            hint=_("Choose a later hour if you often fill in the diary after midnight."),
            also=_("hour start night time"),
        ),
        SettingRow(
            *("paper", section, _("Paper"), papers, lambda key: Paper(key) if key else None), also=_("print sheet")
        ),
        SettingRow(
            *("country", section, _("Telephone numbers for"), countries, str),
            hint=_("They stand under “Get help”. There you can type your own."),
            also=_("phone emergency country"),
        ),
    )


def _lab_rows() -> tuple[SettingRow, ...]:
    """Return a row for each blood test of which units differ in their numbers."""
    return tuple(
        _lab_row(analyte) for analyte in catalogue().analytes if len({amount for _unit, amount in analyte.equals}) > 1
    )


def _lab_row(analyte: CatalogueAnalyte) -> SettingRow:
    units = (Choice("", _("only as printed")), *(Choice(unit, unit) for unit, _amount in analyte.equals))
    return SettingRow(
        *("lab_units", _("Blood tests: show also in this unit"), analyte.label, units, str),
        also=_("lab unit convert result"),
        part=analyte.id,
    )


def _language_rows() -> tuple[SettingRow, ...]:
    choices = (Choice("", _("as the computer")), *(Choice(code, language_name(code)) for code in languages()))
    row = SettingRow(
        *("language", _("Language"), _("Language"), choices, str), hint=_("It changes when you next open the program.")
    )
    return (row,)
