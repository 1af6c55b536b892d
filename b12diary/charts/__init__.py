"""Pictures of results for screen and files: each a pure function of results, with its words and its table."""
