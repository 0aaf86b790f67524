"""The browser: finding it, starting it apart from everything else, asking its page, and ending all of it."""

import os

# Selenium reads this switch when it is first imported and would then log every key that is typed.
os.environ.pop("SE_DEBUG", None)
