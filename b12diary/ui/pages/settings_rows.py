"""The settings that are one choice each, as data: what is asked, what can be answered, where it is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from b12diary.assets import asset
from b12diary.domain.answer import Answer
from b12diary.domain.care import care_texts
from b12diary.domain.preferences import LATEST_DAY_START, TEXT_SIZES, DosingStyle, Paper, Preferences, Theme
from b12diary.i18n import _
from b12diary.ui.pages.first_start_injections import answer_choices, monthly_question, style_choices, style_question
from b12diary.ui.widgets.chips import Choice


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting.

    Attributes:
        name: the field of `Preferences`.
        section: the card it stands in.
        label: what is asked.
        choices: what can be answered, by key.
        value_of: the value to keep for a key.
        hint: one more sentence; may be empty.
        also: other words to find it by.
    """

    name: str
    section: str
    label: str
    choices: tuple[Choice, ...]
    value_of: Callable[[str], object]
    hint: str = ""
    also: str = ""

    def key_of(self, preferences: Preferences) -> str:
        """Return the key of what is chosen now."""
        value = getattr(preferences, self.name)
        return "" if value is None else str(value)

    @property
    def words(self) -> str:
        """All words to find the setting by."""
        choices = " ".join(choice.text for choice in self.choices)
        return " ".join((self.label, self.hint, self.also, choices)).casefold()


def setting_rows() -> tuple[SettingRow, ...]:
    """Return all settings in showing order, in the language in use."""
    return (*_look_rows(), *_looking_back_rows(), *_habit_rows(), *_language_rows())


def _look_rows() -> tuple[SettingRow, ...]:
    section = _("How it looks")
    sizes = tuple(Choice(str(n), _("{n} %").format(n=n)) for n in TEXT_SIZES)
    themes = (
        Choice(Theme.SYSTEM, _("as the computer")),
        Choice(Theme.LIGHT, _("light")),
        Choice(Theme.DARK, _("dark")),
        Choice(Theme.HIGH_CONTRAST, _("high contrast")),
    )
    return (
        SettingRow("text_percent", section, _("Size of the text"), sizes, int, also=_("font larger big letters zoom")),
        SettingRow("theme", section, _("Colours"), themes, Theme, also=_("theme dark mode night")),
    )


def _looking_back_rows() -> tuple[SettingRow, ...]:
    section = _("Looking back")
    return (
        SettingRow(
            *("dosing_style", section, style_question(), tuple(style_choices()), DosingStyle),
            hint=_("If you have them when you feel worse, the charts say so."),
        ),
        SettingRow(
            *("has_monthly_rhythm", section, monthly_question(), tuple(answer_choices()), Answer),
            hint=_("It can look like a rhythm of injections about 4 weeks apart."),
        ),
    )


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
            "paper", section, _("Paper"), papers, lambda key: Paper(key) if key else None, also=_("print sheet")
        ),
        SettingRow(
            *("country", section, _("Telephone numbers for"), countries, str),
            hint=_("They stand under “Get help”."),
            also=_("phone emergency country"),
        ),
    )


def languages() -> tuple[str, ...]:
    """Return the languages that the program's words exist in, as locale names; British English is always one."""
    folder = asset("locale")
    found = sorted(p.name for p in folder.iterdir() if (p / "LC_MESSAGES").is_dir()) if folder.is_dir() else []
    return tuple(dict.fromkeys(("en_GB", *found)))


def _language_rows() -> tuple[SettingRow, ...]:
    # Imported late: only this page asks for the names of languages.
    from babel import Locale

    names = [(code, Locale.parse(code).get_display_name(code) or code) for code in languages()]
    choices = (
        Choice("", _("as the computer")),
        *(Choice(code, name[:1].upper() + name[1:]) for code, name in names),
    )
    row = SettingRow(
        *("language", _("Language"), _("Language"), choices, str), hint=_("It changes when you next open the program.")
    )
    return (row,)
