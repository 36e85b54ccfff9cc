"""``when``: the condition under which an element is drawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from certificates.content import FIELD_LABELS, PICTURE_LABELS, RECIPIENT_LABELS, Content
from certificates.reading.keys import ContentListKey, NamesKey
from certificates.reading.tables import Table

KIND = NamesKey("kind", "Only for", RECIPIENT_LABELS)
HAS = ContentListKey("has", "Only with", {**FIELD_LABELS, **PICTURE_LABELS})
LACKS = ContentListKey("lacks", "Only without", {**FIELD_LABELS, **PICTURE_LABELS})

WHEN = (KIND, HAS, LACKS)
"""The keys of the table ``when``, in the order of a form."""


@dataclass(frozen=True, slots=True)
class When:
    """All three parts must hold.

    The kind is one of these, or none is named; all of ``has`` are filled; none of ``lacks`` is.
    """

    kind: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields and pictures that it asks about."""
        return (*self.has, *self.lacks)

    def holds(self, content: Content) -> bool:
        return (
            (not self.kind or content.kind in self.kind)
            and all(_filled(content, name) for name in self.has)
            and not any(_filled(content, name) for name in self.lacks)
        )


def _filled(content: Content, name: str) -> bool:
    return bool(content.fields.get(name, "").strip() or content.pictures.get(name))


def read(table: Table, known: Collection[str]) -> When | None:
    """Read the table that holds ``when``; None without a condition.

    ``known`` are the names of fields and pictures.
    """
    if not table.has("when"):
        return None
    asked = table.table("when")
    when = When(KIND.read(asked), HAS.read(asked, known), LACKS.read(asked, known))
    asked.close()
    return when
