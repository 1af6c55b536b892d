"""Which language the window speaks: the one that was chosen, else the computer's if its words exist, else English.

The toolkit's own words, on the buttons of its dialogs, go with it.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from b12diary.i18n import SOURCE, best_language, use_language, use_region

OPEN_ANEW = 75
"""With this status the event loop ends when the window is to be made again, in another language."""
_TOOLKIT = "b12diary toolkit words"
"""Name of the translator that the application holds, so that it is found when the next language comes."""


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
    translator = QTranslator(app)
    translator.setObjectName(_TOOLKIT)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", folder):
        app.installTranslator(translator)
