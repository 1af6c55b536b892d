"""The only place that knows SQL: one SQLite file, one append-only journal through which every write goes."""
