"""The guide in a window of its own: chapters at the left, their words at the right, a search over all of them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from b12diary.i18n import _, ngettext
from b12diary.report.guide import Guide
from b12diary.report.guide_parts import Chapter, Kind
from b12diary.ui.announce import announce
from b12diary.ui.dialogs.frame import fitting_size
from b12diary.ui.dialogs.guide_list import GuideList
from b12diary.ui.dialogs.guide_text import GuideText
from b12diary.ui.focus import focus_on
from b12diary.ui.focus_ring import FocusRing
from b12diary.ui.tab_order import set_reading_order
from b12diary.ui.theme import Role, metric, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.fields import TextField
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label, Line


class GuideWindow(QDialog):
    """Stays open beside the window that it explains. It holds nothing of the diary.

    Signals:
        print_asked(object): print this `Chapter`.
        pdf_asked(object): save this `Chapter` as a PDF.
        file_asked(): save the whole guide as a web page.
    """

    print_asked = Signal(object)
    pdf_asked = Signal(object)
    file_asked = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        """Make it, with the first chapter in sight. Show it with `show()`."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(_("User guide"))
        self._guide = guide
        self._shown: Chapter = guide.chapters[0]
        self._way: list[str] = []
        self.search = TextField(_("Search the guide"), icon_name="search")
        self.search.setPlaceholderText(_("Search"))
        self.search.textChanged.connect(self._find)
        self.back_button = Button(_("Bac&k"), icon_name="back")
        self.back_button.clicked.connect(self.go_back)
        self._count = Label("", Role.SMALL)
        self._count.hide()
        self.list = GuideList()
        self.list.picked.connect(self.go_to)
        self.text = GuideText()
        self.list.entered_text.connect(lambda: focus_on(self.text))
        self.text.link_followed.connect(self.go_to)
        self._said = Label("", Role.SMALL)
        self._said.hide()
        self._lay_out()
        self._add_buttons()
        self._ring = FocusRing(self)
        for keys, act in (("F6", self._change_side), ("Ctrl+F", self._begin_search), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(keys), self, act)
        self.list.show_chapters(guide.chapters, "")
        self.go_to(guide.chapters[0].id, keeps_way=False)
        set_reading_order(self)
        focus_on(self.search)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(space(8))
        for widget in (self.search, self._count, self.list):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.addWidget(self.text)
        sides = QHBoxLayout()
        sides.setContentsMargins(16, 16, 16, space(12))
        sides.setSpacing(space(12))
        sides.addLayout(left, 3)
        sides.addLayout(right, 7)
        self._foot = QWidget()
        self._buttons = FlowLayout(self._foot)
        self._buttons.setContentsMargins(16, space(12), 16, space(12))
        self._said.setContentsMargins(16, space(8), 16, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(sides, 1)
        layout.addWidget(Line())
        layout.addWidget(self._said)
        layout.addWidget(self._foot)

    def _add_buttons(self) -> None:
        self.print_button = Button(_("&Print this page…"), icon_name="print")
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self._shown))
        self.pdf_button = Button(_("Save as P&DF…"))
        self.pdf_button.clicked.connect(lambda: self.pdf_asked.emit(self._shown))
        self.file_button = Button(_("Save the &guide…"))
        self.file_button.clicked.connect(self.file_asked.emit)
        close = Button(_("&Close"), Variant.PRIMARY)
        close.clicked.connect(self.close)
        for button in (self.back_button, self.print_button, self.pdf_button, self.file_button):
            self._buttons.addWidget(button)
        self._buttons.add_split()
        self._buttons.addWidget(close)

    @property
    def shown(self) -> Chapter:
        """The chapter in sight."""
        return self._shown

    def go_to(self, anchor: str, *, keeps_way: bool = True) -> None:
        """Show the chapter in which an anchor stands, from there on."""
        chapter = self._guide.owner(anchor)
        if keeps_way and chapter is not self._shown:
            self._way.append(self._shown.id)
        self._shown = chapter
        self.text.show_chapter(chapter, anchor)
        if not self.search.text().strip():
            self.list.mark(chapter.id)
        is_sheet = chapter.kind is Kind.SHEET
        for button in (self.print_button, self.pdf_button):
            button.setVisible(is_sheet)
        self.back_button.explain_disabled("" if self._way else _("This is where you began."))
        self.say("")

    def go_back(self) -> None:
        """Show the chapter that was in sight before."""
        if self._way:
            self.go_to(self._way.pop(), keeps_way=False)

    def say(self, words: str) -> None:
        """Say at the foot what was done; an empty text takes that away."""
        self._said.setText(words)
        self._said.setVisible(bool(words))
        announce(self._said, words)

    def _find(self, wanted: str) -> None:
        if not wanted.strip():
            self._count.hide()
            self.list.show_chapters(self._guide.chapters, self._shown.id)
            return
        found = self._guide.find(wanted)
        self.list.show_found(found)
        n = len(found)
        words = ngettext("{n} place in the guide.", "{n} places in the guide.", n).format(n=n)
        self._count.setText(words if n else _("These words do not stand in the guide."))
        self._count.show()
        announce(self._count, self._count.text())

    def _begin_search(self) -> None:
        focus_on(self.search)
        self.search.selectAll()

    def _change_side(self) -> None:
        focus_on(self.search if self.text.hasFocus() else self.text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter in the search go on to what was found; Escape ends the search first, then closes."""
        key = event.key()
        if self.search.hasFocus() and key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.list.count():
                focus_on(self.list)
                self.list.setCurrentRow(max(0, self.list.currentRow()))
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            focus_on(self.search)
        else:
            super().keyPressEvent(event)

    def setVisible(self, visible: bool) -> None:
        """Come up at its own size, not at what the toolkit thinks a dialog may have."""
        if visible and not self.isVisible():
            self.resize(self.sizeHint())
        super().setVisible(visible)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the keys back to the window below, where no window manager does it."""
        super().closeEvent(event)
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()

    def sizeHint(self) -> QSize:
        """As large as the window below allows, and no wider than can be read well."""
        return fitting_size(self, 1080, 760)

    def minimumSizeHint(self) -> QSize:
        """Small enough for any screen; the list and the text scroll."""
        return QSize(min(metric(420), 600), 320)
