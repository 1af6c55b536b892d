"""The short style sheet for the toolkit's own controls. It sets no font: those follow the system and the text size."""

from b12diary.ui.theme import Look, control_height, metric, space


def sheet(look: Look) -> str:
    """Return the style sheet of one look; everything not named here is painted by our own widgets or by Fusion."""
    c, line = look.colours, look.border
    picked = (
        f"background: {c.symptom if look.is_strict else c.soft}; color: {c.on_symptom if look.is_strict else c.text};"
    )
    under = (
        f"background: {c.symptom if look.is_strict else c.hover}; color: {c.on_symptom if look.is_strict else c.text};"
    )
    pad = space(12)
    grown = control_height(40) - 2 * line
    return f"""
QToolTip {{ color: {c.text}; background: {c.surface}; border: {line}px solid {c.edge}; padding: 6px; }}
QLabel[tone="quiet"] {{ color: {c.quiet}; }}
QLabel[tone="symptom"] {{ color: {c.symptom}; }}
QLineEdit, .QSpinBox, QTextEdit, QPlainTextEdit {{
    color: {c.text}; background: {c.surface}; border: {line}px solid {c.edge}; border-radius: 8px;
    selection-background-color: {c.symptom}; selection-color: {c.on_symptom};
    placeholder-text-color: {c.quiet};
}}
QLineEdit, .QSpinBox {{ padding: 0 {pad}px; min-height: {grown}px; }}
QLineEdit[part="bare"] {{ border: none; background: transparent; padding: 0; min-height: 0; }}
QTextEdit, QPlainTextEdit {{ padding: {space(7)}px {pad - 4}px; }}
QLineEdit:disabled, .QSpinBox:disabled, QTextEdit:disabled, QPlainTextEdit:disabled {{
    color: {c.disabled}; border-color: {c.line}; background: transparent;
}}
QAbstractItemView {{
    background: {c.surface}; border: {line}px solid {c.line}; selection-background-color: {c.soft};
    selection-color: {c.text}; gridline-color: {c.line}; outline: none;
}}
QComboBox QAbstractItemView {{ border-color: {c.edge}; padding: 4px; }}
QComboBox QAbstractItemView::item {{ min-height: {control_height(36)}px; padding: 0 8px; }}
QComboBox QAbstractItemView::item:selected {{ {picked} }}
QListWidget::item {{ min-height: {control_height(36)}px; padding: 2px {space(8)}px; border-radius: 6px; }}
QListWidget::item:selected {{ {picked} }}
QTableView::item {{ padding: 4px {space(8)}px; }}
QTableView::item:selected {{ background: {c.soft}; color: {c.text}; }}
QCalendarWidget QAbstractItemView {{
    border: none; selection-background-color: {c.symptom}; selection-color: {c.on_symptom}; background: {c.surface};
}}
QCalendarWidget QTableView::item {{ padding: 0; }}
QCalendarWidget QTableView::item:selected {{ background: {c.symptom}; color: {c.on_symptom}; }}
QHeaderView {{ border: none; }}
QHeaderView::section {{
    background: {c.sunken}; color: {c.text}; border: none; border-bottom: {line}px solid {c.line};
    padding: {space(6)}px {space(8)}px;
}}
QScrollArea {{ border: none; background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {space(14)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {space(14)}px; margin: 0; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 4px; margin: 3px; min-height: {metric(32)}px;
    min-width: {metric(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QMenuBar {{ background: {c.ground}; color: {c.text}; border-bottom: {line}px solid {c.line}; }}
QMenuBar::item {{ padding: {space(6)}px {space(10)}px; border-radius: 4px; background: transparent; }}
QMenuBar::item:selected {{ {under} }}
QMenu {{ background: {c.surface}; color: {c.text}; border: {line}px solid {c.edge}; padding: 4px; }}
QMenu::item {{ padding: {space(8)}px {space(24)}px; border-radius: 4px; }}
QMenu::item:selected {{ {picked} }}
QMenu::item:disabled {{ color: {c.disabled}; }}
QMenu::separator {{ height: {line}px; background: {c.line}; margin: 4px 8px; }}
QProgressBar {{ border: {line}px solid {c.edge}; border-radius: 8px; background: {c.surface};
    text-align: center; min-height: {space(16)}px; }}
QProgressBar::chunk {{ background: {c.symptom}; border-radius: 6px; }}
"""
