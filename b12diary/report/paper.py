"""The printed sheet: painted from the same marks onto a PDF, a printer or a picture for the preview. Always one page.

This module and its neighbours `paper_*` are the only ones outside the window that know Qt; they use no widgets.
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF, Qt
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
from b12diary.errors import DiaryError, DiaryUnwritableError
from b12diary.i18n import _
from b12diary.report.grid import GridSheet
from b12diary.report.paper_canvas import UNITS_PER_MM
from b12diary.report.paper_fit import SHEETS
from b12diary.report.paper_form import LaidOut, lay_out
from b12diary.report.paper_grid import lay_out_grid
from b12diary.report.pdf_language import with_language
from b12diary.report.summary import Summary

PDF_DOTS_PER_INCH = 1440
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


def page_layout(paper: Paper) -> QPageLayout:
    """Return the page set-up for PDF and printer: the whole sheet, its margins are part of the form."""
    size = QPageSize(_PAGE_SIZES[paper])
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _laid_out(page: Summary | GridSheet) -> LaidOut:
    return lay_out(page) if isinstance(page, Summary) else lay_out_grid(page)


def paint(page: Summary | GridSheet, device: QPagedPaintDevice) -> None:
    """Paint a page onto a printer or a PDF writer whose page set-up is `page_layout`, scaled to its dots.

    Raises:
        DiaryError: the device could not be opened.
    """
    ensure_application()
    laid_out = _laid_out(page)
    painter = QPainter()
    if not painter.begin(device):
        raise DiaryError(
            _("The page could not be printed."), _("The printer did not answer."), _("Save the page as PDF instead.")
        )
    try:
        dots_per_mm = device.logicalDpiX() / 25.4
        offset = device.pageLayout().paintRectPixels(device.logicalDpiX()).topLeft()
        painter.translate(-offset.x(), -offset.y())
        _paint(laid_out, painter, dots_per_mm)
    finally:
        painter.end()


def _paint(laid_out: LaidOut, painter: QPainter, dots_per_mm: float) -> None:
    scale = dots_per_mm / UNITS_PER_MM * laid_out.scale
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    laid_out.canvas.paint(painter)


def write_pdf(page: Summary | GridSheet, path: Path, paper: Paper | None = None) -> None:
    """Write a page as a PDF; a file that was there is replaced only when the new one is complete.

    Args:
        page: the page for the appointment, or the blank grid.
        path: where to.
        paper: sheet size; None = as the page says.

    Raises:
        DiaryUnwritableError: the place cannot be written to.
    """
    if paper is not None:
        page = replace(page, paper=paper)
    made = pdf_of(page)
    try:
        handle, name = tempfile.mkstemp(prefix=".page-", suffix=".pdf", dir=path.parent)
        beside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(made)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise DiaryUnwritableError(
            _("The page was not saved."),
            error.strerror or str(error),
            _("Choose another folder or free some space, then save again."),
        ) from error


def pdf_of(page: Summary | GridSheet) -> bytes:
    """Return a page as a PDF, with its title and its language."""
    ensure_application()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DOTS_PER_INCH)
    writer.setPdfVersion(QPagedPaintDevice.PdfVersion.PdfVersion_1_6)
    writer.setPageLayout(page_layout(page.paper))
    writer.setTitle(page.title)
    writer.setCreator("B12 Diary")
    paint(page, writer)
    del writer
    return with_language(bytes(buffer.data().data()), page.language)


def preview_image(page: Summary | GridSheet, width_px: int) -> QImage:
    """Return a page as a picture, `width_px` wide, the same in every line as it prints."""
    ensure_application()
    laid_out = _laid_out(page)
    sheet = SHEETS[page.paper]
    size = QSizeF(sheet.width, sheet.height) * (width_px / sheet.width)
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(image)
    try:
        _paint(laid_out, painter, width_px / sheet.width)
    finally:
        painter.end()
    return image
