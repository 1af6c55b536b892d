"""Runs one command and turns whatever happens into an exit status: 0 done, 1 told what is wrong, 2 wrong use."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from b12diary.cli.arguments import asks_for_window, parser
from b12diary.cli.output import complain, ensure_streams, let_go_of_stdout, sentence_of
from b12diary.cli.tongue import terminal_country, terminal_language
from b12diary.domain.days import Clock, system_clock
from b12diary.i18n import _, use_language, use_region

if TYPE_CHECKING:
    from b12diary.cli.opening import Door
    from b12diary.cli.self_test import TryWindow


class OpenWindow(Protocol):
    """Opens the window on a diary file, or on the example of a kind; None and None = the person's own diary."""

    def __call__(self, diary: Path | None, example: str | None, /, *, hidden: bool = False) -> int:
        """Return the exit status; `hidden` = wait beside the clock until the window is asked for."""


_WITHOUT_DIARY = {"example", "guide", "patterns", "self-test"}


def no_window(_folder: Path) -> None:
    """Stand in for a window where the program was put together without one."""
    raise NotImplementedError("there is no window in this program")


def run(
    arguments: Sequence[str],
    open_window: OpenWindow,
    clock: Clock = system_clock,
    try_window: "TryWindow" = no_window,
) -> int:
    """Run what stands on the command line.

    Args:
        arguments: without the program's name.
        open_window: called for the commands that open the window.
        clock: tells the time.
        try_window: called by `self-test`.

    Returns:
        The exit status.
    """
    ensure_streams()
    use_language(terminal_language(os.environ))
    use_region(terminal_country(os.environ))
    try:
        try:
            status = _run(_parsed(arguments), open_window, clock, try_window)
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
    # What a desktop hands over when a diary is double-clicked: its path and nothing else.
    is_file_alone = len(arguments) == 1 and arguments[0][:1] != "-" and arguments[0].casefold().endswith(".b12")
    words = ["--diary", *arguments] if is_file_alone else arguments
    known = parser(has_commands=not asks_for_window(words))
    parsed = known.parse_args(words)
    if parsed.command not in {*_WITHOUT_DIARY, None} and parsed.diary is None:
        known.error(_("{command} needs --diary FILE").format(command=parsed.command))
    if parsed.command is not None and parsed.hidden:
        known.error(_("{command} takes no --hidden").format(command=parsed.command))
    if parsed.command in _WITHOUT_DIARY and parsed.diary is not None:
        known.error(_("{command} takes no --diary").format(command=parsed.command))
    if parsed.command == "summary" and parsed.since and parsed.until and parsed.until < parsed.since:
        known.error(_("--until lies before --since"))
    if parsed.command == "export":
        _check_form(known, parsed)
    return parsed


def _check_form(known: argparse.ArgumentParser, parsed: argparse.Namespace) -> None:
    options = (("json", "--with-journal", parsed.with_journal), ("fhir", "--with-name", parsed.with_name))
    for form, option, is_asked in (*options, ("ical", "--plain-words", parsed.plain_words)):
        if is_asked and parsed.format != form:
            known.error(_("{option} belongs to --format {form}").format(option=option, form=form))


def _run(parsed: argparse.Namespace, open_window: OpenWindow, clock: Clock, try_window: "TryWindow") -> int:
    match parsed.command:
        case "self-test":
            from b12diary.cli.self_test import run_self_test

            return run_self_test(parsed.only, try_window)
        case "guide":
            from b12diary.cli.guide import save_guide

            return save_guide(parsed.to)
        case "example":
            return open_window(None, parsed.kind)
        case None:
            return open_window(parsed.diary, None, hidden=parsed.hidden)
        case _:
            from b12diary.cli.opening import Door
            from b12diary.paths import personal_paths

            door = Door(clock, personal_paths().backups, getattr(parsed, "passphrase_fd", None))
            return _run_command(parsed, door)


def _run_command(parsed: argparse.Namespace, door: "Door") -> int:
    # Each command is imported when it is wanted: `b12diary check` should not wait for the statistics.
    match parsed.command:
        case "import":
            return _run_import(parsed, door)
        case "export":
            return _run_export(parsed, door)
        case "merge":
            from b12diary.cli.merging import merge_archive

            return merge_archive(parsed.archive, parsed.diary, door, is_dry=parsed.dry_run)
        case "patterns":
            from b12diary.cli.patterns import Answers, print_patterns

            answers = Answers(parsed.monthly, parsed.schedule)
            return print_patterns(parsed.sources, answers, door, as_json=parsed.json)
        case "summary":
            from b12diary.cli.page import PageWish, write_page

            wish = PageWish(parsed.paper, parsed.since, parsed.until, with_figures=parsed.figures)
            return write_page(parsed.diary, parsed.out, door, wish)
        case _:
            return _run_keeping(parsed, door)


def _run_import(parsed: argparse.Namespace, door: "Door") -> int:
    from b12diary.cli.importing import ImportWish, import_files, propose_mapping
    from b12diary.interchange.judging import Differing

    if parsed.propose is not None:
        return propose_mapping(parsed.sources[0], parsed.propose, door, parsed.format)
    wish = ImportWish(parsed.format, parsed.mapping, Differing(parsed.differing), parsed.dry_run)
    return import_files(parsed.sources, parsed.diary, door, wish)


def _run_export(parsed: argparse.Namespace, door: "Door") -> int:
    from b12diary.cli.exporting import export_diary
    from b12diary.interchange.handing_out import Form, HandOut
    from b12diary.interchange.ical import CalendarChoices

    calendar = CalendarChoices(is_plain=parsed.plain_words)
    wish = HandOut(Form(parsed.format), parsed.with_journal, parsed.with_name, calendar)
    return export_diary(parsed.diary, parsed.to, wish, door)


def _run_keeping(parsed: argparse.Namespace, door: "Door") -> int:
    """Run a command that is about the diary's file and not about what stands in it."""
    match parsed.command:
        case "backup":
            from b12diary.cli.backing_up import back_up

            return back_up(parsed.diary, parsed.to, door)
        case "restore":
            from b12diary.cli.restoring import restore_backup

            return restore_backup(parsed.backup, parsed.diary, door)
        case "passphrase":
            from b12diary.cli.passphrase import change_passphrase

            wish = parsed.remove_unencrypted
            return change_passphrase(parsed.action, parsed.diary, door, removes_unencrypted=wish)
        case _:
            from b12diary.cli.checking import check_diary

            return check_diary(parsed.diary, door)
