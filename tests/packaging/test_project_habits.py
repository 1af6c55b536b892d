"""What a stranger who takes part finds: forms that can be filled in, commands and links that lead somewhere."""

import re
import shlex
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import build
import pytest
from builds.identity import ROOT, version

from b12diary.cli.arguments import parser
from b12diary.interchange.archive import FORMAT
from b12diary.storage.schema import SCHEMA_VERSION
from tests.packaging import plain_yaml

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
PAPERS = (
    *sorted(GITHUB.glob("*.md")),
    *(ROOT / "packaging" / name for name in ("README.md", "RELEASE.md")),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md")),
)
KINDS = {"markdown": {"value"}, "input": {"label"}, "textarea": {"label"}, "dropdown": {"label", "options"}}
ANSWERED = {*KINDS, "checkboxes"} - {"markdown"}
PYTHONS = {"python3", "py", ".venv/bin/python"}
SYSTEMS_OWN = {
    *("git", "cd", "sudo", "ls", "sha256sum", "lintian", "desktop-file-validate", "appstreamcli", "export", "spctl"),
    "pipx",
}
# Not the block that is a map of folders.
_BLOCK = re.compile(r"^```\n(?!\S+/\n)(.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`((?:python3 |py |\.venv/bin/|\.ci/|b12diary(?= [a-z-]))[^`]*)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def form(file: Path) -> dict[str, Any]:
    told = plain_yaml.read(file.read_text("utf-8"))
    assert isinstance(told, dict)
    return told


@cache
def commands(paper: Path) -> tuple[str, ...]:
    """Return every command that a paper shows, in a block of its own or within a sentence."""
    text = paper.read_text("utf-8")
    lines = [line.partition("   ")[0] for block in _BLOCK.findall(text) for line in block.splitlines()]
    return tuple(line for line in (*lines, *_INLINE.findall(_BLOCK.sub("", text))) if line.strip())


def test_there_is_a_form_for_a_fault_a_wish_and_words() -> None:
    assert [file.stem for file in FORMS] == ["1-something-is-wrong", "2-a-wish", "3-wording"]
    assert form(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": False}


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_has_the_shape_that_the_page_asks_for(file: Path) -> None:
    told = form(file)
    assert set(told) == {"name", "description", "labels", "body"}
    assert all(isinstance(label, str) for label in told["labels"])
    ids = [part["id"] for part in told["body"] if part["type"] in ANSWERED]
    assert len(set(ids)) == len(ids)
    for part in told["body"]:
        attributes = part["attributes"]
        if part["type"] == "checkboxes":
            assert all(isinstance(option["label"], str) for option in attributes["options"])
            continue
        assert KINDS[part["type"]] <= set(attributes) <= {"label", "value", "options", "description", *_MORE}
        assert part["type"] == "markdown" or isinstance(part["validations"]["required"], bool)
        assert isinstance(attributes.get("options", [""]), list)


_MORE = {"placeholder", "render"}


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_asks_first_and_last_to_leave_the_diary_out(file: Path) -> None:
    first, *_others, last = form(file)["body"]
    assert first["type"] == "markdown"
    assert first["attributes"]["value"].startswith("**Please paste nothing from your diary")
    assert last["attributes"]["options"] == [
        {"label": "There is nothing from anybody's diary in it.", "required": True}
    ]


@pytest.mark.parametrize(
    "text", ["a: 1\na: 2\n", "a:\n  b: 1\n c: 2\n", "a: &x 1\n", "just words\n", "a: 'it''s'\n", "a:\n  - b\n c\n"]
)
def test_what_reads_the_forms_refuses_what_it_does_not_know(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        plain_yaml.read(text)


def test_what_reads_the_forms_reads_them_as_they_are_meant() -> None:
    text = 'a:\n  - b: "1: 2"\n    c: |\n      x\n        y\n\n      z\n  - d\ne: [f, g]\nh: true\ni: 7\n'
    assert plain_yaml.read(text) == {
        "a": [{"b": "1: 2", "c": "x\n  y\n\nz\n"}, "d"],
        "e": ["f", "g"],
        "h": True,
        "i": 7,
    }


def test_checks_before_a_commit_use_what_is_locked_and_fetch_nothing() -> None:
    (only,) = form(ROOT / ".pre-commit-config.yaml")["repos"]
    assert only["repo"] == "local"
    locked = (ROOT / "packaging" / "requirements-dev.lock").read_text("utf-8")
    for hook in only["hooks"]:
        assert hook["language"] == "system"
        python, option, tool, *_more = hook["entry"].split()
        assert (python, option) == (".venv/bin/python", "-m")
        assert f"\n{tool}==" in locked


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_command_that_is_shown_exists(paper: Path) -> None:
    for line in commands(paper):
        for command in line.split(" && "):
            words = shlex.split(command.replace("...", "").replace("\\", "/"))
            assert words, command
            assert _exists(words), f"{paper.name}: {command}"


def _exists(words: list[str]) -> bool:
    program, *more = words
    if program in SYSTEMS_OWN:
        return True
    if program == "b12diary":
        return more[:1] in ([], ["COMMAND"]) or more[0].startswith("--") or more[0] in _known_commands()
    if program == ".ci/run":
        return (ROOT / program).is_file()
    if program in PYTHONS and more[:1] == ["-m"]:
        module = ROOT / more[1].replace(".", "/")
        return module.with_suffix(".py").is_file() or (module / "__main__.py").is_file()
    if program in PYTHONS:
        script, *arguments = more
        is_kind = script != "packaging/build.py" or arguments[0].partition("|")[0] in {*_kinds(), "KIND"}
        return (ROOT / script).is_file() and is_kind
    folder, _, tool = program.rpartition("/")
    return folder == ".venv/bin" and tool in {"python", "ruff", "mypy", "lint-imports"}


@cache
def _kinds() -> frozenset[str]:
    return frozenset(re.findall(r"^(\w+)   +", str(build.__doc__), re.MULTILINE))


@cache
def _known_commands() -> frozenset[str]:
    found = next(action.choices for action in parser()._actions if action.dest == "command")
    assert found is not None
    return frozenset(map(str, found))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(paper: Path) -> None:
    for target in _LINK.findall(paper.read_text("utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        file = (paper.parent / name).resolve() if name else paper
        assert file.exists(), target
        if anchor:
            assert anchor in _anchors(file), target


def _anchors(file: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_steps_of_a_release_are_numbered_and_each_says_what_to_look_at() -> None:
    text = (ROOT / "packaging" / "RELEASE.md").read_text("utf-8")
    steps = re.split(r"^## (?=\d)", text, flags=re.MULTILINE)[1:]
    assert [int(step.split(".")[0]) for step in steps] == list(range(1, 11))
    for step in steps[:-1]:
        assert "```" in step, step[:40]
        assert "**Look at:**" in step, step[:40]
    assert {f"python3 packaging/build.py {kind}" for kind in ("wheel", "linux", "deb", "flatpak")} <= set(
        commands(ROOT / "packaging" / "RELEASE.md")
    )


def test_the_version_is_the_same_everywhere_and_the_changelog_has_its_form() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == version()
    assert re.fullmatch(r"\d+\.\d+\.\d+(rc\d+)?", version())
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    for heading in headings[1:]:
        assert re.fullmatch(r"\[\d+\.\d+\.\d+(rc\d+)?\] - \d{4}-\d\d-\d\d", heading), heading
    parts = set(re.findall(r"^### (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE))
    assert parts <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_the_forms_of_file_and_archive_are_where_the_rule_says() -> None:
    rule = (GITHUB / "CONTRIBUTING.md").read_text("utf-8")
    assert "`SCHEMA_VERSION` in `b12diary/storage/schema.py`" in rule
    assert (ROOT / "tests" / "diaries" / f"form_{SCHEMA_VERSION}.b12").is_file()
    schema = (ROOT / "resources" / "interchange" / "archive.schema.json").read_text("utf-8")
    assert f'"const": "{FORMAT}"' in schema


def test_nobody_is_named_and_nobody_is_sent_elsewhere() -> None:
    for paper in (*GITHUB.rglob("*.md"), *GITHUB.rglob("*.yml"), ROOT / "packaging" / "RELEASE.md"):
        text = paper.read_text("utf-8")
        assert "@" not in text, paper.name
        hosts = set(re.findall(r"https?://([^/)\s]+)", text))
        assert hosts <= {"semver.org", "keepachangelog.com"}, paper.name


def test_the_top_of_the_checkout_holds_what_belongs_there() -> None:
    known = {"b12diary", "resources", "tests", "packaging", "pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE"}
    made = {"dist", "build", "b12diary-example.pdf"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - made == known
