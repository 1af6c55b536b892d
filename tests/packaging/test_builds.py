"""The build commands: one version and name everywhere, and every system's definition asks only for what is given."""

import plistlib
import re
import sys
import tomllib
from pathlib import Path

import build
import pytest
from builds import debian, flatpak, licences, macos, program, sizes, windows
from builds.identity import APP_ID, PACKAGING, ROOT, version, version_numbers
from entry import SetupStoppedError

import b12diary


def test_the_version_is_one() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert version() == b12diary.__version__ == project["version"]
    assert ".".join(map(str, version_numbers())).startswith(f"{version()}.")


@pytest.mark.parametrize("words", [[], ["rpm"], ["wheel", "deb"]])
def test_wrong_use_of_the_build_command_explains_it(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main(words) == 2
    assert "wheel|linux|deb|flatpak|windows|macos" in capsys.readouterr().err


def test_a_program_for_another_system_is_not_built_here() -> None:
    other = "macos" if sys.platform != "darwin" else "windows"
    with pytest.raises(SetupStoppedError, match=f"can only be built on {other}"):
        program.make(other)


def test_windows_is_told_the_version() -> None:
    text = windows.version_text()

    assert text.count(repr(version_numbers())) == 2
    assert text.count(f'"{version()}"') == 2
    compile(text, "version.txt", "eval")


def test_the_installer_asks_only_for_what_it_is_given() -> None:
    asked = set(re.findall(r"\{#(\w+)\}", windows.SCRIPT.read_text("utf-8")))
    command = windows.installer_command("ISCC", Path("program"), Path("pictures"))

    assert asked == {word[2:].partition("=")[0] for word in command if word.startswith("/D")}


def test_the_installer_touches_no_diary() -> None:
    script = windows.SCRIPT.read_text("utf-8")

    assert "UninstallDelete" not in script
    assert "localappdata" not in script.casefold()


def test_macos_is_told_what_a_diary_is() -> None:
    told = plistlib.loads(plistlib.dumps(macos.info()))

    assert told["CFBundleShortVersionString"] == version()
    (kind,) = told["UTExportedTypeDeclarations"]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == ["b12"]
    assert told["CFBundleDocumentTypes"][0]["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]


def test_the_program_may_do_nothing_on_macos_but_what_python_needs() -> None:
    allowed = plistlib.loads(Path(macos.entitlements()).read_bytes())

    assert all(name.startswith("com.apple.security.cs.") for name in allowed)


def test_only_who_has_a_certificate_signs_and_notarises(monkeypatch: pytest.MonkeyPatch) -> None:
    def tools() -> list[str]:
        return [step[0] for step in macos.image_commands(Path("B12 Diary.app"), Path("b12diary.dmg"))]

    monkeypatch.delenv(macos.IDENTITY, raising=False)
    assert tools() == ["codesign", "hdiutil"]

    monkeypatch.setenv(macos.IDENTITY, "Developer ID Application: somebody")
    monkeypatch.setenv(macos.PROFILE, "b12diary")
    assert tools() == ["codesign", "hdiutil", "codesign", "xcrun", "xcrun"]


def test_the_flatpak_is_called_as_everywhere_and_has_no_network() -> None:
    manifest = flatpak.MANIFEST.read_text("utf-8")

    assert f"app-id: {APP_ID}\n" in manifest
    assert "--share=network" not in manifest
    assert "--filesystem" not in manifest
    assert "b12diary self-test" in manifest


def test_debians_changelog_has_its_form() -> None:
    first, _, entry, _, last = debian.changelog().splitlines()

    assert re.fullmatch(r"b12diary \(\d+\.\d+\.\d+-\d+\) unstable; urgency=medium", first)
    assert entry.startswith("  * ")
    assert re.fullmatch(r" -- .+ <.+>  \w{3}, \d\d \w{3} \d{4} 00:00:00 \+0000", last)


def test_everything_that_debian_is_asked_to_overlook_has_its_reason() -> None:
    blocks = (debian.FILES / "lintian-overrides").read_text("utf-8").strip().split("\n\n")

    assert blocks
    assert [block for block in blocks if not block.startswith("# ")] == []


def test_nothing_runs_when_the_debian_package_comes_or_goes() -> None:
    assert sorted(file.name for file in debian.FILES.iterdir()) == ["control.in", "lintian-overrides"]


def test_every_part_is_named_with_its_licence() -> None:
    said = licences.lines(["numpy", "no-such-part", "PySide6-Essentials"])

    assert len(said) == 3
    assert said[0].startswith("Python 3.")
    assert all(re.fullmatch(r"\S+ \S+: .*\w.*", line) for line in said)


def test_the_licence_of_python_itself_is_found() -> None:
    assert any(text.is_file() for text in licences.of_python())


def test_sizes_count_a_file_with_two_names_once(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(500_000))
    (tmp_path / "b").hardlink_to(tmp_path / "a")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "d").write_bytes(bytes(1_200))

    assert sizes.size_of(tmp_path) == 501_200
    assert sizes.table(tmp_path).splitlines()[-1] == "    1.2 kB  c"


def test_what_could_not_be_run_is_labelled() -> None:
    told = (PACKAGING / "README.md").read_text("utf-8")

    for what in ("wheel", "linux", "deb", "flatpak", "windows", "macos"):
        assert re.search(
            rf"^\| `python3 packaging/build.py {what}` .*\| (built\b.*|not run yet.*) \|$", told, re.MULTILINE
        )
