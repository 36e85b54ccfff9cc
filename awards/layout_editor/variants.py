"""Where in a source stands what is otherwise for one kind of recipient."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import tomlkit


@contextmanager
def in_variant(document: tomlkit.TOMLDocument, variant: str, *names: str) -> Iterator[Any]:
    """The table of that place in a variant; a new one has an empty line after it."""
    table: Any = document
    for name in ("variants", variant, *names[:-1]):
        table = table.setdefault(name, tomlkit.table(is_super_table=True))
    is_new = names[-1] not in table
    if is_new:
        table[names[-1]] = tomlkit.table()
    yield table[names[-1]]
    if is_new:
        table[names[-1]].add(tomlkit.nl())


def tidied(document: tomlkit.TOMLDocument, variant: str) -> str:
    """Without tables of the variant that say nothing any more."""
    variants: Any = document["variants"]
    own = variants[variant]
    for above, names in (*((each, list(each)) for each in own.values()), (own, list(own))):
        for name in names:
            if above[name] == {}:
                del above[name]
    if not own:
        del variants[variant]
    if not variants:
        del document["variants"]
    return tomlkit.dumps(document).rstrip("\n") + "\n"
