"""What is read by people and what by programs: the one is told in pages, the other in JSON."""

from __future__ import annotations

_PROGRAMS = ("/api/", "/health/")


def is_page(path: str) -> bool:
    return not path.startswith(_PROGRAMS)


def safe_next(path: str) -> str:
    """Where to go on to after signing in: a page of ours, never another site's."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if ours and is_page(path) else "/"
