"""Other forms in which a diary comes in and goes out. Text in, values out: no disk and no database here."""
