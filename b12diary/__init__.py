"""B12 Diary: a private, offline diary of vitamin B12 injections and self-rated symptoms."""

__version__ = "0.1.0"
