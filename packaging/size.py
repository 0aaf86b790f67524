"""What an installed program takes, by part, the largest first. usage: size.py FOLDER"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

PARTS = {
    "PySide6/Qt/lib/libicu": "Qt: ICU, letters and words of all languages",
    "PySide6/Qt/": "Qt: libraries and plugins", "PySide6": "Qt for Python", "shiboken6": "Qt for Python",
    "selenium": "Selenium and its manager of drivers", "cryptography": "cryptography", "pydantic": "pydantic",
    "libpython": "Python", "python3": "Python", "base_library": "Python", "libssl": "Python: OpenSSL",
    "libcrypto": "Python: OpenSSL", "resources": "our texts, recipes, pictures", "automation": "our own code",
    "non-merci": "our own code and pure Python modules",
}  # fmt: skip


def main(folder: Path) -> None:
    """Print the table."""
    sizes: Counter[str] = Counter()
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            name = str(path.relative_to(folder)).removeprefix("_internal/")
            part = next((part for start, part in PARTS.items() if name.startswith(start)), "other parts")
            sizes[part] += path.stat().st_size
    for part, size in sizes.most_common():
        print(f"{size / 1e6:8.1f} MB  {part}")
    print(f"{sizes.total() / 1e6:8.1f} MB  in all")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
