"""`b12diary guide`: the user guide as one web page, for reading and printing elsewhere."""

from pathlib import Path

from b12diary.cli.output import complain, say
from b12diary.cli.page import refuse_other_file
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.report.guide_html import write_guide


def save_guide(path: Path) -> int:
    """Write the guide in the language of the terminal to `path`, and say so; return the exit status.

    Another file than an earlier guide is never replaced.
    """
    try:
        refuse_other_file(path)
        write_guide(path)
    except DiaryError as error:
        complain(str(error))
        return 1
    say(_("The guide is at {file}.").format(file=path))
    return 0
