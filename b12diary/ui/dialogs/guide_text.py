"""The right side of the guide: one chapter in the window's own colours and sizes. Its links stay inside the guide."""

from html import escape

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from b12diary.i18n import _, language
from b12diary.report.guide import picture_file
from b12diary.report.guide_html import chapter_html
from b12diary.report.guide_parts import Chapter, Picture
from b12diary.ui.theme import Role, look, set_role, space


class GuideText(QTextBrowser):
    """Shows a chapter. Tab goes from link to link, the arrow keys from line to line.

    Signals:
        link_followed(str): the anchor that a link of the guide leads to.
    """

    link_followed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        set_role(self, Role.BODY)
        self._chapter: Chapter | None = None
        self._pictures: dict[str, QImage] = {}
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        # With the keys too: a voice that reads line by line follows the text cursor.
        reads = Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(reads)
        self.setAccessibleName(_("Text of the guide"))
        self.anchorClicked.connect(self._follow)

    def show_chapter(self, chapter: Chapter, anchor: str = "") -> None:
        """Show a chapter from its beginning, or from one of its headings."""
        if chapter is not self._chapter:
            self._chapter = chapter
            self.setAccessibleDescription(chapter.title)
            self._write()
        self.moveCursor(self.textCursor().MoveOperation.Start)
        self.verticalScrollBar().setValue(0)
        if anchor and anchor != chapter.id:
            self.scrollToAnchor(anchor)
            # Else the next arrow key would go on from where the text cursor was, out of sight.
            self.setTextCursor(self.cursorForPosition(QPoint(space(12), space(12))))

    def restyle(self) -> None:
        """Write the chapter anew in the colours and sizes of the look."""
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pictures be no wider than the text, and stay where one was reading."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._chapter is not None and self._chapter.pictures:
            self._write()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give the pictures of the guide, and nothing else, whatever a chapter names."""
        del kind
        return self._pictures.get(name.toString() if isinstance(name, QUrl) else name)

    def _write(self) -> None:
        if self._chapter is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self.document().setDefaultStyleSheet(_style())
        self.setHtml(chapter_html(self._chapter, self._picture))
        bar.setValue(round(share * bar.maximum()))

    def _picture(self, picture: Picture) -> str:
        whole, sharp = QImage(str(picture_file(picture.file, language()))), self.devicePixelRatio()
        width = max(1, min(whole.width(), self.viewport().width() - 2 * space(16)))
        # Made smaller here: the toolkit would leave lines out.
        shown = whole.scaledToWidth(round(width * sharp), Qt.TransformationMode.SmoothTransformation)
        shown.setDevicePixelRatio(sharp)
        self._pictures[picture.file] = shown
        # What it shows stands under it as well: a voice that reads the text does not tell the words of a picture.
        words = escape(picture.alt)
        image = f'<img src="{picture.file}" width="{width}" alt="{words}">'
        return f'<p class="picture">{image}</p><p class="shows">{words}</p>'

    def _follow(self, url: QUrl) -> None:
        if not url.scheme() and url.fragment():
            self.link_followed.emit(url.fragment())


def _style() -> str:
    c, px = look().colours, look().base_px
    return f"""
h1 {{ font-size: {round(1.6 * px)}px; font-weight: 600; margin-top: 0; margin-bottom: {space(12)}px; }}
h2 {{ font-size: {round(1.2 * px)}px; font-weight: 600; margin-top: {space(20)}px; margin-bottom: {space(6)}px; }}
h3 {{ font-size: {round(1.05 * px)}px; font-weight: 600; margin-top: {space(16)}px; margin-bottom: {space(4)}px; }}
p {{ margin-top: 0; margin-bottom: {space(10)}px; line-height: 135%; }}
li {{ margin-bottom: {space(6)}px; line-height: 135%; }}
a {{ color: {c.symptom}; text-decoration: underline; }}
p.picture {{ line-height: 100%; margin-bottom: {space(4)}px; }}
p.shows {{ color: {c.quiet}; font-size: {round(0.87 * px)}px; }}
pre, code {{ background-color: {c.sunken}; font-family: monospace; }}
table {{ border: 1px solid {c.line}; border-collapse: collapse; margin-bottom: {space(10)}px; }}
th {{ background-color: {c.sunken}; text-align: left; }}
th, td {{ padding: {space(5)}px; border: 1px solid {c.line}; }}
"""
