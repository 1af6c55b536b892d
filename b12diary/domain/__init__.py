"""The nouns of the diary and their arithmetic. Standard library only: no database, no window, only the catalogue."""
