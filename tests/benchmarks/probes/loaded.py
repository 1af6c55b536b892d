"""Prints, as JSON, the names of all modules loaded when the first page is painted: `loaded.py DIARY`."""

import json
import sys

from tests.benchmarks.probes.begun import begin, the_path

sys.exit(begin(the_path(), lambda _desk: print(json.dumps(sorted(sys.modules)), flush=True)))
