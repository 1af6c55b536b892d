"""The words that Python's own reader of command lines says, in the language in use: "usage", "options", wrong use.

It takes them from gettext under names in its own module; here they lead to the program's catalogues. Where a later
Python words something anew, that is English until it stands here.
"""

import argparse

from b12diary.i18n import _, marked, ngettext

WORDS = (
    marked("usage: "),
    marked("options"),
    marked("positional arguments"),
    marked("show this help message and exit"),
    marked("show program's version number and exit"),
    marked("%(prog)s: error: %(message)s\n"),
    marked("argument %(argument_name)s: %(message)s"),
    marked("the following arguments are required: %s"),
    marked("unrecognized arguments: %s"),
    marked("expected one argument"),
    marked("expected at most one argument"),
    marked("expected at least one argument"),
    marked("ignored explicit argument %r"),
    marked("invalid %(type)s value: %(value)r"),
    marked("invalid choice: %(value)r (choose from %(choices)s)"),
    marked("not allowed with argument %s"),
    marked("one of the arguments %s is required"),
)
"""What of its words can be met at this command line."""


def translate_argparse() -> None:
    """Have Python's reader of command lines say its words in the language in use, from now on."""
    vars(argparse).update({"_": _, "ngettext": ngettext})
