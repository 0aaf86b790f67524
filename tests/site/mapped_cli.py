"""The terminal program with a browser mapped to a site of ours: `python -m tests.site.mapped_cli MAP... -- run ...`.

The mapping goes in through the program's own objects; no option, file or variable of the program can give it. With
`--quick` as the first argument the courtesy towards the real site is left out: it is a site of ours.
"""

import sys

from app.cli import Context, main
from automation import plan

QUICK = "--quick"


def hurry() -> None:
    """Take the waits out of the pace of real sites; every plan of this process has that one."""
    for name, seconds in (("between_actions", 0.0), ("before_proof", 0.5), ("calm", 0.2)):
        object.__setattr__(plan.REAL, name, seconds)


if __name__ == "__main__":
    split = sys.argv.index("--")
    arguments = sys.argv[1:split]
    if QUICK in arguments:
        hurry()
    mapping = tuple(one for one in arguments if one != QUICK)
    main(sys.argv[split + 1 :], obj=Context(arguments=mapping))
