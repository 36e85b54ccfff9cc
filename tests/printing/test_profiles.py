"""Profiles of print shops are stored once, by their digest, and never changed."""

from __future__ import annotations

import pytest

from awards.audit import queries as audit
from awards.catalogue.records import CommendationRecord
from awards.errors import FieldRefused, NotFound
from awards.printing.press import profiles
from certificates import coated

OWN = coated().data[:8] + b"\x04" + coated().data[9:]


async def test_the_same_profile_is_stored_once_and_the_newest_counts(
    commendation: CommendationRecord,
) -> None:
    assert await profiles.find("") == coated()
    one = await profiles.add("cli/paul", OWN)
    assert await profiles.add("cli/anna", OWN) == one

    assert (one.made_by, one.size) == ("cli/paul", len(OWN))
    assert [each.digest for each in await profiles.all_of()] == [one.digest, coated().digest]
    assert (await profiles.find("")).data == (await profiles.find(one.digest)).data == OWN
    assert await profiles.find(coated().digest) == coated()
    assert len(await audit.history(f"press-profile/{one.digest[:12]}")) == 1


async def test_the_profile_of_the_program_needs_no_row(commendation: CommendationRecord) -> None:
    assert (await profiles.add("cli/paul", coated().data)).made_at is None
    assert len(await profiles.all_of()) == 1


async def test_what_is_no_profile_or_not_there_is_refused(
    commendation: CommendationRecord,
) -> None:
    with pytest.raises(FieldRefused):
        await profiles.add("cli/paul", b"%PDF-1.7")
    with pytest.raises(NotFound):
        await profiles.find("0" * 64)
