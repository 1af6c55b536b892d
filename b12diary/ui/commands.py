"""Everything the menus offer: one place that knows each command's words, keys and menu."""

from dataclasses import dataclass

from b12diary.i18n import _


@dataclass(frozen=True, slots=True)
class Command:
    """One entry of a menu. `keys` in the toolkit's own writing ("Ctrl+I"); `icon_name` empty = none."""

    key: str
    text: str
    menu: str
    keys: str = ""
    icon_name: str = ""
    starts_group: bool = False


DIARY, EDIT, GO, HELP = "diary", "edit", "go", "help"


def menu_titles() -> dict[str, str]:
    """Return the menus in their order, with their words."""
    return {DIARY: _("&Diary"), EDIT: _("&Edit"), GO: _("&Go to"), HELP: _("&Help")}


def commands() -> tuple[Command, ...]:
    """Return all commands apart from the pages, in the order of the menus. One without a handler is not shown."""
    return (
        Command("new_diary", _("&New diary…"), DIARY),
        Command("open_diary", _("&Open a diary…"), DIARY, "Ctrl+O"),
        Command("example", _("&Look around with an example"), DIARY),
        Command("copy_diary", _("&Copy to another computer…"), DIARY, starts_group=True),
        Command("backups", _("&Backups…"), DIARY),
        Command("take_in", _("&Import…"), DIARY),
        Command("hand_out", _("&Export…"), DIARY),
        Command("print", _("&Print the page…"), DIARY, "Ctrl+P", "print", starts_group=True),
        Command("delete_all", _("&Delete everything…"), DIARY, starts_group=True),
        Command("lock", _("Loc&k now"), DIARY, "Ctrl+L", starts_group=True),
        Command("quit", _("&Quit"), DIARY, "Ctrl+Q", starts_group=True),
        Command("undo", _("&Undo"), EDIT, "Ctrl+Z", "undo"),
        Command("redo", _("&Redo"), EDIT, "Ctrl+Shift+Z", "redo"),
        Command("record_injection", _("Record an &injection"), EDIT, "Ctrl+I", starts_group=True),
        Command("copy_injections", _("Copy in&jections as a table"), EDIT, starts_group=True),
        Command("copy_ratings", _("Copy r&atings as a table"), EDIT),
        Command("copy_blood_tests", _("Copy blood &tests as a table"), EDIT),
        Command("hide_details", _("&Hide or show personal details"), EDIT, "Ctrl+Shift+H", starts_group=True),
        Command("day_before", _("Day &before"), GO, "Alt+Left", starts_group=True),
        Command("day_after", _("Day &after"), GO, "Alt+Right"),
        Command("go_today", _("Back to &today"), GO, "Alt+Home"),
        Command("guide", _("&User guide"), HELP, "F1", "help"),
        Command("keys", _("&Help with the keys"), HELP, "Ctrl+F1"),
        Command("evidence", _("What it &rests on…"), HELP, starts_group=True),
        Command("about", _("&About B12 Diary"), HELP),
    )
