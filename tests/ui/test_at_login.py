"""Starting with the computer: one small file or value, only by choice, gone again without a trace."""

import configparser
import os
import plistlib
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from builds.identity import APP_ID

from b12diary.ui import at_login_macos, at_login_windows
from b12diary.ui.at_login import at_login, start_command
from b12diary.ui.at_login_linux import DesktopFile
from b12diary.ui.at_login_macos import LaunchAgent
from b12diary.ui.at_login_windows import RunValue, as_value, is_switched_off

ODD = ['/home/me/my $programs/100% "b12" `x` \\ diary/python', "-P", "-m", "b12diary", "--hidden"]


def entry_of(login: DesktopFile) -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None, delimiters="=")
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys differ by their capitals
    read.read(login.path, "utf-8")
    return read["Desktop Entry"]


def test_linux_has_a_file_only_while_it_is_chosen(tmp_path: Path) -> None:
    login = at_login("linux", {"XDG_CONFIG_HOME": str(tmp_path / "config")})
    assert isinstance(login, DesktopFile)
    assert not login.is_on()
    login.set_on(None)
    assert list(tmp_path.iterdir()) == []

    login.set_on(["/usr/bin/b12diary", "--hidden"])

    assert login.is_on()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [tmp_path / "config" / "autostart" / "b12diary.desktop"]
    assert stat.S_IMODE(files[0].stat().st_mode) == 0o600
    assert entry_of(login)["Exec"] == '"/usr/bin/b12diary" "--hidden"'
    assert entry_of(login)["TryExec"] == "/usr/bin/b12diary"
    login.set_on(None)
    assert list(files[0].parent.iterdir()) == []
    assert not login.is_on()


def test_linux_looks_where_the_desktop_looks() -> None:
    home = Path(os.environ["HOME"]) / ".config" / "autostart"
    assert at_login("linux", {}) == DesktopFile(home)
    assert at_login("linux", {"XDG_CONFIG_HOME": "not/absolute"}) == DesktopFile(home)
    assert at_login("linux", {"FLATPAK_ID": APP_ID}) is None
    assert at_login("freebsd", {}) is None


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = true "])
def test_what_was_switched_off_by_the_desktop_is_off_and_can_be_chosen_again(tmp_path: Path, line: str) -> None:
    login = DesktopFile(tmp_path)
    login.set_on(["/bin/true"])
    with login.path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")

    assert not login.is_on()
    login.set_on(["/bin/true"])
    assert login.is_on()


def test_the_words_of_the_command_come_through_the_entrys_quoting(tmp_path: Path) -> None:
    """Read back as the specification says: the value's backslashes, then the quotes, then the percent signs."""
    login = DesktopFile(tmp_path)
    login.set_on(ODD)
    value = entry_of(login)["Exec"].replace("\\\\", "\\")
    quoted = re.findall(r'"((?:\\.|[^"\\])*)"', value)
    assert [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted] == ODD


def test_a_file_in_the_way_is_said_and_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("no folder")
    with pytest.raises(OSError, match="exists"):
        DesktopFile(tmp_path / "autostart").set_on(["/bin/true"])


def test_macos_has_a_list_only_while_it_is_chosen(tmp_path: Path) -> None:
    login = LaunchAgent(tmp_path / "LaunchAgents")
    assert not login.is_on()
    login.set_on(None)
    assert list(tmp_path.iterdir()) == []

    login.set_on(ODD)

    assert login.is_on()
    assert [path.name for path in login.folder.iterdir()] == [f"{APP_ID}.plist"]
    known = plistlib.loads(login.path.read_bytes())
    assert (known["ProgramArguments"], known["RunAtLoad"], known["KeepAlive"]) == (ODD, True, False)
    assert known["Label"] == at_login_macos.LABEL == APP_ID
    assert stat.S_IMODE(login.path.stat().st_mode) == 0o600
    login.path.write_bytes(plistlib.dumps({**known, "Disabled": True}))
    assert not login.is_on()
    login.path.write_bytes(b"no list")
    assert not login.is_on()
    login.set_on(None)
    assert list(login.folder.iterdir()) == []


def test_each_system_has_its_way() -> None:
    assert at_login("darwin", {}) == LaunchAgent(Path.home() / "Library" / "LaunchAgents")
    assert at_login("win32", {}) == RunValue()


def test_windows_words_are_quoted_and_task_managers_switch_is_seen() -> None:
    assert as_value([r"C:\Program Files\B12 Diary\b12diary.exe", "--hidden"]) == (
        r'"C:\Program Files\B12 Diary\b12diary.exe" --hidden'
    )
    assert [is_switched_off(value) for value in (None, b"", b"\2\0\0", b"\3\0\0", b"\6")] == [
        *(False, False, False, True, False)
    ]


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
def test_windows_has_a_value_only_while_it_is_chosen() -> None:
    login = RunValue(r"Software\b12diary-tests\Run", r"Software\b12diary-tests\Approved")
    login.set_on(None)
    assert not login.is_on()
    login.set_on(["b12diary.exe", "--hidden"])
    assert login.is_on()
    login.set_on(None)
    assert not login.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has one")
def test_without_a_registry_that_is_said() -> None:
    with pytest.raises(OSError, match="registry"):
        RunValue().is_on()
    assert at_login_windows.RUN.endswith(r"CurrentVersion\Run")


def test_the_command_starts_this_program_from_any_folder(tmp_path: Path) -> None:
    command = start_command()
    assert command[-1] == "--hidden"
    (tmp_path / "b12diary").mkdir()  # not to be taken for the program
    (tmp_path / "b12diary" / "__main__.py").write_text("raise SystemExit(9)")

    ran = subprocess.run([*command[:-1], "--version"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout[:9]) == (0, "B12 Diary")
