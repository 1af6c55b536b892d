"""What a Linux desktop is told: entry, description, file type, icons and manual page fit the program and each other."""

import argparse
import configparser
import shutil
import subprocess
from collections import Counter
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest
from builds import desktop, icons, man_page
from builds.identity import APP_ID, COMMAND, MIME_TYPE, ROOT, SUFFIX, version
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from b12diary.cli.arguments import parser
from b12diary.diary import Diary
from b12diary.i18n import SOURCE, languages

LINUX = desktop.LINUX
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> configparser.ConfigParser:
    read = configparser.ConfigParser(interpolation=None, delimiters="=")
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys differ by their capitals
    read.read(LINUX / f"{COMMAND}.desktop", "utf-8")
    return read


def test_the_entry_starts_the_command_with_a_file_or_without() -> None:
    fields = entry()["Desktop Entry"]

    assert fields["Exec"] == f"{COMMAND} %f"
    assert fields["MimeType"] == f"{MIME_TYPE};"
    assert (fields["Icon"], fields["StartupWMClass"], fields["Terminal"]) == (COMMAND, COMMAND, "false")
    assert fields["Type"] == "Application"


def test_every_action_of_the_entry_is_a_command_of_the_program() -> None:
    for name in entry()["Desktop Entry"]["Actions"].rstrip(";").split(";"):
        program, *words = entry()[f"Desktop Action {name}"]["Exec"].split()
        assert program == COMMAND
        assert parser().parse_args(words).command == "example"


def test_every_text_of_the_entry_is_there_in_each_language() -> None:
    for section in entry().values():
        for key in [key for key in section if "[" in key]:
            name = key.partition("[")[0]
            assert {f"{name}[de]", f"{name}[nl]", name} <= section.keys()


def test_the_description_says_this_version_and_fits_the_entry() -> None:
    told = ElementTree.fromstring(desktop.metainfo())

    assert told.findtext("id") == APP_ID
    assert [release.get("version") for release in told.iter("release")] == [version()]
    assert told.findtext("launchable") == f"{COMMAND}.desktop"
    assert told.findtext("provides/mediatype") == MIME_TYPE
    assert (told.findtext("provides/binary"), told.findtext("icon")) == (COMMAND, COMMAND)


def test_every_text_of_the_description_is_there_in_each_language() -> None:
    told = ElementTree.fromstring(desktop.metainfo())
    spoken = {lang.text for lang in told.iter("lang")}
    assert spoken == set(languages())

    for kind in ("summary", "p", "li", "keyword"):
        found = Counter(text.get(XML_LANG, SOURCE) for text in told.iter(kind))
        assert set(found) == spoken
        assert len(set(found.values())) == 1, kind


def test_a_diary_is_known_by_its_name_and_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "my.b12"
    with closing(Diary.open(path)) as diary:
        diary.set_preferences(first_start_done=True)
    header = path.read_bytes()[:100]

    kind = ElementTree.parse(LINUX / f"{COMMAND}.mime.xml").getroot()[0]

    assert kind.get("type") == MIME_TYPE
    assert [glob.get("pattern") for glob in kind.iter(f"{MIME}glob")] == [f"*{SUFFIX}"]
    assert [parent.get("type") for parent in kind.iter(f"{MIME}sub-class-of")] == ["application/vnd.sqlite3"]
    matches = list(kind.iter(f"{MIME}match"))
    assert len(matches) == 2
    for match in matches:
        wanted = str(match.get("value")).replace("\\0", "\0").encode()
        assert header[int(str(match.get("offset"))) :].startswith(wanted)


@pytest.mark.usefixtures("qapp")
def test_icons_have_their_sizes_and_are_not_blank(tmp_path: Path) -> None:
    assert QApplication.instance() is not None
    icons.draw_all(ROOT / "resources" / "icons" / "app.svg", tmp_path)

    for px in icons.LINUX_SIZES:
        image = QImage(str(tmp_path / f"{px}.png"))
        assert (image.width(), image.height()) == (px, px)
        assert image.pixelColor(px // 2, px // 2).red() > 100
        assert image.pixelColor(0, 0).alpha() == 0
    from PIL import Image

    with Image.open(tmp_path / "b12diary.ico") as windows_icon:
        assert windows_icon.info["sizes"] == {(px, px) for px in icons.WINDOWS_SIZES}
    assert (tmp_path / "b12diary.icns").read_bytes()[:4] == b"icns"


def test_the_manual_page_names_every_command_and_option_of_the_command_line() -> None:
    page = man_page.page()
    top = parser()
    commands = next(a for a in top._actions if isinstance(a, argparse._SubParsersAction)).choices

    assert page.startswith(f'.TH B12DIARY 1 "" "B12 Diary {version()}"')
    for name, command in commands.items():
        section = page.partition(f".SS {man_page._plain(name)}\n")[2].partition("\n.S")[0]
        assert section
        for action in command._actions:
            assert all(man_page._plain(o) in section for o in action.option_strings if o not in {"-h", "--help"})
            assert (
                action.help is None or isinstance(action, argparse._HelpAction) or man_page._plain(action.help) in page
            )


def test_the_manual_page_has_no_line_that_man_stumbles_over(tmp_path: Path) -> None:
    if shutil.which("man") is None:
        pytest.skip("this system has no man")
    file = tmp_path / "b12diary.1"
    file.write_text(man_page.page(), "utf-8")
    read = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(file)],
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (read.returncode, read.stderr) == (0, "")


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", "b12diary.desktop"],
        ["appstreamcli", "validate", "--pedantic", "--no-net", f"{APP_ID}.metainfo.xml"],
    ],
    ids=lambda command: command[0],
)
def test_the_desktops_own_checks_find_nothing(tmp_path: Path, command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"this system has no {command[0]}")
    shutil.copy(LINUX / "b12diary.desktop", tmp_path)
    (tmp_path / f"{APP_ID}.metainfo.xml").write_text(desktop.metainfo(), "utf-8")
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert not [line for line in ran.stdout.splitlines() if line.startswith(("E:", "W:", "I:", "P:"))]
