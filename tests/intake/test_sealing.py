"""What a draft stores is encrypted, goes after a week by itself, and is bound to the server's key."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta
from pathlib import Path

import pytest

from awards import clock
from awards.catalogue.records import CommendationRecord
from awards.errors import DraftSealed
from awards.intake import drafts, sweeping
from awards.intake.answers import Answers
from awards.intake.checking.choices import Choices
from awards.intake.sealing import SealBroken, seal, unseal
from awards.tables import IntakeDraft
from tests.cast import settings

KEY, OTHER = b"k" * 32, b"o" * 32

#: A personal number that is in the file, and one that is typed on the page.
IN_FILE, TYPED = "410102199003074614", "41010219880524123X"
LIST = f"奖项,称号,姓名,单位,身份证号\n先进个人,综合考评先进工作者,林晚舟,潮河办事处,{IN_FILE}\n"


def test_what_is_sealed_is_read_with_the_same_key_and_for_the_same_purpose() -> None:
    sealed = seal(b"410102199003074614", KEY, "file")

    assert unseal(sealed, KEY, "file") == b"410102199003074614"
    assert b"4101021990" not in sealed
    assert sealed != seal(b"410102199003074614", KEY, "file")
    for stored, key, purpose in (
        (sealed, OTHER, "file"),
        (sealed, KEY, "answers"),
        (sealed[:-1] + bytes([sealed[-1] ^ 1]), KEY, "file"),
        (sealed[:20], KEY, "file"),
    ):
        with pytest.raises(SealBroken):
            unseal(stored, key, purpose)


async def _begin(here: CommendationRecord, content: bytes = b"\x00\xff") -> int:
    answers = Answers(choices=Choices(corrections={"CSV!E2": TYPED}))
    return await drafts.begin(here, "rita", "名单.csv", content, "0" * 64, answers, secret=KEY)


async def test_a_draft_of_another_key_is_named_and_can_be_dropped(
    commendation: CommendationRecord,
) -> None:
    draft = await _begin(commendation)

    found = await drafts.find(commendation, draft, "rita", secret=OTHER)

    assert not found.readable
    assert [one.readable for one in await drafts.left_open(commendation, "rita", secret=KEY)] == [
        True
    ]
    with pytest.raises(DraftSealed):
        await drafts.content(draft, secret=OTHER)
    await drafts.drop(draft)
    assert await drafts.left_open(commendation, "rita", secret=KEY) == []


async def _plain(here: CommendationRecord) -> int:
    """A draft as an earlier version stored it."""
    at = clock.now()
    row = IntakeDraft(
        commendation=here.id,
        username="rita",
        file_name="旧.csv",
        sha256="1" * 64,
        content=LIST.encode(),
        choices='{"choices":{"category":"GR"}}',
        made_at=at,
        changed_at=at,
    )
    [made] = await IntakeDraft.insert(row).returning(IntakeDraft.id)
    return int(made["id"])


async def test_a_draft_of_an_earlier_version_is_read_and_sealed_at_the_start(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    here = settings(tmp_path)
    draft = await _plain(commendation)
    before = await drafts.content(draft, secret=here.secret_key())

    async with sweeping.running(here):
        [stored] = await IntakeDraft.select(IntakeDraft.content, IntakeDraft.choices)

    found = await drafts.find(commendation, draft, "rita", secret=here.secret_key())
    assert IN_FILE.encode() not in bytes(stored["content"])
    assert "category" not in stored["choices"]
    assert found.answers.choices.category == "GR"
    assert before == await drafts.content(draft, secret=here.secret_key()) == LIST.encode()


async def _aged(draft: int) -> None:
    long_ago = clock.now() - drafts.LIFE - timedelta(minutes=1)
    await IntakeDraft.update({IntakeDraft.changed_at: long_ago}).where(IntakeDraft.id == draft)


async def test_an_old_draft_goes_with_the_start_and_while_the_server_runs(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    await _aged(await _begin(commendation))
    young = await _begin(commendation)
    async with sweeping.running(settings(tmp_path), every=0.01):
        at_start = await IntakeDraft.count()
        await _aged(young)
        deadline = time.monotonic() + 20
        while await IntakeDraft.count() and time.monotonic() < deadline:
            await asyncio.sleep(0.01)

    assert (at_start, await IntakeDraft.count()) == (1, 0)


async def test_several_servers_may_sweep_at_once(
    commendation: CommendationRecord, tmp_path: Path
) -> None:
    here = settings(tmp_path)
    for _ in range(3):
        await _aged(await _begin(commendation))
        await _plain(commendation)

    async with (
        sweeping.running(here, every=0.001),
        sweeping.running(here, every=0.001),
        sweeping.running(here, every=0.001),
    ):
        await asyncio.sleep(0.05)

    kept = await drafts.left_open(commendation, "rita", secret=here.secret_key())
    assert [(one.file_name, one.readable) for one in kept] == [("旧.csv", True)] * 3
