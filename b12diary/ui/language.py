"""Which language the window speaks: the one that was chosen, else the computer's if its words exist, else English.

The toolkit's own words, on the buttons of its dialogs, go with it.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from b12diary.i18n import SOURCE, _, best_language, marked, use_language, use_region

OPEN_ANEW = 75
"""With this status the event loop ends when the window is to be made again, in another language."""
_TOOLKIT = "b12diary toolkit words"
"""Name of the translators that the application holds, so that they are found when the next language comes."""
LACKING: Final = {
    ("QFileDialog", "&Look in:"): marked("&Look in:"),
    ("QFileDialog", "Files of &type:"): marked("Files of &type:"),
    ("QAbstractFileIconProvider", "Drive"): marked("Drive"),
    ("QAbstractFileIconProvider", "Folder"): marked("Folder"),
    ("QPrintSettingsOutput", "Page &Set:"): marked("Page &Set:"),
    ("QPrintSettingsOutput", "Double Sided Printing"): marked("Double Sided Printing"),
    ("QPrintSettingsOutput", "Off"): marked("Off"),
    ("QPrintSettingsOutput", "Long side binding"): marked("Long side binding"),
    ("QPrintSettingsOutput", "Short side binding"): marked("Short side binding"),
}
"""Words of the dialogs for files and printing that the toolkit lacks in one of the program's languages, by where they
stand and what they are in English."""


class _LackingWords(QTranslator):
    """Says `LACKING` in the language in use. The toolkit asks it only for what its own words leave open."""

    def isEmpty(self) -> bool:
        """Tell that there are words, though no file of them."""
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return the words; None for what is not among them."""
        del disambiguation, n
        words = LACKING.get((context, text))
        return None if words is None else _(words)


def language_to_use(chosen: str, system: tuple[str, ...] | None = None) -> str:
    """Return the language for a choice (empty = as the computer has it).

    Args:
        chosen: a locale name; one without words counts as no choice.
        system: locale names that the computer speaks, the dearest first; None = ask it.
    """
    spoken = QLocale.system().uiLanguages() if system is None else system
    return best_language((*((chosen,) if chosen else ()), *spoken))


def language_name(code: str) -> str:
    """Return what a language calls itself: "English", "Nederlands", "Deutsch"."""
    if code == SOURCE:
        return "English"  # the toolkit names the country with it
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def ask_to_open_anew() -> None:
    """Have the window made again in the language that is chosen now; nothing happens where no event loop runs."""
    QCoreApplication.exit(OPEN_ANEW)


def speak(app: QCoreApplication, language: str) -> None:
    """Take all further words from `language`, the toolkit's as far as it has them, and the computer's country."""
    use_language(language)
    use_region(QLocale.territoryToCode(QLocale.system().territory()))
    for known in app.findChildren(QTranslator, _TOOLKIT):
        app.removeTranslator(known)
        known.deleteLater()
    if language == SOURCE:
        return
    # What comes first is asked last.
    lacking = _LackingWords(app)
    lacking.setObjectName(_TOOLKIT)
    app.installTranslator(lacking)
    translator = QTranslator(app)
    translator.setObjectName(_TOOLKIT)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
