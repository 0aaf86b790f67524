"""The terminal program with a browser mapped to a site of ours: `python -m tests.site.mapped_cli MAP... -- run ...`.

The mapping goes in through the program's own objects; no option, file or variable of the program can give it.
"""

import sys

from app.cli import Context, main

if __name__ == "__main__":
    split = sys.argv.index("--")
    main(sys.argv[split + 1 :], obj=Context(arguments=tuple(sys.argv[1:split])))
