"""How fast the program is, always against a baseline measured in the same minute. Run: `python -m tests.benchmarks`."""
