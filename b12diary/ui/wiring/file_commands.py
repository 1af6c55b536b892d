"""The commands that bring entries in and out of a diary, and keep its file; each imports what it needs when chosen."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from b12diary.ui.shell import Shell
    from b12diary.ui.wiring.files import FileDesk


def offer_files(shell: "Shell") -> None:
    """Offer what brings a diary in and out; an example keeps nothing, so there it would only puzzle."""

    def desk() -> "FileDesk":
        from b12diary.ui.wiring.files import FileDesk

        return FileDesk(shell)

    from b12diary.ui.drop_target import DropTarget

    DropTarget(shell.window, lambda paths: desk().bring_in(paths), shell)
    shell.commands["take_in"] = lambda: desk().ask_take_in()
    shell.commands["hand_out"] = lambda: desk().ask_hand_out()
    shell.commands["hand_out_calendar"] = lambda: desk().ask_hand_out(is_calendar=True)
    shell.commands["copy_injections"] = lambda: _copy(desk(), "injections")
    shell.commands["copy_ratings"] = lambda: _copy(desk(), "ratings")
    shell.commands["copy_blood_tests"] = lambda: _copy(desk(), "blood_tests")
    # Not the methods themselves: asking for them would import what the start does not need.
    shell.commands["backups"] = lambda: shell.safekeeping.ask_backups()  # noqa: PLW0108
    if not shell.diary.is_read_only:
        shell.commands["delete_all"] = lambda: shell.safekeeping.ask_deletion()  # noqa: PLW0108
    shell.commands["copy_diary"] = lambda: desk().ask_copy()


def _copy(desk: "FileDesk", table: str) -> None:
    from b12diary.interchange import table_forms

    forms = {
        "injections": table_forms.INJECTIONS,
        "ratings": table_forms.RATINGS,
        "blood_tests": table_forms.BLOOD_TESTS,
    }
    desk.copy_table(forms[table])
