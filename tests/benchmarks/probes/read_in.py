"""Reads in a part of what a start reads in: `read_in.py as-it-comes|binding|names|program|records MODULES.json`.

With `records` it reads in all, and tells how many classes of records that made, and the seconds that took.
"""

import sys


def read_in(stage: str, modules: str) -> None:
    """Read in as much as belongs to the stage."""
    from importlib import import_module

    if stage != "as-it-comes":
        from b12diary import binding

        binding.read_in()
    import_module("PySide6.QtWidgets")
    if stage in {"as-it-comes", "binding"}:
        return
    from PySide6.QtCore import Qt  # noqa: F401 - they are made when they are first asked for

    if stage == "names":
        return
    import json
    from pathlib import Path

    for module in json.loads(Path(modules).read_text("utf-8")):
        import_module(module)


def tell_of_records(modules: str) -> None:
    """Read in all, and look at the clock around each class of records."""
    import dataclasses
    import json
    from time import perf_counter

    spent: list[float] = []
    make = dataclasses._process_class  # type: ignore[attr-defined]  # the one place where all are made

    def make_and_watch(*given: object) -> object:
        start = perf_counter()
        made = make(*given)
        spent.append(perf_counter() - start)
        return made

    dataclasses._process_class = make_and_watch  # type: ignore[attr-defined]
    read_in("program", modules)
    print(json.dumps({"n": len(spent), "seconds": sum(spent)}), flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "records":
        tell_of_records(sys.argv[2])
    else:
        read_in(*sys.argv[1:])
        print("read in", flush=True)
