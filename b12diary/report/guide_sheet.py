"""One chapter of the guide as a sheet of paper, as data: for somebody who would rather have it in their hand."""

from dataclasses import dataclass

from b12diary import __version__
from b12diary.domain.preferences import Paper
from b12diary.i18n import _, language
from b12diary.report.guide_parts import Chapter, in_english_text


@dataclass(frozen=True, slots=True)
class GuideSheet:
    """What stands on it. Only chapters of `Kind.SHEET` are short enough for one page in letters that can be read."""

    chapter: Chapter
    paper: Paper
    language: str
    foot: str

    @property
    def title(self) -> str:
        """Name of the document."""
        return _("B12 Diary: {title}").format(title=self.chapter.title)


def guide_sheet(chapter: Chapter, paper: Paper) -> GuideSheet:
    """Return a chapter as a sheet."""
    parts = [f"B12 Diary {__version__}", _("Nothing of what stands in the diary is on this sheet.")]
    if chapter.is_source:
        parts.append(in_english_text())
    foot = "   \N{MIDDLE DOT}   ".join(reversed(parts))
    return GuideSheet(chapter, paper, "en_GB" if chapter.is_source else language(), foot)
