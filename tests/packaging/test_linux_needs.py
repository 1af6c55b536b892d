"""What Linux lacks: found in the loader's answer, told with its reason, named as each system names it."""

import pytest
from linux_needs import FONT, LIBRARIES, PROGRAMS, Need, by_hand, describe, for_apt, missing_libraries

ANSWER = """/home/a b/.venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlinux-vdso.so.1 (0x00007fc604b70000)
\tlibGL.so.1 => /lib/x86_64-linux-gnu/libGL.so.1 (0x00007fc604a12000)
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
/home/a b/.venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqoffscreen.so:
\tlibEGL.so.1 => not found
"""
CURSOR, EGL = missing_libraries(ANSWER)
UNKNOWN = Need("libnew.so.2", "", "", "Qt")


def test_what_the_loader_does_not_find_is_named_once() -> None:
    assert [need.apt for need in missing_libraries(ANSWER)] == ["libxcb-cursor0", "libegl1"]


def test_a_complete_system_lacks_nothing() -> None:
    assert missing_libraries(ANSWER.replace("not found", "/lib/somewhere.so")) == []


def test_a_library_of_a_later_qt_is_told_by_its_own_name() -> None:
    assert missing_libraries("\tlibnew.so.2 => not found\n") == [UNKNOWN]


def test_every_reason_is_told_once() -> None:
    x11 = Need("libX11.so.6", "libx11-6", "libx11", CURSOR.why)

    assert describe([CURSOR, EGL, x11]) == (
        "what B12 Diary needs for a window on an X11 screen, drawing: libxcb-cursor.so.0, libEGL.so.1, libX11.so.6"
    )


@pytest.mark.parametrize(
    ("tool", "command"),
    [
        ("apt-get", "sudo apt-get install libxcb-cursor0 libegl1"),
        ("dnf", "sudo dnf install 'libxcb-cursor.so.0()(64bit)' 'libEGL.so.1()(64bit)'"),
        ("zypper", "sudo zypper install 'libxcb-cursor.so.0()(64bit)' 'libEGL.so.1()(64bit)'"),
        ("pacman", "sudo pacman -S --needed xcb-util-cursor libglvnd"),
    ],
)
def test_each_system_gets_its_own_command(tool: str, command: str) -> None:
    assert by_hand(tool, [CURSOR, EGL]) == f"Please run this, then start again: {command}"


@pytest.mark.parametrize("tool", ["", "apt-get", "pacman"])
def test_where_no_package_is_known_the_thing_itself_is_named(tool: str) -> None:
    assert by_hand(tool, [UNKNOWN]) == "Please install the packages that hold libnew.so.2, then start again."


def test_one_package_that_holds_two_things_is_asked_for_once() -> None:
    pdf = [need for need in PROGRAMS if need.apt == "poppler-utils"]

    assert len(pdf) == 2
    assert by_hand("apt-get", pdf).endswith("install poppler-utils")


@pytest.mark.parametrize("need", [*LIBRARIES, *PROGRAMS, FONT], ids=lambda need: need.thing)
def test_every_need_has_packages_and_a_reason(need: Need) -> None:
    assert need.apt
    assert need.pacman
    assert need.why


def test_sudo_is_told_the_proxies_and_nothing_else() -> None:
    environment = {"https_proxy": "proxy:1", "HTTP_PROXY": "proxy:2", "HOME": "/root"}

    assert for_apt(environment) == ["DEBIAN_FRONTEND=noninteractive", "https_proxy=proxy:1", "HTTP_PROXY=proxy:2"]
