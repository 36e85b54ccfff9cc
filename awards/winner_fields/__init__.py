"""The fields of a winner, and the records that are typed after them.

Forms, the API, the history, the exported list, imports and the command line read from `FIELDS`
which fields there are and how each is treated. This package is below `audit`, because the
history names the fields too.
"""

from __future__ import annotations

from awards.winner_fields.declared import (
    AMENDED,
    CATEGORY,
    CREDIT_CODE,
    FIELDS,
    HONOUR,
    IMPORTED,
    KEPT,
    NAME,
    NAME_EN,
    NAMESAKE,
    NOTE,
    PERSONAL_NUMBER,
    PERSONS,
    PROOFREAD,
    SURNAME_LENGTH,
    TYPED,
    UNIT,
    UNIT_EN,
)
from awards.winner_fields.field import (
    Column,
    Field,
    FieldKind,
    Value,
    hidden,
)
from awards.winner_fields.registration import (
    MOST_FREE,
    Amendment,
    Registration,
    StoredRegistration,
)

__all__ = [
    "AMENDED",
    "CATEGORY",
    "CREDIT_CODE",
    "FIELDS",
    "HONOUR",
    "IMPORTED",
    "KEPT",
    "MOST_FREE",
    "NAME",
    "NAMESAKE",
    "NAME_EN",
    "NOTE",
    "PERSONAL_NUMBER",
    "PERSONS",
    "PROOFREAD",
    "SURNAME_LENGTH",
    "TYPED",
    "UNIT",
    "UNIT_EN",
    "Amendment",
    "Column",
    "Field",
    "FieldKind",
    "Registration",
    "StoredRegistration",
    "Value",
    "hidden",
]
