"""The guide: its chapters in the language in use, and finding words in them. Read when somebody asks for it.

A language has its chapters and pictures in a folder of its own beside the English ones. One that it lacks is shown in
English. Links and anchors are those of the English chapters in every language.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from b12diary.assets import asset
from b12diary.i18n import SOURCE, language
from b12diary.report.guide_parts import Block, Chapter, Heading, Kind, plain, texts
from b12diary.report.paper_markdown import read_markdown

FOLDER = "help"
ENDING = ".md"
MOST_FOUND = 60
_ROUND = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A place in the guide. `section` is empty for a hit under the title itself; `words` stand round the hit."""

    chapter: str
    anchor: str
    title: str
    section: str
    words: str


@dataclass(frozen=True, slots=True)
class Guide:
    """All chapters in their order, in one language; `places` says where each page of the window is explained."""

    language: str
    chapters: tuple[Chapter, ...]
    places: tuple[tuple[str, str], ...] = ()

    def chapter(self, name: str) -> Chapter | None:
        """Return a chapter by its id; None = there is none."""
        return next((chapter for chapter in self.chapters if chapter.id == name), None)

    def place_of(self, page: str) -> str:
        """Return the anchor of what explains a page of the window; the first chapter where nothing does."""
        return dict(self.places).get(page, self.chapters[0].id)

    def owner(self, anchor: str) -> Chapter:
        """Return the chapter in which an anchor stands; the first one for an anchor that is nowhere."""
        return self.chapter(anchor.partition(".")[0]) or self.chapters[0]

    def find(self, wanted: str) -> tuple[Found, ...]:
        """Return where all words stand together, titles and headings first, one hit for each section."""
        words = _folded(wanted).split()
        if not words:
            return ()
        hits = [hit for chapter in self.chapters for hit in _hits(chapter, words)]
        return tuple(hit for _rank, hit in sorted(hits, key=lambda ranked: ranked[0]))[:MOST_FOUND]


def guide() -> Guide:
    """Return the guide in the language in use."""
    return _guide(language())


@cache
def _guide(spoken: str) -> Guide:
    return read_guide(asset(FOLDER), spoken)


def read_guide(folder: Path, spoken: str) -> Guide:
    """Read the guide of a folder in a language."""
    content = tomllib.loads((folder / "guide.toml").read_text("utf-8"))
    chapters = [
        _chapter(folder, row["file"], Kind(row.get("kind", Kind.CHAPTER)), spoken) for row in content["chapter"]
    ]
    return Guide(spoken, tuple(chapters), tuple((page, target_of(link)) for page, link in content["pages"].items()))


def picture_file(file: str, spoken: str) -> Path:
    """Return where a picture is: of the window in the language `spoken`, or of the English one where there is none."""
    parts = file.split("/")
    own = asset(FOLDER, spoken, *parts)
    return own if spoken != SOURCE and own.is_file() else asset(FOLDER, *parts)


def target_of(link: str) -> str:
    """Return the anchor for a link between chapters: "diary.md#erasing" leads to "diary.erasing"."""
    file, _sharp, section = link.partition("#")
    name = file.removesuffix(ENDING)
    return f"{name}.{section}" if section else name


def _chapter(folder: Path, name: str, kind: Kind, spoken: str) -> Chapter:
    source = read_markdown((folder / f"{name}{ENDING}").read_text("utf-8"))
    anchors = _anchors(name, source)
    own = folder / spoken / f"{name}{ENDING}"
    is_own = spoken != SOURCE and own.is_file()
    blocks = read_markdown(own.read_text("utf-8")) if is_own else source
    return Chapter(name, kind, tuple(_anchored(blocks, anchors)), is_source=spoken != SOURCE and not is_own)


def _anchors(name: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    headings = [block for block in blocks if isinstance(block, Heading)]
    return (name, *(f"{name}.{_slug(plain(heading.pieces))}" for heading in headings[1:]))


def _anchored(blocks: tuple[Block, ...], anchors: tuple[str, ...]) -> Iterator[Block]:
    """Give each heading the anchor of the English one at its place; one too many has none."""
    left = iter(anchors)
    for block in blocks:
        yield replace(block, anchor=next(left, "")) if isinstance(block, Heading) else block


def _slug(words: str) -> str:
    """Return an anchor as hosts of Markdown make it of a heading."""
    return re.sub(r"\s+", "-", re.sub(r"[^\w\s-]", "", words.casefold()).strip())


def _hits(chapter: Chapter, words: list[str]) -> Iterator[tuple[int, Found]]:
    for anchor, section, blocks in _sections(chapter):
        told = [text for block in blocks for text in texts(block) if text.strip()]
        whole = _folded(" ".join((section or chapter.title, *told)))
        if all(word in whole for word in words):
            heads = _folded(section or chapter.title)
            rank = 0 if all(word in heads for word in words) else 1
            yield rank, Found(chapter.id, anchor, chapter.title, section, _round_hit(told, words))


def _sections(chapter: Chapter) -> Iterator[tuple[str, str, list[Block]]]:
    anchor, section, blocks = chapter.id, "", list[Block]()
    for block in chapter.blocks:
        if not isinstance(block, Heading):
            blocks.append(block)
        elif block.level > 1:
            yield anchor, section, blocks
            anchor, section, blocks = block.anchor, plain(block.pieces), []
    yield anchor, section, blocks


def _round_hit(told: list[str], words: list[str]) -> str:
    """Return the text with most of the words, cut round the first of them; without a hit in it its beginning."""
    best = max(told, key=lambda text: sum(word in _folded(text) for word in words), default="")
    at = min((place for word in words if (place := _folded(best).find(word)) >= 0), default=0)
    start = best.rfind(" ", 0, max(0, at - _ROUND)) + 1 if at > _ROUND else 0
    end = best.find(" ", at + _ROUND) if len(best) > at + _ROUND else -1
    return f"{'… ' if start else ''}{best[start : end if end >= 0 else None]}{' …' if end >= 0 else ''}"


def _folded(text: str) -> str:
    """Return a text without capitals and accents, letter for letter, so that places in both are the same."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] for letter in text)
