"""Python's own import statement, put back after Qt's binding has replaced it.

The binding reads the source of every module that is imported after it, to find out whether that module wants one of
its two other ways of spelling names (`from __feature__ import snake_case`). Nothing here does, and reading some 200
files costs a fifth of the time in which the window opens.
"""

import builtins


def restore() -> None:
    """Let imports go their usual way again; does nothing where the binding has not replaced them."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
