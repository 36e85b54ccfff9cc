"""Layouts of the office: each save is a version, none is lost, and issued certificates stay."""

from __future__ import annotations

import asyncio
from io import BytesIO

import pytest
from PIL import Image

from awards.audit import queries as audit
from awards.errors import FieldRefused, LayoutFaulty, NotFound, Stale
from awards.layouts import artwork, versions
from awards.layouts import service as layouts
from certificates import shipped

CLASSIC = shipped("classic")
BLACK = CLASSIC.replace("#B8141C", "#000000")
OURS = CLASSIC.replace('id = "classic"', 'id = "ours"')

pytestmark = pytest.mark.usefixtures("opened")


async def test_the_newest_of_the_office_counts_and_a_base_is_laid_under_it() -> None:
    before = await layouts.source_of("classic")

    await versions.save("web/paul", "classic", BLACK, "黑色标题", basis=0)

    assert (before, await layouts.source_of("classic")) == (CLASSIC, BLACK)
    assert "base" not in await layouts.source_of("folder-12k")


async def test_an_old_version_is_restored_as_the_newest_and_all_stay() -> None:
    await versions.save("web/paul", "classic", BLACK, "黑色标题", basis=0)

    await versions.restore("web/paul", "classic", 0, "退回", basis=1)

    kept = await versions.all_of("classic")
    assert [(each.version, each.note) for each in kept] == [(2, "退回"), (1, "黑色标题"), (0, "")]
    assert kept[0].source == CLASSIC


async def test_the_later_of_two_editors_is_refused_and_nothing_is_lost() -> None:
    await versions.save("web/paul", "classic", BLACK, "", basis=0)

    with pytest.raises(Stale):
        await versions.save("web/adam", "classic", CLASSIC, "", basis=0)

    assert (await versions.newest("classic")).source == BLACK


async def test_only_one_of_many_simultaneous_saves_succeeds() -> None:
    async def save(number: int) -> bool:
        try:
            await versions.save(f"web/{number}", "classic", BLACK, "", basis=0)
        except Stale:
            return False
        return True

    done = await asyncio.gather(*map(save, range(5)))

    assert sorted(done) == [False, False, False, False, True]
    assert [each.version for each in await versions.all_of("classic")] == [1, 0]
    assert len(await audit.history("layout/classic")) == 1


async def test_a_faulty_layout_is_refused_with_every_fault_and_its_path() -> None:
    wrong = CLASSIC.replace("size = 58", "size = 580").replace("[7, 7, 283", "[7, 7, 383")

    with pytest.raises(LayoutFaulty) as refused:
        await versions.save("web/paul", "classic", wrong, "", basis=0)

    told = refused.value.words("en").what
    assert "styles.title.size" in told
    assert "elements[0].box" in told
    assert (await versions.newest("classic")).version == 0


async def test_a_layout_from_elsewhere_takes_no_place_that_is_taken() -> None:
    made = await versions.begin("web/paul", OURS, "")

    assert (made.layout_id, made.version) == ("ours", 1)
    for taken in (CLASSIC, OURS):
        with pytest.raises(FieldRefused):
            await versions.begin("web/paul", taken, "")


async def test_an_id_is_never_changed_by_saving() -> None:
    with pytest.raises(LayoutFaulty):
        await versions.save("web/paul", "classic", OURS, "", basis=0)
    with pytest.raises(NotFound):
        await versions.newest("ours")


async def test_a_layout_of_ones_own_is_among_those_to_choose_from() -> None:
    await versions.begin("web/paul", OURS.replace("荣誉证书（A4 横版）", "本区荣誉证书"), "")

    assert (await layouts.names())["ours"] == "本区荣誉证书"
    assert await layouts.is_known("ours")


async def test_each_save_is_recorded_in_the_history() -> None:
    await versions.save("web/paul", "classic", BLACK, "黑色标题", basis=0)

    [entry] = await audit.history("layout/classic")
    assert (entry.action, entry.actor) == ("layout.saved", "web/paul")
    assert "黑色标题" in entry.after


async def test_a_layout_opens_with_its_pictures_though_nothing_was_read_before() -> None:
    out = BytesIO()
    Image.new("RGB", (90, 90), "#0050A0").save(out, "PNG")
    picture = await artwork.add("web/paul", "logo.png", out.getvalue())
    logo = (
        f'[[elements]]\nid = "logo"\nkind = "image"\nimage = "{picture.name}"\nbox = [9, 9, 9, 9]'
    )
    artwork._here.clear()

    layout = await layouts.open_source(f"{CLASSIC}\n{logo}\n")

    assert layout.elements[-1].id == "logo"


async def test_a_layout_is_kept_for_certificates_in_their_transaction_alone() -> None:
    with pytest.raises(RuntimeError):
        await layouts.store(CLASSIC)
