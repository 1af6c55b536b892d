"""The program's resident memory after its start and after every page: `memory.py DIARY SECONDS`."""

import json
import sys

from b12diary.ui.registry import pages
from b12diary.ui.start import Desk
from tests.benchmarks.probes.begun import begin, go_on_for, settle, shell_of, the_path
from tests.benchmarks.probes.resident import resident_bytes


def act(desk: Desk) -> None:
    """Wait, weigh, look at every page, weigh again."""
    shell = shell_of(desk)
    go_on_for(float(sys.argv[2]))
    settle(shell, 0)  # on a busy machine what draws charts may still be on its way in
    start = resident_bytes()
    for entry in pages():
        if entry.icon_name:
            shell.show_page(entry.key)
            settle(shell)
    print(json.dumps({"start": start, "visited": resident_bytes()}), flush=True)


sys.exit(begin(the_path(), act))
