"""Runs before the packaged program: gives its environment back as the person had it.

PyInstaller puts the program's own libraries first on the loader's path and keeps the old one beside it. The loader has
read it by now; whatever the program starts (the browser, the file manager, a mail program) must not.
"""

import os

for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "LIBPATH"):
    before = os.environ.pop(f"{name}_ORIG", None)
    if before is not None:
        os.environ[name] = before
    else:
        os.environ.pop(name, None)
