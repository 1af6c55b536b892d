"""Every page, dialog, menu and message of the program in named states and looks, to be looked at and to be measured.

`python -m tests.ui.pictures FOLDER` paints them all.
"""
