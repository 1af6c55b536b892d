"""Where a built program begins."""

import os
import sys

from b12diary.__main__ import main

# PyInstaller's starter names the program's folder to the loader of libraries, and that has been read by now. Programs
# that this one opens, such as the one that shows a folder, must find libraries of their own.
if sys.platform == "linux":
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before := os.environ.pop("LD_LIBRARY_PATH_ORIG", None):
        os.environ["LD_LIBRARY_PATH"] = before

sys.exit(main())
