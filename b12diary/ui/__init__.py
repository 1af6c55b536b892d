"""The window: one of the two faces of the diary. Only this package and the paper of `report` know Qt."""

import PySide6.QtCore  # noqa: F401 - what replaces the import statement

from b12diary import plain_imports

plain_imports.restore()
