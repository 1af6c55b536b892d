"""What can be asked of an open diary. The verbs that change it stand on top of this, in `diary`."""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from b12diary.diary.safe import Safe
from b12diary.domain.change import Part, Past
from b12diary.domain.days import EVER, Clock, DateSpan, diary_day, system_clock
from b12diary.domain.excerpt import Excerpt
from b12diary.domain.note import DayNote
from b12diary.domain.preferences import Preferences, preferences_of
from b12diary.domain.printed_page import PrintedPage
from b12diary.domain.rating import Rating
from b12diary.domain.symptom import Symptom
from b12diary.storage import rows
from b12diary.storage.backup import Reason, folder_for, list_backups, make_backup
from b12diary.storage.database import Before
from b12diary.storage.store import Store

if TYPE_CHECKING:
    from b12diary.domain.whole import Whole


class Record:
    """One person's diary, open; what can be asked of it without changing anything."""

    def __init__(self, store: Store, clock: Clock = system_clock, backups: Path | None = None) -> None:
        """Keep the diary in `store`, its backups below `backups`, and take the time from `clock`."""
        self._store, self._clock = store, clock
        self._chosen: tuple[tuple[tuple[str, object], ...], Preferences] = ((), Preferences())
        self.safe = Safe(store, backups, clock)
        """Its backups and its passphrase."""

    @classmethod
    def open(
        cls,
        path: Path,
        clock: Clock = system_clock,
        *,
        create: bool = True,
        passphrase: str | None = None,
        backups: Path | None = None,
        take_over: bool = False,
    ) -> Self:
        """Open the diary file at `path` for reading and writing.

        Args:
            path: the file.
            clock: tells the time.
            create: whether to make it when it is missing.
            passphrase: opens an encrypted diary.
            backups: the folder for the backups of all diaries; None = no backups are made.
            take_over: open although another computer seems to have it open.

        Raises:
            PassphraseNeededError: it is encrypted, and `passphrase` is None or does not open it.
            DiaryOpenElsewhereError: another window or computer has it open; it can be opened for reading.
            DiaryDamagedError: see `diary.rescue` for the ways back.
            DiaryError: it cannot be opened.
        """
        store = Store.open(
            path,
            create=create,
            passphrase=passphrase,
            take_over=take_over,
            had_entries=lambda: backups is not None and bool(list_backups(folder_for(backups, path))),
            before_migration=_before_migration(backups, path, clock),
        )
        return cls(store, clock, backups)

    @classmethod
    def open_for_reading(
        cls, path: Path, clock: Clock = system_clock, *, passphrase: str | None = None, backups: Path | None = None
    ) -> Self:
        """Open the diary file at `path` so that nothing can change it, even while it is open elsewhere.

        Raises:
            PassphraseNeededError: it is encrypted, and `passphrase` is None or does not open it.
            DiaryError: it cannot be opened.
        """
        return cls(Store.open_for_reading(path, passphrase), clock, backups)

    @classmethod
    def in_memory(cls, clock: Clock = system_clock) -> Self:
        """Make an empty diary that is gone when it is closed."""
        return cls(Store.in_memory(), clock)

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for reading, so that every change raises a `DiaryError`."""
        return self._store.is_read_only

    def close(self) -> None:
        """Let the file go. No entry is left to save; a backup of the day that is still to be made is made first."""
        self.safe.finish()  # the window may be closed sooner than that was begun
        self._store.close()

    @property
    def path(self) -> Path | None:
        """Where the file is; None in memory."""
        return self._store.path

    def is_kept_in(self, path: Path) -> bool:
        """Tell whether `path` is the diary's own file, by whatever name, or one that SQLite keeps beside it.

        No file is opened for that: letting go of it again would take away the locks that hold the diary open here.
        """
        if self.path is None:
            return False
        real = self.path.resolve()
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                if path.samefile(real.with_name(f"{real.name}{ending}")):
                    return True
        return False

    def now(self) -> datetime:
        """Return the present moment, to the second: entries need no more."""
        return self._clock().replace(microsecond=0)

    @property
    def today(self) -> date:
        """The diary day that it is now, by the person's day start hour."""
        return diary_day(self.now(), self.preferences.day_start_hour)

    def new_id(self) -> str:
        """Return an id that no other diary will make."""
        # Not asked for on the way to the first page, and long to read in.
        from uuid import uuid4

        return uuid4().hex

    # --- reading

    @property
    def preferences(self) -> Preferences:
        """What the person has chosen."""
        chosen = self._store.all(rows.PREFERENCES, "name")
        # Asked for several times in each step. As long as they are untouched the store gives the same ones.
        if chosen is not self._chosen[0]:
            self._chosen = (chosen, preferences_of(dict(chosen)))
        return self._chosen[1]

    @property
    def symptoms(self) -> tuple[Symptom, ...]:
        """The symptoms in the order in which they are asked, those put to rest too; sooner there than an excerpt."""
        return self._store.all(rows.SYMPTOMS, "position, id")

    def excerpt(self, span: DateSpan = EVER) -> Excerpt:
        """Return the frozen view of the diary, with the ratings and notes of the days in `span`."""
        days = (span.first.isoformat(), span.last.isoformat())
        return Excerpt(
            today=self.today,
            span=span,
            doses=self._store.all(rows.DOSES, "given_on, given_time, recorded_at, id"),
            regimens=self._store.all(rows.REGIMENS, "starts_on, recorded_at, id"),
            symptoms=self.symptoms,
            main_sets=self._store.all(rows.MAIN_SETS, "since"),
            ratings=self._store.rating_series(span),
            notes=self._store.all(rows.NOTES, "day", "day BETWEEN ? AND ?", *days),
            exposures=self._store.all(rows.EXPOSURES, "starts_on, recorded_at, id"),
            lab_results=self._store.all(rows.LABS, "day, recorded_at, id"),
            ticks=self._store.all(rows.TICKS, "ticked_on, recorded_at, id"),
            appointments=self._store.all(rows.APPOINTMENTS, "coalesce(day, '9999'), recorded_at, id"),
            preferences=self.preferences,
        )

    def read_ahead(self) -> bool:
        """Read the ratings of one more symptom: an excerpt of all days is there sooner then. False = all are read."""
        return self._store.read_ahead()

    @property
    def has_ratings(self) -> bool:
        """Whether anything was ever rated; asked at every start, so without reading the ratings."""
        return self._store.has_ratings()

    def ratings_on(self, day: date) -> tuple[Rating, ...]:
        """Return the ratings of one day, with the moments at which they were entered."""
        return self._store.all(rows.RATINGS, "symptom", "day = ?", day.isoformat())

    def notes(self) -> tuple[DayNote, ...]:
        """Return every note by day, for searching: without the ratings, which are many more."""
        return self._store.all(rows.NOTES, "day")

    def history(self, part: Part, key: tuple[str, ...]) -> tuple[Past, ...]:
        """Return every change of one entry, newest first; `key` is (id,), (symptom, day) or (day,) by its part."""
        return self._store.history(part, key)

    def check(self, *, with_history: bool = False) -> tuple[str, ...]:
        """Return what is wrong with the file, one line each; empty when it is whole.

        Args:
            with_history: see also whether each entry is what its history says; finds more and takes longer.
        """
        return self._store.faults(with_history=with_history)

    def copy_to(self, path: Path) -> None:
        """Write a whole and checked copy of the diary to `path`; raises a `DiaryError`, and then nothing is there."""
        self._store.copy_to(path)

    def printed_pages(self) -> tuple[PrintedPage, ...]:
        """Return every page that was printed or saved, newest first; no part of an excerpt, since they are large."""
        return self._store.all(rows.PRINTED, "recorded_at DESC, id")

    def whole(self, *, with_past: bool = False) -> "Whole":
        """Return everything in the diary, for an archive; `with_past` adds the journal."""
        return self._store.whole(with_past=with_past)

    @property
    def last_step_at(self) -> datetime | None:
        """When the newest step was made, by the clock of that time; None when nothing was ever done."""
        at = self._store.last_step_at()
        return at if at is None or at.tzinfo is not None else at.replace(tzinfo=self.now().tzinfo)

    @property
    def undo_label(self) -> str | None:
        """The name of the step that undo takes back."""
        return self._store.undo_label

    @property
    def redo_label(self) -> str | None:
        """The name of the step that redo brings back."""
        return self._store.redo_label

    @property
    def n_undone(self) -> int:
        """How many entries undo would set back; 0 when there is nothing to undo."""
        return self._store.n_undone

    @property
    def n_redone(self) -> int:
        """How many entries redo would set back; 0 when there is nothing to redo."""
        return self._store.n_redone


def _before_migration(root: Path | None, path: Path, clock: Clock) -> Before | None:
    """Return what backs up the diary at `path` below `root` before it is brought to this version; None without root."""
    if root is None:
        return None
    return lambda connection, key: make_backup(
        connection, path, folder_for(root, path), Reason.MIGRATION, clock().replace(tzinfo=None), key
    )
