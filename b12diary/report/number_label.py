"""What the number is called by which a surgery finds a person: it differs by country, and so does the page."""

from b12diary.i18n import _


def number_label(country: str) -> str:
    """Return the name of a patient's number as its country writes it, else plain words.

    Only names that are in everyday use in the whole country stand here.

    Args:
        country: ISO 3166 code; may be empty.
    """
    match country.upper():
        case "GB":
            return _("NHS number")
        case "NZ":
            return _("NHI number")
        case "AU":
            return _("Medicare number")
        case "NL":
            return _("BSN")
        case _:
            return _("patient number")
