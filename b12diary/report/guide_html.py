"""The guide as HTML: a chapter for the window, or all of it as one file that asks for nothing else."""

from base64 import b64encode
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path

from b12diary import __version__
from b12diary.i18n import _
from b12diary.report.guide import Guide, guide, picture_file, target_of
from b12diary.report.guide_parts import (
    Block,
    Chapter,
    Commands,
    Heading,
    Items,
    Paragraph,
    Picture,
    Piece,
    Pieces,
    Table,
    in_english_text,
)
from b12diary.report.whole_file import write_whole

ShowPicture = Callable[[Picture], str]
_RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "ur", "yi"}
_STYLE = """
:root { color-scheme: light dark; --text: #18202b; --ground: #fff; --line: #d5dae1; --sunken: #f0f2f5; --link: #1f5fa8 }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8ecf1; --ground: #15181d; --line: #38414d; --sunken: #1e232a; --link: #7fb2f0 }
}
body { font: 1.06rem/1.55 system-ui, sans-serif; color: var(--text); background: var(--ground);
  max-width: 44rem; margin: 0 auto; padding: 1.5rem }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .5em }
section { border-top: 1px solid var(--line); margin-top: 2.5rem }
a { color: var(--link) }
img { max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px }
table { border-collapse: collapse; margin: 1em 0; display: block; overflow-x: auto }
th, td { border: 1px solid var(--line); padding: .35em .6em; text-align: start; vertical-align: top }
th, pre, code { background: var(--sunken) }
pre { padding: .7em; overflow-x: auto; border-radius: 6px }
li { margin: .3em 0 }
@media print { section { break-before: page } nav { display: none } }
"""


def guide_page(book: Guide) -> str:
    """Return the whole guide as one web page, its pictures inside it."""
    tag = book.language.replace("_", "-")
    direction = "rtl" if tag.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
    title = escape(_("B12 Diary: user guide"))
    contents = "\n".join(f'<li><a href="#{c.id}">{escape(c.title)}</a></li>' for c in book.chapters)
    chapters = "\n".join(
        f"<section{_language_of(chapter)}>\n{chapter_html(chapter, partial(_inlined, book), deeper=1)}\n</section>"
        for chapter in book.chapters
    )
    return f"""<!DOCTYPE html>
<html lang="{tag}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{title}</h1>
<p>{escape(_("Version {version}").format(version=__version__))}</p>
<nav aria-label="{escape(_("Chapters"))}">
<ol>
{contents}
</ol>
</nav>
<main>
{chapters}
</main>
</body>
</html>
"""


def write_guide(path: Path) -> None:
    """Write the whole guide, in the language in use, as one web page.

    Raises:
        DiaryUnwritableError: the place cannot be written to.
    """
    write_whole(path, guide_page(guide()).encode())


def chapter_html(chapter: Chapter, show_picture: ShowPicture, *, deeper: int = 0) -> str:
    """Return a chapter's words.

    Args:
        chapter: what is shown.
        show_picture: makes a picture's own tags.
        deeper: by how many levels its headings stand under those of the page round it.
    """
    shown = [_block(block, show_picture, deeper) for block in chapter.blocks]
    if chapter.is_source:
        shown.insert(1, f"<p><em>{escape(in_english_text())}</em></p>")
    return "\n".join(shown)


def _language_of(chapter: Chapter) -> str:
    return ' lang="en-GB"' if chapter.is_source else ""


def _inlined(book: Guide, picture: Picture) -> str:
    data = b64encode(picture_file(picture.file, book.language).read_bytes()).decode("ascii")
    return f'<p><img src="data:image/webp;base64,{data}" alt="{escape(picture.alt)}"></p>'


def _block(block: Block, show_picture: ShowPicture, deeper: int) -> str:
    match block:
        case Heading():
            level = block.level + deeper
            return f'<h{level} id="{block.anchor}">{_words(block.pieces)}</h{level}>'
        case Paragraph():
            return f"<p>{_words(block.pieces)}</p>"
        case Items():
            name = "ol" if block.is_numbered else "ul"
            return f"<{name}>\n" + "\n".join(f"<li>{_words(item)}</li>" for item in block.items) + f"\n</{name}>"
        case Table():
            return _table(block)
        case Picture():
            return show_picture(block)
        case Commands():
            return f"<pre>{escape(chr(10).join(block.lines))}</pre>"


def _table(table: Table) -> str:
    head, *rows = table.rows
    heads = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in head)
    body = "\n".join("<tr>" + "".join(f"<td>{_words(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _words(pieces: Pieces) -> str:
    return "".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    words = escape(piece.text, quote=False)
    for name, is_on in (("code", piece.is_code), ("em", piece.is_italic), ("strong", piece.is_bold)):
        if is_on:
            words = f"<{name}>{words}</{name}>"
    return f'<a href="#{target_of(piece.link)}">{words}</a>' if piece.link else words
