"""The tables of a diary file, written out with every rule that the database itself can hold.

Days are ISO dates and moments ISO with their offset, as text: readable in forty years with any tool. Decimals are text
as typed. Journal triggers are made for every table from its columns, so no write can pass the journal by.
"""

APPLICATION_ID = 0x42313244  # "B12D", in the file's header: says that the file is a diary before anything else is read
SCHEMA_VERSION = 2


def _day(column: str, *, required: bool = True) -> str:
    rule = f"length({column}) = 10 AND date({column}) IS {column}"
    return f"{column} TEXT NOT NULL CHECK ({rule})" if required else f"{column} TEXT CHECK ({column} IS NULL OR {rule})"


def _one_of(column: str, *values: str, required: bool = True) -> str:
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} TEXT {'NOT NULL ' if required else ''}CHECK ({column} IN ({listed}))"


def _moment(column: str) -> str:
    return f"{column} TEXT NOT NULL CHECK (datetime({column}) IS NOT NULL)"


def _decimal(column: str) -> str:
    rule = f"{column} NOT GLOB '*[^0-9.-]*' AND length({column}) BETWEEN 1 AND 40"
    return f"{column} TEXT CHECK ({column} IS NULL OR ({rule}))"


def _text(column: str) -> str:
    return f"{column} TEXT NOT NULL DEFAULT '' CHECK (length({column}) <= 10000)"


_ID = "id TEXT PRIMARY KEY NOT NULL CHECK (length(id) BETWEEN 1 AND 200)"
_COMPOUND = _one_of(
    "compound", "hydroxocobalamin", "cyanocobalamin", "methylcobalamin", "adenosylcobalamin", "other", "unknown"
)
_ROUTE = _one_of("route", "im", "sc", "deep_sc", "oral", "nasal", "sublingual", "other", "unknown")
_QUANTITY = (
    _decimal("amount"),
    _one_of("unit", "ug", "mg", "ml", required=False),
    "CHECK ((amount IS NULL) = (unit IS NULL))",
    "CHECK (amount IS NULL OR CAST(amount AS REAL) > 0)",
)

_FIRST_TABLES: dict[str, tuple[str, ...]] = {
    "doses": (
        _ID,
        _day("given_on"),
        "given_time TEXT CHECK (given_time IS NULL OR time(given_time) IS NOT NULL)",
        _COMPOUND,
        _QUANTITY[0],
        _QUANTITY[1],
        _ROUTE,
        _text("site"),
        _text("given_by"),
        _one_of("phase", "loading", "maintenance", "extra", required=False),
        _day("planned_on", required=False),
        _one_of("reason", "planned", "earlier_symptoms", "earlier_other", "later", "unknown"),
        _text("batch"),
        _text("note"),
        _moment("recorded_at"),
        *_QUANTITY[2:],
    ),
    "regimens": (
        _ID,
        _day("starts_on"),
        _day("ends_on", required=False),
        "rhythm_count INTEGER NOT NULL CHECK (rhythm_count BETWEEN 1 AND 3660)",
        _one_of("rhythm_unit", "days", "weeks", "months", "per_week"),
        _one_of("phase", "loading", "maintenance", "extra"),
        "course_count INTEGER CHECK (course_count IS NULL OR course_count >= 1)",
        _COMPOUND,
        _QUANTITY[0],
        _QUANTITY[1],
        _ROUTE,
        _text("note"),
        _moment("recorded_at"),
        *_QUANTITY[2:],
        "CHECK (ends_on IS NULL OR ends_on >= starts_on)",
    ),
    "symptoms": (
        _ID,
        _text("label"),
        "grouping TEXT NOT NULL",
        _one_of("cadence", "daily", "weekly", "off"),
        "position INTEGER NOT NULL",
    ),
    "main_sets": (
        "since TEXT PRIMARY KEY NOT NULL CHECK (length(since) = 10)",
        "symptoms TEXT NOT NULL CHECK (json_type(symptoms) = 'array' AND json_array_length(symptoms) <= 3)",
    ),
    "ratings": (
        "symptom TEXT NOT NULL REFERENCES symptoms(id) DEFERRABLE INITIALLY DEFERRED",
        _day("day"),
        "value INTEGER NOT NULL",
        _one_of("scale", "nrs_0_10", "nrs_1_10", "verbal_0_3", "likert_1_5"),
        _day("entered_on", required=False),
        _one_of("origin", "typed", "paper", "imported"),
        _moment("recorded_at"),
        "PRIMARY KEY (symptom, day)",
        "CHECK (CASE scale WHEN 'nrs_0_10' THEN value BETWEEN 0 AND 10 WHEN 'nrs_1_10' THEN value BETWEEN 1 AND 10"
        " WHEN 'verbal_0_3' THEN value BETWEEN 0 AND 3 ELSE value BETWEEN 1 AND 5 END)",
    ),
    "notes": (
        "day TEXT PRIMARY KEY NOT NULL CHECK (length(day) = 10 AND date(day) IS day)",
        "text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 10000)",
        _moment("recorded_at"),
    ),
    "exposures": (
        _ID,
        "factor TEXT NOT NULL CHECK (length(factor) BETWEEN 1 AND 200)",
        _day("starts_on"),
        _day("ends_on", required=False),
        _text("label"),
        _moment("recorded_at"),
        "CHECK (ends_on IS NULL OR ends_on >= starts_on)",
    ),
    "lab_results": (
        _ID,
        _day("day"),
        "analyte TEXT NOT NULL CHECK (length(analyte) BETWEEN 1 AND 200)",
        _decimal("value"),
        _one_of("comparator", "=", "<", ">"),
        _text("unit"),
        _decimal("low"),
        _decimal("high"),
        _text("finding"),
        _text("note"),
        _moment("recorded_at"),
    ),
    "ticks": (
        _ID,
        "sign TEXT NOT NULL CHECK (length(sign) BETWEEN 1 AND 20)",
        _day("ticked_on"),
        _day("cleared_on", required=False),
        _text("note"),
        "is_private INTEGER NOT NULL CHECK (is_private IN (0, 1))",
        _moment("recorded_at"),
    ),
    "appointments": (
        _ID,
        _day("day", required=False),
        _text("clinician"),
        "main_point TEXT NOT NULL CHECK (length(main_point) <= 140)",
        "questions TEXT NOT NULL CHECK (json_type(questions) = 'array' AND json_array_length(questions) <= 3)",
        _text("note"),
        _moment("recorded_at"),
    ),
    "preferences": (
        "name TEXT PRIMARY KEY NOT NULL",
        "value TEXT NOT NULL CHECK (json_valid(value))",
    ),
}

_SECOND_COLUMNS: dict[str, dict[str, tuple[str, str | int]]] = {
    "doses": {"reactions": ("TEXT NOT NULL DEFAULT '[]' CHECK (json_type(reactions) = 'array')", "[]")},
    "regimens": {
        "for_nerves": ("TEXT NOT NULL DEFAULT 'unknown' CHECK (for_nerves IN ('yes', 'no', 'unknown'))", "unknown")
    },
    "appointments": {
        "asks_frequency": ("INTEGER NOT NULL DEFAULT 0 CHECK (asks_frequency IN (0, 1))", 0),
        "set_aside": ("TEXT NOT NULL DEFAULT '[]' CHECK (json_type(set_aside) = 'array')", "[]"),
        "page": ("TEXT NOT NULL DEFAULT '{}' CHECK (json_type(page) = 'object')", "{}"),
    },
}
"""What version 2 added to tables: each column's rule, and the value that rows from before it have."""

_SECOND_TABLES: dict[str, tuple[str, ...]] = {
    "printed_pages": (
        _ID,
        _moment("recorded_at"),
        "appointment TEXT NOT NULL CHECK (length(appointment) <= 200)",
        _one_of("how", "print", "pdf", "web", "text"),
        _one_of("paper", "a4", "letter"),
        _text("version"),
        _text("title"),
        "content TEXT NOT NULL CHECK (length(content) <= 4000000)",
    ),
}

_CAME_IN = (
    # When an entry that came from another computer was last changed there: its step here says only when it came.
    "CREATE TABLE came_in (step INTEGER NOT NULL REFERENCES steps(id), part TEXT NOT NULL, key TEXT NOT NULL,"
    " at TEXT NOT NULL CHECK (datetime(at) IS NOT NULL), PRIMARY KEY (step, part, key)) STRICT, WITHOUT ROWID"
)

KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((*_FIRST_TABLES, *_SECOND_TABLES), ("id",)),
    "main_sets": ("since",),
    "ratings": ("symptom", "day"),
    "notes": ("day",),
    "preferences": ("name",),
}
"""The primary key of each table."""


def _columns(tables: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {
        table: tuple(line.split()[0] for line in lines if not line.startswith(("CHECK", "PRIMARY KEY")))
        for table, lines in tables.items()
    }


_FIRST_COLUMNS = _columns(_FIRST_TABLES)

COLUMNS: dict[str, tuple[str, ...]] = {
    table: (*columns, *_SECOND_COLUMNS.get(table, ()))
    for table, columns in (_FIRST_COLUMNS | _columns(_SECOND_TABLES)).items()
}
"""The columns of each table, in the order in which they are stored."""

VALUES_BEFORE: dict[str, dict[str, str | int]] = {
    table: {column: value for column, (_rule, value) in added.items()} for table, added in _SECOND_COLUMNS.items()
}
"""By table and column, what an entry from before the column was there is taken to hold."""

_JOURNAL = (
    # AUTOINCREMENT: the number of an erased step is never given to another.
    "CREATE TABLE steps (id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, label TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')), of INTEGER REFERENCES steps(id),"
    " CHECK ((kind = 'do') = (of IS NULL))) STRICT",
    "CREATE INDEX steps_of ON steps(of) WHERE of IS NOT NULL",
    "CREATE TABLE journal (id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES steps(id), part TEXT NOT NULL,"
    " key TEXT NOT NULL, before TEXT, after TEXT, CHECK (before IS NOT NULL OR after IS NOT NULL)) STRICT",
    "CREATE INDEX journal_step ON journal(step)",
    "CREATE INDEX journal_key ON journal(part, key)",
    # Holds one row while a step is being written. Without it every trigger below refuses the write.
    "CREATE TABLE open_step (id INTEGER PRIMARY KEY CHECK (id = 1), step INTEGER, erasing INTEGER NOT NULL DEFAULT 0)"
    " STRICT",
    *(
        f"CREATE TRIGGER {table}_{event.lower()}_never BEFORE {event} ON {table}"
        " WHEN NOT EXISTS (SELECT 1 FROM open_step WHERE erasing = 1)"
        " BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END"
        for table in ("steps", "journal")
        for event in ("UPDATE", "DELETE")
    ),
)


def _triggers(table: str, columns: tuple[str, ...]) -> tuple[str, ...]:
    def image(row: str) -> str:
        pairs = ", ".join(f"'{column}', {row}.{column}" for column in columns)
        return f"json_object({pairs})"

    def key(row: str) -> str:
        return f"json_array({', '.join(f'{row}.{column}' for column in KEYS[table])})"

    def trigger(event: str, row: str, before: str, after: str, when: str = "1") -> str:
        return (
            f"CREATE TRIGGER {_trigger_name(table, event)} AFTER {event} ON {table}"
            f" WHEN ({when}) AND NOT EXISTS (SELECT 1 FROM open_step WHERE erasing = 1) BEGIN"
            " INSERT INTO journal (step, part, key, before, after)"
            f" VALUES ((SELECT step FROM open_step), '{table}', {key(row)}, {before}, {after}); END"
        )

    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in columns)
    return (
        trigger("INSERT", "NEW", "NULL", image("NEW")),
        trigger("UPDATE", "NEW", image("OLD"), image("NEW"), changed),
        trigger("DELETE", "OLD", image("OLD"), "NULL"),
    )


def _trigger_name(table: str, event: str) -> str:
    return f"{table}_{event.lower()}_journal"


def _create(tables: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(
        f"CREATE TABLE {table} ({', '.join(lines)}) STRICT{', WITHOUT ROWID' if table == 'ratings' else ''}"
        for table, lines in tables.items()
    )


def first_version() -> tuple[str, ...]:
    """Return everything that makes an empty diary file of version 1, in order."""
    return (
        *_create(_FIRST_TABLES),
        "CREATE INDEX doses_given_on ON doses(given_on)",
        "CREATE INDEX ratings_day ON ratings(day)",
        *_JOURNAL,
        # Before the triggers: the one item that is asked of everyone is part of an empty diary, not a step in it.
        "INSERT INTO symptoms VALUES ('interference', '', 'core', 'daily', -1)",
        *(trigger for table, columns in _FIRST_COLUMNS.items() for trigger in _triggers(table, columns)),
    )


def second_version() -> tuple[str, ...]:
    """Return everything that makes a file of version 1 one of version 2, in order."""
    added = [
        f"ALTER TABLE {table} ADD COLUMN {column} {rule}"
        for table, columns in _SECOND_COLUMNS.items()
        for column, (rule, _before) in columns.items()
    ]
    outdated = [
        f"DROP TRIGGER {_trigger_name(table, event)}"
        for table in _SECOND_COLUMNS
        for event in ("INSERT", "UPDATE", "DELETE")
    ]
    touched = (*_SECOND_COLUMNS, *_SECOND_TABLES)
    triggers = [trigger for table in touched for trigger in _triggers(table, COLUMNS[table])]
    return (*_create(_SECOND_TABLES), _CAME_IN, *added, *outdated, *triggers)
