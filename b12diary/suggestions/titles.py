"""What each suggestion is called in a list, such as that of the ones that are not to be shown again."""

from b12diary.i18n import _
from b12diary.suggestions.suggestion import SuggestionId


def suggestion_title(name: str) -> str:
    """Return the name of a suggestion by its id; one that this version does not know is its id made readable."""
    return {
        SuggestionId.SAFETY_FIRST.value: _("Get help first"),
        SuggestionId.MORE_OFTEN.value: _("The question about injections more often"),
        SuggestionId.LATE.value: _("Injections later than planned"),
        SuggestionId.LONG_PAUSE.value: _("A long time since the last injection"),
        SuggestionId.LOADING_SHORT.value: _("Fewer first injections than planned"),
        SuggestionId.NERVES.value: _("Symptoms that can come from nerves"),
        SuggestionId.WORSE.value: _("Slowly worse, whatever the injection"),
        SuggestionId.INTERFERES.value: _("Daily life is affected, with no clear link to injections"),
        SuggestionId.FOLIC_ACID.value: _("Folic acid before B12"),
        SuggestionId.TABLETS_ONLY.value: _("Tablets, and B12 from food is not taken up"),
        SuggestionId.LOWERS_B12.value: _("A new medicine that can lower B12"),
        SuggestionId.SPACED_BY_TEST.value: _("Injections changed because of a blood test"),
        SuggestionId.NO_PATTERN.value: _("No clear link with your injections"),
        SuggestionId.CANNOT_TELL.value: _("This diary cannot tell"),
        SuggestionId.TOO_EARLY.value: _("Too early to compare"),
        SuggestionId.IN_WORDS.value: _("Ratings in words are not compared"),
    }.get(name, name.replace("_", " ").capitalize())
