"""Tables for the clipboard, from buttons beside what is listed: with tabs, as spreadsheets and letters take them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QGuiApplication

from b12diary.diary import Diary
from b12diary.domain.days import DateSpan
from b12diary.i18n import _, day_text
from b12diary.ui.curtain import behind
from b12diary.ui.pages.diary_entries import DayEntry, Kind, entries_of
from b12diary.ui.wiring.steps import Shell


def copier(diary: Diary, shell: Shell, form: str) -> Callable[[], None]:
    """Return what puts all entries of one kind on the clipboard; `form` is the name of a `TableForm`."""

    def copy() -> None:
        # Imported late: nobody who only looks at a page needs it.
        from b12diary.interchange.table_forms import TABLE_FORMS
        from b12diary.interchange.tables import table_for_clipboard

        wanted = next(known for known in TABLE_FORMS if known.name == form)
        _put(table_for_clipboard(behind(diary).excerpt(DateSpan(date.min, date.min)), wanted), shell)

    return copy


def day_copier(diary: Diary, shell: Shell) -> Callable[[date], None]:
    """Return what puts one day on the clipboard, as it is listed."""
    return lambda day: _put(day_table(entries_of(behind(diary).excerpt(DateSpan(day, day)), day), day), shell)


def day_table(entries: tuple[DayEntry, ...], day: date) -> str:
    """Return what is recorded about a day: a line each, with tabs between its date, what it is and what was noted."""
    told = day_text(day)
    lines = [(_("Date"), _("Entry"), _("Recorded"))]
    for entry in entries:
        if entry.is_recorded:
            is_note = entry.kind is Kind.NOTE
            lines.append((told, _("Note"), entry.text) if is_note else (told, entry.name, entry.value))
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines) + "\n"


def _put(text: str, shell: Shell) -> None:
    QGuiApplication.clipboard().setText(text)
    shell.say(_("The table is on the clipboard."), undo=False)
