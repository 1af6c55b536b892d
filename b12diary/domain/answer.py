"""A yes-no question that need not be answered."""

from enum import StrEnum


class Answer(StrEnum):
    """What a person says when asked; not having been asked is the same as not knowing."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"
