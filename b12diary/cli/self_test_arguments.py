"""What can be typed after `b12diary self-test`. Read at every start, so it knows the checks by name only."""

from typing import Final

from b12diary.cli.argument_parts import AddCommand
from b12diary.i18n import _

CHECK_NAMES: Final = (
    *("libraries", "modules", "resources", "diary", "passphrase", "backup", "look-back", "chart", "page", "window"),
)
"""Every check, in the order in which they are made: what a later one needs is looked at by an earlier one."""


def add_self_test(add: AddCommand) -> None:
    """Add the command that checks the installed program."""
    command = add(
        "self-test",
        usage="b12diary self-test [--only CHECK]",
        help=_("look whether the program itself is whole"),
        description=_(
            "Look whether this installation is whole. It uses diaries of its own and leaves nothing behind.\n"
            "Your diary is not touched. The exit status is 0 only if all is well."
        ),
        epilog=_("example:\n  b12diary self-test --only page"),
    )
    command.add_argument(
        "--only",
        choices=CHECK_NAMES,
        metavar="CHECK",
        help=_("one check alone: {names}").format(names=", ".join(CHECK_NAMES)),
    )
