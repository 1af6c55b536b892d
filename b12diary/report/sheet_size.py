"""Which sheet the page is printed on."""

from b12diary.domain.preferences import Paper, Preferences
from b12diary.i18n import language, region

_LETTER_COUNTRIES = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT"}


def paper_of(preferences: Preferences) -> Paper:
    """Return the sheet that was chosen, else the one that is usual in the country, or where the language is spoken."""
    if preferences.paper is not None:
        return preferences.paper
    return Paper.LETTER if (region() or language().partition("_")[2]) in _LETTER_COUNTRIES else Paper.A4
