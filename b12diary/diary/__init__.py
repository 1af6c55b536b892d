"""The person's verbs. Window and command line are two front ends to this one heart."""

from b12diary.diary.diary import Diary, Listener

__all__ = ["Diary", "Listener"]
