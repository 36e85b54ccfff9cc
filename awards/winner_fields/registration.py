"""The records that are typed after the fields of a winner.

They are written out, so that mypy knows their attributes. A test compares them with `FIELDS`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from awards.web.fields import Text

#: The most free fields of a commendation.
MOST_FREE = 40


class Registration(msgspec.Struct, frozen=True):
    """One winner as requested. ``category`` is a code, ``honour`` a name in that category.

    ``personal_number`` is an employee or ID number: only its tail and a keyed fingerprint are
    stored. ``namesake`` distinguishes people who share name and unit and have no number. ``free``
    are values of the commendation's free fields, by their keys.
    """

    category: Text
    name: Text
    unit: Text = ""
    honour: Text = ""
    credit_code: Text = ""
    personal_number: Text = ""
    note: Text = ""
    namesake: Annotated[int, msgspec.Meta(ge=0)] = 0
    surname_length: Annotated[int, msgspec.Meta(ge=1)] | None = None
    name_en: Text = ""
    unit_en: Text = ""
    free: Annotated[dict[str, Text], msgspec.Meta(max_length=MOST_FREE)] = {}


class Amendment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields to change. Fields that are left out stay; an empty text clears one.

    ``free`` names the free fields to change, by their keys.
    """

    name: str | None = None
    unit: str | None = None
    honour: str | None = None
    credit_code: str | None = None
    personal_number: str | None = None
    note: str | None = None
    namesake: int | None = None
    surname_length: int | None = None
    name_en: str | None = None
    unit_en: str | None = None
    free: Annotated[dict[str, Text], msgspec.Meta(max_length=MOST_FREE)] | None = None


class StoredRegistration(msgspec.Struct, frozen=True):
    """What is stored of a registration: of a personal number, its tail alone.

    ``free`` are the values of free fields that are not empty, by their keys.
    """

    id: int
    category: str
    honour: str
    name: str
    unit: str
    credit_code: str
    number_tail: str
    namesake: int
    note: str
    surname_length: int | None
    name_en: str
    unit_en: str
    free: dict[str, str]
