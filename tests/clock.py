"""A clock that tests set by hand: the only thing in the program that they replace."""

from datetime import UTC, datetime, timedelta


class SetClock:
    """Tells the moment it was set to."""

    def __init__(self, moment: datetime = datetime(2026, 11, 22, 21, 4, tzinfo=UTC)) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def pass_time(self, **amount: float) -> None:
        """Let days, hours or minutes go by."""
        self.moment += timedelta(**amount)
