"""From an excerpt to what it shows. Pure functions, numpy only; knows no database, no window, no chart.

The method is the one described in `resources/help/look-back.md`; results and their words are the same on every face
of the program.
"""
