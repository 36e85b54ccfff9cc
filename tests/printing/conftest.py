"""The invented winners with certificates, and the running service for its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from awards.catalogue.records import CommendationRecord
from awards.issuing import service as issuing
from awards.settings import Settings
from tests import cast as known
from tests.people import _door, _doors, cast, settings

__all__ = ["_door", "_doors", "cast", "here", "settings"]


@pytest.fixture
async def here(commendation: CommendationRecord, tmp_path: Path) -> Settings:
    """Everyone of the cast has a certificate: CX001, JT001 and GR001 to GR003."""
    given = known.settings(tmp_path)
    await known.confirmed(*known.EVERYONE)
    await issuing.issue("cli/carol", "2023", given)
    return given
