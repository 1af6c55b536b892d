"""What to say when the computer's clock may be wrong: only the person knows which day it is.

Compared is with the moment of the newest step, whatever day that step was about.
"""

from datetime import timedelta

from b12diary.diary import Diary
from b12diary.errors import DiaryError
from b12diary.i18n import _, day_text

_BACK = timedelta(hours=12)
"""A clock set right by minutes, or to summer time on a computer that knows no zones, needs no words."""
_FORWARD = timedelta(days=180)
"""Many people let a diary rest for some months, and their clock is right."""


def clock_words(diary: Diary) -> str:
    """Return sentences on the clock, when the newest step of `diary` is later than now or very long ago; else ""."""
    try:
        last, now, today = diary.last_step_at, diary.now(), diary.today
    except DiaryError:
        return ""  # told by whatever asks the diary next
    if last is None:
        return ""
    shown, before = day_text(today), day_text(last.astimezone(now.tzinfo).date())
    if now < last - _BACK:
        return _(
            "The computer’s clock says {today}. The newest entry was made later, on {day}. Is the date right?"
        ).format(today=shown, day=before)
    if now > last + _FORWARD:
        return _("The computer’s clock says {today}. The newest entry was made on {day}. Is the date right?").format(
            today=shown, day=before
        )
    return ""
