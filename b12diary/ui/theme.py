"""How the window looks: colours, type and lengths, made from the system's font and wishes and the person's choices.

The look is the one thing here that belongs to the whole process, as the language does in `i18n`: `look()` tells it,
`put_on()` changes it and restyles every widget that is open.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from b12diary.domain.preferences import Theme
from b12diary.ui.tokens import DARK, LIGHT, STRICT_DARK, STRICT_LIGHT, Colours, strict

BASE_PX = 15
_ROLE = "b12_role"


class Role(StrEnum):
    """What a piece of text is for; size, weight and tone follow from it."""

    NUMBER = "number"
    TITLE = "title"
    TITLE_SECOND = "title_second"
    SENTENCE = "sentence"
    HEADING = "heading"
    LABEL = "label"
    BUTTON = "button"
    PRIMARY = "primary"
    BODY = "body"
    SMALL = "small"


_TYPE: dict[Role, tuple[int, int]] = {
    Role.NUMBER: (28, 600),
    Role.TITLE: (24, 600),
    Role.TITLE_SECOND: (24, 400),
    Role.SENTENCE: (19, 600),
    Role.HEADING: (17, 600),
    Role.LABEL: (15, 600),
    Role.BUTTON: (15, 500),
    Role.PRIMARY: (15, 600),
    Role.BODY: (15, 400),
    Role.SMALL: (13, 400),
}


@dataclass(frozen=True, slots=True)
class Look:
    """All that a widget needs to paint itself.

    Attributes:
        colours: the set in use.
        family: the system's font, as Qt names it.
        base_px: height of body text in logical pixels, at least 15.
        is_dark: whether text is lighter than its ground.
        is_strict: high contrast; borders are thicker and nothing is told by a shade.
    """

    colours: Colours = LIGHT
    family: str = ""
    base_px: float = BASE_PX
    is_dark: bool = False
    is_strict: bool = False

    @property
    def f(self) -> float:
        """How much larger than designed the text is, 1 or more."""
        return self.base_px / BASE_PX

    @property
    def border(self) -> int:
        """Width of borders in pixels."""
        return 2 if self.is_strict else 1

    @property
    def ring(self) -> int:
        """Width of the focus ring in pixels."""
        return 3 if self.f >= 1.4 or self.is_strict else 2


_look = Look()


def look() -> Look:
    """Return the look that is on."""
    return _look


def colour(name: str) -> QColor:
    """Return the colour of one token of `Colours`."""
    return QColor(getattr(_look.colours, name))


def metric(px: float) -> int:
    """Scale a length that goes with the text: widths of columns, lines, discs."""
    return round(px * _look.f)


def space(px: float) -> int:
    """Scale padding, gaps and icons: half as fast as the text, so that a small window still holds the words."""
    return round(px * (1 + (_look.f - 1) / 2))


def control_height(px: float) -> int:
    """Scale the height of a control: its line of text grows, the padding round it stays."""
    return round(px + 28 * (_look.f - 1))


def font(role: Role) -> QFont:
    """Return the system's font in the size and weight of a role."""
    size, weight = _TYPE[role]
    result = QFont(QApplication.font())
    result.setPixelSize(max(12, round(size * _look.f)))
    result.setWeight(QFont.Weight(weight))
    return result


def set_role(widget: QWidget, role: Role) -> None:
    """Give a widget the font of a role, now and whenever the look changes; small text is also quiet."""
    widget.setProperty(_ROLE, role.value)
    if role in {Role.SMALL, Role.TITLE_SECOND}:
        widget.setProperty("tone", "quiet")
    widget.setFont(font(role))


def wanted_look(theme: Theme, text_percent: int, system: "System") -> Look:
    """Return the look for a person's choices on this system."""
    base = max(BASE_PX, system.font_px * 1.25) * text_percent / 100
    is_strict = theme is Theme.HIGH_CONTRAST or (theme is Theme.SYSTEM and system.wants_contrast)
    is_dark = theme is Theme.DARK or (theme in {Theme.SYSTEM, Theme.HIGH_CONTRAST} and system.is_dark)
    if is_strict:
        fallback = STRICT_DARK if is_dark else STRICT_LIGHT
        colours = system.strict_colours if system.wants_contrast and system.strict_colours else fallback
    else:
        colours = DARK if is_dark else LIGHT
    return Look(colours, system.family, base, is_dark, is_strict)


@dataclass(frozen=True, slots=True)
class System:
    """What the computer's own settings ask for. `strict_colours` None = it has no high-contrast palette."""

    family: str
    font_px: float
    is_dark: bool = False
    wants_contrast: bool = False
    strict_colours: Colours | None = None


class SystemWatch(QObject):
    """Reads the system's wishes, and tells when they change."""

    def __init__(self, app: QApplication, changed: Callable[[], None]) -> None:
        """Remember the system's own font and palette; call `changed` whenever it asks for something new."""
        super().__init__(app)
        info = QFontInfo(app.font())
        self._family, self._px = app.font().family(), float(info.pixelSize())
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(changed)
        self._palette = QPalette(app.palette())

    def system(self) -> System:
        """Return what the system asks for now."""
        contrast = self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        scheme = self._hints.colorScheme()
        role = QPalette.ColorRole
        window, text, high, on_high = (
            self._palette.color(r).name() for r in (role.Window, role.WindowText, role.Highlight, role.HighlightedText)
        )
        disabled = self._palette.color(QPalette.ColorGroup.Disabled, role.WindowText).name()
        colours = strict(window, text, high, on_high, disabled) if contrast else None
        return System(self._family, self._px, scheme == Qt.ColorScheme.Dark, contrast, colours)


def palette_of(colours: Colours) -> QPalette:
    """Return Qt's own table of colours for one set, so that dialogs of the toolkit match too."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    named = {
        role.Window: colours.ground,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.text,
        role.Button: colours.surface,
        role.ButtonText: colours.text,
        role.BrightText: colours.text,
        role.Highlight: colours.symptom,
        role.HighlightedText: colours.on_symptom,
        role.PlaceholderText: colours.quiet,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.text,
        role.Link: colours.symptom,
        role.LinkVisited: colours.symptom,
        role.Light: colours.surface,
        role.Midlight: colours.sunken,
        role.Mid: colours.line,
        role.Dark: colours.edge,
        role.Shadow: colours.line,
    }
    palette = QPalette()
    for key, value in named.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, key, QColor(colours.disabled))
    return palette


def put_on(app: QApplication, new: Look) -> None:
    """Make `new` the look of the process and restyle all widgets that are open."""
    # Imported here: the sheet is written from the look and so needs this module.
    from b12diary.ui.stylesheet import sheet

    global _look  # noqa: PLW0603 - one look for the whole process, changed only here
    _look = new
    app.setPalette(palette_of(new.colours))
    app.setFont(font(Role.BODY))
    app.setStyleSheet(sheet(new))
    for widget in app.allWidgets():
        role = widget.property(_ROLE)
        if role:
            # Else one that was never shown would get the font back that it was made with, when it is.
            widget.ensurePolished()
            widget.setFont(font(Role(role)))
        restyle = getattr(widget, "restyle", None)
        if restyle is not None:
            restyle()
