"""What several requests send."""

from __future__ import annotations

from typing import Annotated

import msgspec

from awards.web.fields import Id

#: The most winners that one request may name.
MOST = 5000


class Ids(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    winners: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=MOST)]
