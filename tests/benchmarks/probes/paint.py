"""The program from its start to the first painted page: `paint.py DIARY`."""

import sys

from tests.benchmarks.probes.begun import begin, the_path

sys.exit(begin(the_path(), lambda _desk: print("painted", flush=True)))
