"""Bringing files in from the window: looked over and read beside it, shown, then taken in as one step or not at all."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer

from b12diary.diary import Diary
from b12diary.domain.change import Change
from b12diary.errors import DiaryError
from b12diary.i18n import _
from b12diary.interchange.incoming import Incoming
from b12diary.interchange.joining import joined
from b12diary.interchange.judging import judge, settled
from b12diary.interchange.mapping import SheetMapping
from b12diary.interchange.mapping_form import MappingFormError, mapping_of_text, text_of_mapping
from b12diary.interchange.preview import Preview
from b12diary.interchange.reading_progress import Progress
from b12diary.interchange.sheet_sources import (
    Proposal,
    is_own_form,
    propose,
    read_proposed,
    reconsider,
    rising_ids,
)
from b12diary.interchange.table_files import is_diary, read_sources
from b12diary.interchange.table_forms import form_of_file
from b12diary.interchange.table_row import Reading
from b12diary.ui.dialogs.import_dialog import ImportDialog
from b12diary.ui.dialogs.import_names import open_words
from b12diary.ui.shell import Shell
from b12diary.ui.wiring.long_work import do_beside, stoppable
from b12diary.ui.wiring.steps import sentence

_LOOK_MS = 100
_MOST_KEPT = 30


class ImportDesk(QObject):
    """One import: from the chosen files to the step in the diary. Gone with its dialog."""

    def __init__(self, shell: Shell, paths: Sequence[Path]) -> None:
        """Begin to read `paths`, and show how far it is."""
        super().__init__(shell)
        self._shell, self._diary = shell, shell.diary
        self._paths = _whole_folder(paths)
        self._name = self._paths[0].resolve().name
        self._excerpt = self._diary.excerpt()
        self._progress = Progress()
        self._preview: Preview | None = None
        self.dialog = ImportDialog(self._name, self._excerpt.symptoms, shell.window)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(lambda: self.dialog.show_progress(self._progress.percent))
        self.dialog.names_asked.connect(self._find_names)
        self.dialog.preview_asked.connect(self._read)
        self.dialog.wanted.connect(self._take_in)
        self.dialog.stopped.connect(self._stop)
        self.dialog.finished.connect(self._leave)
        self.dialog.open()
        self._begin()

    def _begin(self) -> None:
        kept = tuple(_kept_mappings(self._diary.preferences.import_mappings))
        paths, symptoms, progress = self._paths, self._excerpt.symptoms, self._progress
        if all(is_own_form(path) for path in paths):
            now, today = self._diary.now(), self._diary.today
            self._work(lambda: self._judged(read_sources(paths, now, today, progress)), self._show_tables)
            return
        self._work(lambda: _only(paths) and propose(paths[0], symptoms, progress, kept=kept), self._show_proposal)

    @property
    def _reading(self) -> Reading:
        ids = rising_ids()
        return Reading(self._diary.now(), self._diary.today, lambda: next(ids))

    # --- work beside the window

    def _work(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        """Have `work` done, and answered by `then` unless it was called off or could not be done."""
        self._progress.is_stopped = False
        self._progress.start(0)
        self._clock.start()
        job = self._shell.background.submit(lambda: stoppable(work))
        job.done.connect(lambda result: self._answer(result, then))
        job.failed.connect(lambda _fault: self._answer(None, then))

    def _answer(self, result: object, then: Callable[[object], None]) -> None:
        self._clock.stop()
        if result is None or self._progress.is_stopped:
            self.dialog.leave()
        elif isinstance(result, DiaryError):
            self.dialog.leave()
            self._shell.show_error(result)
        else:
            then(result)

    def _judged(self, incoming: Incoming) -> Preview:
        """Runs in a thread of the pool."""
        return Preview(incoming, judge(incoming.entries, self._excerpt), self._excerpt.symptoms)

    def _show_tables(self, result: object) -> None:
        self._preview = cast("Preview", result)
        self.dialog.show_preview(self._preview, None)

    def _show_proposal(self, result: object) -> None:
        proposal = cast("Proposal", result)
        preset = proposal.preset
        is_clear = preset is not None and not preset.asks_scale and not proposal.questions
        if _is_kept(proposal, self._diary.preferences.import_mappings):
            self._read(proposal)
        elif not is_clear:
            self.dialog.show_columns(proposal)
        elif open_words(proposal).keys() - dict(proposal.mapping.words).keys():
            self.dialog.show_names(proposal)
        else:
            self._read(proposal)

    def _find_names(self, proposal: Proposal) -> None:
        symptoms, progress = self._excerpt.symptoms, self._progress
        self.dialog.show_busy(_("Looking for names …"))
        show = self.dialog.show_names
        self._work(lambda: reconsider(proposal, symptoms, progress), lambda found: show(cast("Proposal", found)))

    def _read(self, proposal: Proposal) -> None:
        symptoms, progress, reading = self._excerpt.symptoms, self._progress, self._reading
        self.dialog.show_busy(_("Reading {name} …").format(name=self._name))

        def work() -> Preview:
            return self._judged(joined([read_proposed(proposal, reading, symptoms, progress)]))

        def show(result: object) -> None:
            self._preview = cast("Preview", result)
            self.dialog.show_preview(self._preview, proposal)

        self._work(work, show)

    # --- the step

    def _take_in(self) -> None:
        preview, progress = self._preview, self._progress
        if preview is None:
            return
        incoming, judgement, differing = preview.incoming.entries, preview.judgement, self.dialog.preview.differing_now
        label, mappings = _("Import of {name}").format(name=self._name), self._kept_with_this()

        def verb(diary: Diary) -> Change:
            entries = settled(incoming, judgement, differing)
            progress.start(len(entries.ratings))
            return diary.take_in(entries, label, progress.at, mappings)

        self.dialog.show_busy(_("Writing {name} into the diary …").format(name=self._name))
        progress.start(0)
        self._clock.start()
        do_beside(self._shell, verb, progress, self._tell_taken)

    def _tell_taken(self, result: object) -> None:
        self._clock.stop()
        if not isinstance(result, Change):
            self._tell(str(result) if isinstance(result, DiaryError) else _("Called off. Nothing was written."))
        elif result.is_refused:
            self._tell(" ".join(sentence(problem.text) for problem in result.problems))
        else:
            self.dialog.accept()
            self._shell.say(_("{step}.").format(step=result.label), undo=bool(result.parts))

    def _tell(self, trouble: str) -> None:
        """Say why nothing was taken in, and offer it again."""
        self.dialog.show_again()
        self.dialog.show_trouble(trouble)

    def _kept_with_this(self) -> tuple[tuple[str, str], ...] | None:
        """Return the mappings that are kept from now on; None = those that are."""
        proposal = self.dialog.kept_proposal
        if proposal is None:
            return None
        kept = self._diary.preferences.import_mappings
        others = [(name, known) for name, known in kept if not _is_for(known, proposal)]
        wanted = ((self._paths[0].stem[:100], text_of_mapping(proposal.mapping)), *others)[:_MOST_KEPT]
        return wanted if wanted != kept else None

    def _stop(self) -> None:
        self._progress.stop()
        if not self._clock.isActive():  # nothing is under way that would answer
            self.dialog.leave()

    def _leave(self) -> None:
        self._progress.stop()
        self._clock.stop()
        self.dialog.deleteLater()
        self.deleteLater()


def _only(paths: Sequence[Path]) -> bool:
    """Refuse several sheets at once: each has columns of its own to be asked about."""
    if len(paths) > 1:
        raise DiaryError(
            _("These files were not taken in."), _("Each of them has columns of its own."), _("Choose one at a time.")
        )
    return True


def _whole_folder(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return what to read: one table of ours among several stands for the folder that was exported."""
    first = paths[0]
    if len(paths) == 1 and first.is_file() and is_own_form(first):
        siblings = [path for path in first.parent.iterdir() if form_of_file(path.name) is not None]
        if len(siblings) > 1 and not is_diary(first):
            return (first.parent,)
    return tuple(paths)


def _kept_mappings(kept: Sequence[tuple[str, str]]) -> Sequence[SheetMapping]:
    mappings = []
    for _name, text in kept:
        try:
            mappings.append(mapping_of_text(text))
        except MappingFormError:  # of a later version: it stays, unused
            continue
    return mappings


def _is_for(text: str, proposal: Proposal) -> bool:
    try:
        return mapping_of_text(text).fits(proposal.look.heads, proposal.mapping.shape)
    except MappingFormError:
        return False


def _is_kept(proposal: Proposal, kept: Sequence[tuple[str, str]]) -> bool:
    """Tell whether the person answered for a sheet like this before, and nothing new is open."""
    return not proposal.questions and any(_is_for(text, proposal) for _name, text in kept)
