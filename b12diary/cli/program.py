"""Runs one command and turns whatever happens into an exit status: 0 done, 1 told what is wrong, 2 wrong use."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from b12diary.cli.arguments import parser
from b12diary.cli.output import complain, ensure_streams, let_go_of_stdout, sentence_of
from b12diary.domain.days import Clock, system_clock
from b12diary.i18n import _

OpenWindow = Callable[[Path | None, str | None], int]
"""Opens the window on a diary file, or on the example of a kind; None and None = the person's own diary."""


def run(arguments: Sequence[str], open_window: OpenWindow, clock: Clock = system_clock) -> int:
    """Run what stands on the command line.

    Args:
        arguments: without the program's name.
        open_window: called for the commands that open the window.
        clock: tells the time.

    Returns:
        The exit status.
    """
    ensure_streams()
    try:
        try:
            status = _run(_parsed(arguments), open_window, clock)
        except SystemExit as stop:  # from --help, --version and wrong use
            status = stop.code if isinstance(stop.code, int) else 0
        _flush()
    except BrokenPipeError:
        let_go_of_stdout()
        return 1
    except (Exception, KeyboardInterrupt) as error:
        complain(sentence_of(error))
        return 1
    return status


def _flush() -> None:
    try:
        sys.stdout.flush()
    except OSError:
        let_go_of_stdout()
        raise


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    known = parser()
    parsed = known.parse_args(arguments)
    if parsed.command in {"import", "export", "summary", "check"} and parsed.diary is None:
        known.error(_("{command} needs --diary FILE").format(command=parsed.command))
    if parsed.command in {"example", "patterns"} and parsed.diary is not None:
        known.error(_("{command} takes no --diary").format(command=parsed.command))
    if parsed.command == "summary" and parsed.since and parsed.until and parsed.until < parsed.since:
        known.error(_("--until lies before --since"))
    return parsed


def _run(parsed: argparse.Namespace, open_window: OpenWindow, clock: Clock) -> int:
    match parsed.command:
        case "example":
            return open_window(None, parsed.kind)
        case None:
            return open_window(parsed.diary, None)
        case _:
            return _run_command(parsed, clock)


def _run_command(parsed: argparse.Namespace, clock: Clock) -> int:
    # Each command is imported when it is wanted: `b12diary check` should not wait for the statistics.
    match parsed.command:
        case "import":
            from b12diary.cli.importing import import_tables

            return import_tables(parsed.sources, parsed.diary, clock, is_dry=parsed.dry_run)
        case "export":
            from b12diary.cli.exporting import export_tables

            return export_tables(parsed.diary, parsed.to, clock)
        case "patterns":
            from b12diary.cli.patterns import Answers, print_patterns

            answers = Answers(parsed.monthly, parsed.schedule)
            return print_patterns(parsed.sources, answers, clock, as_json=parsed.json)
        case "summary":
            from b12diary.cli.page import write_page

            return write_page(
                parsed.diary, parsed.out, clock, paper=parsed.paper, since=parsed.since, until=parsed.until
            )
        case _:
            from b12diary.cli.checking import check_diary

            return check_diary(parsed.diary, clock)
