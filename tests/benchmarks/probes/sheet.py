"""Prints the style sheet that the program would put on here."""

from PySide6.QtWidgets import QApplication

from b12diary.domain.preferences import Preferences
from b12diary.ui.stylesheet import sheet
from b12diary.ui.theme import SystemWatch, wanted_look

app = QApplication(["sheet", "-style", "Fusion"])
chosen = Preferences()
print(sheet(wanted_look(chosen.theme, chosen.text_percent, SystemWatch(app, lambda: None).system())))
