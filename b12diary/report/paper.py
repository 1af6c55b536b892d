"""The printed sheet: painted from the same marks onto a PDF, a printer or a picture for the preview.

This module and its neighbours `paper_*` are the only ones outside the window that know Qt; they use no widgets.
"""

import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from b12diary.domain.preferences import Paper
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.report.care_sheet import CareSheet
from b12diary.report.grid import GridSheet
from b12diary.report.guide_sheet import GuideSheet
from b12diary.report.handout import Handout
from b12diary.report.paper_canvas import QUIET, UNITS_PER_MM, Canvas, Run, Type, load_fonts
from b12diary.report.paper_care import lay_out_care
from b12diary.report.paper_figures import lay_out_figures, n_figure_sheets
from b12diary.report.paper_fit import SHEETS
from b12diary.report.paper_form import LaidOut, lay_out
from b12diary.report.paper_grid import lay_out_grid
from b12diary.report.paper_guide import lay_out_guide
from b12diary.report.paper_recovery import lay_out_recovery
from b12diary.report.pdf_language import with_language
from b12diary.report.recovery_sheet import RecoverySheet
from b12diary.report.summary import Summary
from b12diary.report.whole_file import write_whole

Printable = Summary | Handout | GridSheet | CareSheet | RecoverySheet | GuideSheet
"""The page for the appointment, with or without figures behind it, and the sheets that stand by themselves."""

PDF_DOTS_PER_INCH = 1440
MOST_PREVIEWED = 4
BETWEEN_SHEETS = "#8A93A0"
_PAGE_SIZES = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
_application: QGuiApplication | None = None


def ensure_application() -> None:
    """Make the Qt application that fonts need, when there is none: without a screen the off-screen one."""
    global _application  # noqa: PLW0603 - Qt itself allows one application only, and forgets it unless it is held
    if QGuiApplication.instance() is not None:
        return
    without_screen = sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    arguments = ["b12diary", *(("-platform", "offscreen") if without_screen else ())]
    _application = QGuiApplication(arguments)


@cache
def make_ready() -> None:
    """Do once, on the window's thread, what must not be done for the first time on another.

    The toolkit would throw away what it knows about fonts while the window is using it. And the binding makes its
    classes and names when they are first used: made by two threads at once, they end the program.
    """
    ensure_application()
    load_fonts()
    canvas = Canvas()
    canvas.paragraph(0, 0, 10, [Run("One of each, "), Run("seen by nobody", bold=True, colour=QUIET)], Type(9), 1)
    canvas.line(((0, 0), (1, 1)), 0.2, dash=(1.0, 1.0))
    canvas.box((0, 0, 1, 1), None, QUIET)
    canvas.diamond(1, 1, 1, QUIET)
    canvas.disc(1, 1, 1, QUIET)
    image, buffer = _blank(8, 8), QBuffer()
    painter = QPainter(image)
    painter.fillRect(0, 0, 8, 8, Qt.GlobalColor.white)
    _paint(canvas, painter, 1.0)
    painter.end()
    writer = _pdf_writer(buffer, Paper.A4, "")
    _share_that_fits(Paper.A4, writer)
    writer.pageLayout().paintRectPixels(writer.logicalDpiX()).topLeft()
    del writer  # before what it writes to


def page_layout(paper: Paper) -> QPageLayout:
    """Return the page set-up for PDF and printer: the whole sheet, its margins are part of the form."""
    size = QPageSize(_PAGE_SIZES[paper])
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def n_sheets(page: Printable) -> int:
    """Return how many sheets a page has: always one, unless figures stand behind it."""
    ensure_application()
    return 1 + (n_figure_sheets(page) if isinstance(page, Handout) else 0)


def sheets_of(page: Printable) -> Iterator[LaidOut]:
    """Lay out the sheets of a page in order, one by one as they are asked for."""
    ensure_application()
    match page:
        case Summary():
            yield lay_out(page)
        case Handout():
            yield lay_out(page.summary)
            for sheet in lay_out_figures(page):
                yield LaidOut(*sheet)
        case GridSheet():
            yield lay_out_grid(page)
        case CareSheet():
            yield lay_out_care(page)
        case RecoverySheet():
            yield lay_out_recovery(page)
        case GuideSheet():
            yield lay_out_guide(page)


def paint(page: Printable, device: QPagedPaintDevice) -> None:
    """Paint a page onto a printer or a PDF writer whose page set-up is `page_layout`, scaled to its dots.

    Where another size of paper was chosen in the system's dialog, all of the page is there, smaller if need be.

    Raises:
        DiaryError: the device could not be opened.
    """
    ensure_application()
    sheets = sheets_of(page)
    painter = QPainter()
    if not painter.begin(device):
        raise DiaryError(
            _("The page could not be printed."), _("The printer did not answer."), _("Save the page as PDF instead.")
        )
    try:
        dots_per_mm = device.logicalDpiX() / 25.4 * _share_that_fits(page.paper, device)
        offset = device.pageLayout().paintRectPixels(device.logicalDpiX()).topLeft()
        for number, laid_out in enumerate(sheets):
            if number:
                device.newPage()
            painter.save()
            painter.translate(-offset.x(), -offset.y())
            _paint(laid_out.canvas, painter, dots_per_mm * laid_out.scale)
            painter.restore()
    finally:
        painter.end()


def _share_that_fits(paper: Paper, device: QPagedPaintDevice) -> float:
    """Return by how much a sheet must shrink to lie on the device's own paper; 1 where it does."""
    there, wanted = device.pageLayout().fullRect(QPageLayout.Unit.Millimeter), SHEETS[paper]
    share = min(there.width() / wanted.width, there.height() / wanted.height)
    # Drivers round the size of a sheet to points: that is the same paper.
    return share if share < 0.995 else 1.0


def _paint(canvas: Canvas, painter: QPainter, dots_per_mm: float) -> None:
    scale = dots_per_mm / UNITS_PER_MM
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    canvas.paint(painter)


def write_pdf(page: Printable, path: Path) -> None:
    """Write a page as a PDF; a file that was there is replaced only when the new one is complete.

    Raises:
        DiaryUnwritableError: the place cannot be written to.
    """
    write_whole(path, pdf_of(page))


def pdf_of(page: Printable) -> bytes:
    """Return a page as a PDF, with its title and its language."""
    ensure_application()
    buffer = QBuffer()
    writer = _pdf_writer(buffer, page.paper, page.title)
    paint(page, writer)
    del writer
    return with_language(bytes(buffer.data().data()), page.language)


def _pdf_writer(buffer: QBuffer, paper: Paper, title: str) -> QPdfWriter:
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DOTS_PER_INCH)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
    writer.setPageLayout(page_layout(paper))
    writer.setTitle(title)
    writer.setCreator("B12 Diary")
    return writer


def _blank(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(BETWEEN_SHEETS))
    return image


def preview_image(page: Printable, width_px: int) -> QImage:
    """Return a page as a picture, `width_px` wide, the same in every line as it prints.

    Sheets stand one under the other with a strip between them; of many sheets only the first `MOST_PREVIEWED`.
    """
    ensure_application()
    sheets = list(islice(sheets_of(page), MOST_PREVIEWED))
    paper = SHEETS[page.paper]
    height = round(paper.height * width_px / paper.width)
    between = max(1, width_px // 50)
    image = _blank(width_px, len(sheets) * (height + between) - between)
    painter = QPainter(image)
    try:
        for number, laid_out in enumerate(sheets):
            painter.save()
            painter.translate(0, number * (height + between))
            painter.fillRect(0, 0, width_px, height, Qt.GlobalColor.white)
            _paint(laid_out.canvas, painter, width_px / paper.width * laid_out.scale)
            painter.restore()
    finally:
        painter.end()
    return image
