"""Qt's binding, read in without what it brings for its own developers.

Importing PySide6 reads in two things that no window needs:

- The parts that write type stubs and put the signatures of 15,000 functions into words. Their sources lie in the
  binding's library and are compiled anew in every process, for a third of the time in which a bare window opens. Here
  they are compiled once they are asked for, which is when a call was wrong: the words of its error come from them.
- An import statement of its own, which reads the source of every module imported after it, to find out whether that
  module wants one of two other ways of spelling names (`from __feature__ import snake_case`). Nothing here does, and
  reading some 200 files costs a fifth of the time in which the program's window opens.

A binding that keeps these parts elsewhere, or under other names, is read in as it comes.
"""

import builtins
from collections.abc import Callable
from threading import RLock
from typing import Any

_LATER = frozenset(
    f"shibokensupport/signature/{name}.py"
    for name in ("errorhandler", "layout", "lib/enum_sig", "lib/pyi_generator", "lib/tool", "mapping", "parser")
)
_STAND_IN = """
def __getattr__(name):
    from b12diary.binding import ask
    return ask({file!r}, globals(), name)

def update_mapping(ask=__getattr__):
    return ask("update_mapping")()
"""
"""What stands in a module's place until it is asked for something; see PEP 562.

The function is one of `mapping`: of that module the library looks for a name without asking as Python would, and ends
the process where it is not there.
"""

_sources: dict[str, Any] = {}
_one_by_one = RLock()  # which the same thread may take again: the modules ask each other


def read_in() -> None:
    """Import the binding, and let imports and the compiler go their usual way again."""
    compiler = builtins.compile
    builtins.compile = _putting_off(compiler)
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile = compiler
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def ask(file: str, namespace: dict[str, Any], name: str) -> object:
    """Return what a module that was put off calls `name`; the first call reads it in.

    Raises:
        AttributeError: it has no such thing.
    """
    with _one_by_one:
        if file in _sources:
            _fill(file, namespace)
    try:
        return namespace[name]
    except KeyError:
        raise AttributeError(name) from None


def _fill(file: str, namespace: dict[str, Any]) -> None:
    # Taken away first, as the module may ask itself; put back where it could not be read in, so that it can be later.
    source, stand_in = _sources.pop(file), namespace["update_mapping"]
    try:
        exec(compile(source, file, "exec"), namespace)
    except BaseException:
        _sources[file], namespace["update_mapping"] = source, stand_in
        raise
    del namespace["__getattr__"]
    if namespace["update_mapping"] is stand_in:
        del namespace["update_mapping"]


def _putting_off(compiler: Callable[..., Any]) -> Callable[..., Any]:
    def compile_or_put_off(source: object, filename: object, *rest: object, **named: object) -> object:
        if filename not in _LATER:
            return compiler(source, filename, *rest, **named)
        _sources[filename] = source
        return compiler(_STAND_IN.format(file=filename), filename, "exec")

    return compile_or_put_off
