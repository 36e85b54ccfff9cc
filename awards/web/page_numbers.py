"""Which pages of a list its foot names."""

from __future__ import annotations

#: So many pages on each side of the current one.
BESIDE = 2


def page_numbers(total: int, offset: int, limit: int) -> list[int | None]:
    """The first and the last page, and those around the one that begins at ``offset``.

    Pages are counted from 1; None stands for several that are left out.
    """
    last = max(1, -(-total // limit))
    current = min(offset // limit + 1, last)
    named = {1, last, *range(max(1, current - BESIDE), min(last, current + BESIDE) + 1)}
    found: list[int | None] = []
    for number in sorted(named):
        before = found[-1] if found else None
        if before is not None and number - before == 2:
            found.append(number - 1)
        elif before is not None and number - before > 2:
            found.append(None)
        found.append(number)
    return found
