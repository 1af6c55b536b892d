"""The recovery sheet on its millimetre grid."""

from b12diary.i18n import _, day_text
from b12diary.report.paper_canvas import INK, QUIET, Canvas, Type
from b12diary.report.paper_fit import SHEETS, Fit
from b12diary.report.paper_form import LaidOut
from b12diary.report.recovery_sheet import RecoverySheet

_TITLE, _BODY, _LARGE = Type(14.5, bold=True), Type(10.5), Type(16, bold=True)
_PAD = 5.0


def lay_out_recovery(sheet: RecoverySheet) -> LaidOut:
    """Return the sheet; a passphrase of several words breaks between them only."""
    paper, canvas = SHEETS[sheet.paper], Canvas()
    left, right, y = paper.left, paper.right, 20.0
    width = right - left
    canvas.text(left, y, _("The passphrase of my B12 diary"), _TITLE)
    y += _TITLE.line_mm + 1
    canvas.rule(left, right, y, 0.6, INK)
    y += 4
    words = _("Whoever has this sheet and your diary file can read your diary. Keep it where you keep your passport.")
    y += canvas.paragraph(left, y, width, words, _BODY) + 3
    words = _(
        "Nobody can open the diary without the passphrase, and nobody can bring it back. There is no other way in."
    )
    y += canvas.paragraph(left, y, width, words, _BODY) + 6
    text = Canvas()
    height = text.paragraph(left + _PAD, y + _PAD, width - 2 * _PAD, sheet.passphrase, _LARGE)
    canvas.box((left, y, width, height + 2 * _PAD), None, INK, 0.4)
    canvas.marks.extend(text.marks)
    y += height + 2 * _PAD + 4
    words = _("Capital and small letters differ, and so does every space.")
    y += canvas.paragraph(left, y, width, words, _BODY) + 6
    words = _("Diary file: {name}. Printed on {day}.").format(name=sheet.file_name, day=day_text(sheet.day))
    canvas.paragraph(left, y, width, words, Type(9, colour=QUIET))
    return LaidOut(canvas, paper, Fit())
