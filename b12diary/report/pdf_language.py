"""Says in a finished PDF which language it is in, so that a screen reader takes the right voice.

Qt's PDF writer cannot. The format allows a changed object to be appended with a new table of places, which leaves every
byte of the page as it was.
"""

import re

_ROOT = re.compile(rb"/Root (\d+) 0 R")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


def with_language(pdf: bytes, language: str) -> bytes:
    """Return the PDF with its language and the wish to show its title; unchanged when its form is not the expected one.

    Args:
        pdf: a whole file with one plain table of places at its end.
        language: a locale name such as "en_GB".
    """
    end = _TRAILER.search(pdf)
    root = _ROOT.search(end.group(1)) if end else None
    if end is None or root is None:
        return pdf
    number = int(root.group(1))
    catalogue = re.search(rb"\n%d 0 obj\s*<<(.*?)>>\s*endobj" % number, pdf, re.DOTALL)
    if catalogue is None or b"<<" in catalogue.group(1) or b"/Lang" in catalogue.group(1):
        return pdf
    tag = re.sub(r"[^A-Za-z0-9-]", "", language.replace("_", "-")).encode()
    entries = catalogue.group(1).rstrip() + b"\n/Lang (" + tag + b")\n/ViewerPreferences <</DisplayDocTitle true>>\n"
    changed = b"%d 0 obj\n<<%s>>\nendobj\n" % (number, entries)
    place = len(pdf)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, place)
    trailer = b"trailer\n<<%s\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (
        end.group(1).rstrip(),
        end.group(2),
        place + len(changed),
    )
    return pdf + changed + table + trailer
