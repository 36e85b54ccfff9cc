"""The longest texts that are stored, each named by what it limits.

A text with a column of its own has the length of that column. A text that only the history keeps
has its number here.
"""

from __future__ import annotations

from piccolo.columns import Varchar


def of(column: Varchar) -> int:
    """Return how many characters a column holds."""
    if column.length is None:
        raise ValueError(f"{column} has no length")
    return column.length


#: An employee or ID number as it is typed; only its tail and its fingerprint are stored.
PERSONAL_NUMBER = 50
#: People of one name and unit who carry no number.
MOST_NAMESAKES = 999
