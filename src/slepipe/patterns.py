"""Regular expressions that are compiled when a text first needs them.

Compiling all tables of the read and link folders takes over 20 ms, which a start of the command line should not pay
for rules that most texts never reach.
"""

from __future__ import annotations

import re
from functools import cache

pattern = cache(re.compile)
"""``re.compile`` that remembers every result (``re`` itself forgets beyond 512)."""
