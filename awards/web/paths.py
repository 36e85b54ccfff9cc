"""Which addresses are for people and which for programs: pages or JSON report their faults."""

from __future__ import annotations

_PROGRAMS = ("/api/", "/health/")


def is_page(path: str) -> bool:
    return not path.startswith(_PROGRAMS)


def safe_next(path: str) -> str:
    """Where to go after sign-in: one of our pages, never another site's."""
    ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if ours and is_page(path) else "/"
