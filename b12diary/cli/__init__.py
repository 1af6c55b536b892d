"""The command line: the second front end to the same diary. Knows no window; what it says goes to two streams."""
