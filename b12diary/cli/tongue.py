"""Which language the command line speaks, and of which country: those of the terminal, as with other programs.

What it writes to be kept or handed over is in the language that the person chose in the diary, as from the window.
"""

import locale
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from b12diary.i18n import best_language, language, use_language

_COUNTRY = re.compile(r"_([A-Z]{2})(?![A-Za-z])")
_NAMED = ("LC_ALL", "LC_MESSAGES", "LANG")


def terminal_language(environment: Mapping[str, str]) -> str:
    """Return the language for a terminal with these variables.

    The first of LC_ALL, LC_MESSAGES and LANG counts; LANGUAGE may list several, but "C" speaks English whatever it
    says. Where no variable is set, Windows is asked.
    """
    return best_language(_wanted(environment))


def terminal_country(environment: Mapping[str, str]) -> str:
    """Return the country of a terminal with these variables, an ISO 3166 code; empty where none is said."""
    found = _COUNTRY.search(next((value for name in _NAMED if (value := environment.get(name))), ""))
    return found[1] if found else ""


@contextmanager
def speaking(chosen: str) -> Iterator[None]:
    """Speak the language that a diary was set to, and then the terminal's again.

    Args:
        chosen: as `Preferences.language`: empty, or one without words, leaves the terminal's.
    """
    before = language()
    if chosen:
        use_language(best_language((chosen, before)))
    try:
        yield
    finally:
        use_language(before)


def _wanted(environment: Mapping[str, str]) -> Iterator[str]:
    chosen = next((value for name in _NAMED if (value := environment.get(name))), "")
    name = chosen.partition(".")[0].partition("@")[0]
    if name in {"C", "POSIX"}:
        return
    for listed in environment.get("LANGUAGE", "").split(":"):
        if listed:
            yield listed.partition(".")[0]
    if name:
        yield name
    if sys.platform == "win32":
        import ctypes

        yield locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
