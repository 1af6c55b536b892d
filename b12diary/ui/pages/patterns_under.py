"""What stands under a chart: its words, and what can be done with it."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from b12diary.i18n import _
from b12diary.ui.theme import Role, space
from b12diary.ui.widgets.buttons import Button, Variant
from b12diary.ui.widgets.checkbox import CheckBox
from b12diary.ui.widgets.flow import FlowLayout
from b12diary.ui.widgets.labels import Label


class UnderChart(QVBoxLayout):
    """The caption over the whole width, and below it: whether left-out gaps are drawn, paging, copying, saving."""

    def __init__(self) -> None:
        """Make it for a drawing."""
        super().__init__()
        self.setSpacing(space(8))
        self.caption = Label("", Role.SMALL)
        self.newer = Button(_("&Newer gaps"), icon_name="back", height=40)
        self.older = Button(_("&Older gaps"), height=40, trailing_icon="forward")
        self.copy_button = Button("", icon_name="copy", height=40)
        self.save_button = Button("", icon_name="picture", height=40)
        self.limits = Button(_("What it can and cannot say"), Variant.TEXT, height=40, wraps=True)
        self.left_out = CheckBox(_("Show gaps that are &left out"), height=36)
        self.addWidget(self.caption)
        holder = QWidget()
        row = FlowLayout(holder)
        row.addWidget(self.left_out)
        row.addWidget(self.limits)
        row.add_split()
        for button in self.tools[2:]:
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        self.addWidget(holder)
        self.newer.hide()
        self.older.hide()
        self.name_buttons(is_table=False)

    @property
    def tools(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in order."""
        return self.left_out, self.limits, self.newer, self.older, self.copy_button, self.save_button

    def name_buttons(self, *, is_table: bool) -> None:
        """Say what is copied and saved: what is in sight."""
        self.copy_button.setText(_("&Copy table") if is_table else _("&Copy picture"))
        self.save_button.setText(_("Save ta&ble") if is_table else _("Save &picture"))
        self.save_button.set_icon_name("table" if is_table else "picture")

    def show_paging(self, n_newer: int, n_older: int) -> None:
        """Offer the newer and older gaps of a chart that does not show all."""
        has_pages = bool(n_older or n_newer)
        self.newer.setVisible(has_pages)
        self.older.setVisible(has_pages)
        self.newer.explain_disabled("" if n_newer else _("These are the newest gaps."))
        self.older.explain_disabled("" if n_older else _("These are the oldest gaps."))
