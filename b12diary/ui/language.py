"""Which language the window speaks: the one that was chosen, else the computer's if its words exist, else English."""

from PySide6.QtCore import QLocale

from b12diary.assets import asset

SOURCE = "en_GB"


def languages() -> tuple[str, ...]:
    """Return the languages that the program's words exist in, as locale names; British English is always the first."""
    folder = asset("locale")
    found = sorted(p.name for p in folder.iterdir() if (p / "LC_MESSAGES").is_dir()) if folder.is_dir() else []
    return tuple(dict.fromkeys((SOURCE, *found)))


def language_to_use(chosen: str, system: str = "") -> str:
    """Return the language for a choice (empty = as the computer has it) on a computer that speaks `system`.

    Words and dates always speak the same language: where there are no words, the dates are English too.
    """
    known = languages()
    for wanted in (chosen, system or QLocale.system().name()):
        for name in (wanted, wanted.partition("_")[0]):
            if name and name in known:
                return name
    return SOURCE
