"""Add, remove and move paragraphs of a text beside the sheet."""

from __future__ import annotations

import re

import httpx
import pytest

from certificates import shipped
from tests.pages.test_layout_editor import seen, source_in
from tests.people import Cast

pytestmark = pytest.mark.usual  # draws a sheet at each step

SOURCE = shipped("classic")
BASED = 'id = "small"\nname = "小证书"\nbase = "classic"\n'
INLINE = """id = "classic"
name = "x"
page = {width = 100, height = 100}
styles = {s = {font = "kai", size = 10, floor = 4}}
elements = [
  {id = "words", kind = "text", box = [1, 1, 90, 90], paragraphs = [
    {field = "salutation", style = "s"}, # whom
    {field = "body", style = "s"},
    {field = "closing", style = "s"},
  ]},
]
"""
ALONE = '\n[[elements]]\nid = "note"\nkind = "text"\nbox = [1, 1, 80, 30]\nwords = "注"\nstyle = "body" # as all\n'


async def _done(cast: Cast, source: str, act: str, **fields: str) -> httpx.Response:
    sent = {"source": source, "shown": "words", "act": f"paragraph:{act}", **fields}
    return await cast.paul.post("/layouts/classic/try", data=sent)


def _said(source: str, element: str = "words", variant: str = "") -> list[str]:
    """Return the field of each paragraph, or its words."""
    part = seen(source, variant).element(element)
    assert part
    return [each.get("field") or each["words"] for each in part.values["paragraphs"]]


@pytest.mark.parametrize("source", [SOURCE, BASED, INLINE], ids=["tables", "of a base", "inline"])
@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("add:0", ["salutation", "文字", "body", "closing"]),
        ("add:2", ["salutation", "body", "closing", "文字"]),
        ("remove:0", ["body", "closing"]),
        ("up:2", ["salutation", "closing", "body"]),
        ("down:0", ["body", "salutation", "closing"]),
    ],
)
async def test_paragraphs_are_added_removed_and_moved(
    cast: Cast, source: str, act: str, said: list[str]
) -> None:
    answer = await _done(cast, source, act)

    assert _said(source_in(answer)) == said
    assert seen(source_in(answer)).layout
    assert 'class="warning"' not in answer.text


async def test_the_others_stay_as_they_were_written_with_their_comments(cast: Cast) -> None:
    comment = SOURCE.replace('field = "body"', 'field = "body" # what for')

    moved = source_in(await _done(cast, comment, "down:1"))
    back = source_in(await _done(cast, moved, "up:2"))
    inline = source_in(await _done(cast, INLINE, "down:0"))

    assert 'field = "body" # what for' in moved
    assert back == comment
    assert "# whom" in inline


@pytest.mark.parametrize("act", ["up:0", "down:2", "remove:3", "add:9", "up:x", "up:", "²", ""])
async def test_what_cannot_be_done_changes_nothing(cast: Cast, act: str) -> None:
    assert source_in(await _done(cast, SOURCE, act)) == SOURCE


async def test_the_last_paragraph_stays(cast: Cast) -> None:
    source = SOURCE
    for _ in range(4):
        answer = await _done(cast, source, "remove:0")
        source = source_in(answer)

    assert _said(source) == ["closing"]
    assert re.search(r'value="paragraph:remove:0"[^>]* disabled', answer.text)


async def test_a_text_of_one_paragraph_gets_a_second(cast: Cast) -> None:
    alone = await _done(cast, SOURCE + ALONE, "none", shown="note")
    answer = await _done(cast, SOURCE + ALONE, "add:0", shown="note")

    assert 'value="paragraph:add:0"' in alone.text
    assert _said(source_in(answer), "note") == ["注", "文字"]
    assert 'style = "body" # as all' in source_in(answer)
    assert seen(source_in(answer)).layout


async def test_where_a_base_has_the_only_paragraph_no_other_can_be_added(
    cast: Cast,
) -> None:
    based = BASED + ALONE
    varied = {"variant": "team", "variant_shown": "team"}

    answer = await _done(cast, based, "add:0", shown="note", **varied)

    assert source_in(answer) == based
    assert "只能在源文件中修改" in answer.text


async def test_for_one_kind_of_recipient_paragraphs_are_others(cast: Cast) -> None:
    varied = {"variant": "team", "variant_shown": "team"}

    fewer = source_in(await _done(cast, SOURCE, "remove:2", **varied))
    turned = source_in(await _done(cast, fewer, "up:1", **varied))

    assert _said(turned, variant="team") == ["body", "salutation"]
    assert _said(turned) == ["salutation", "body", "closing"]
    assert seen(turned).layout


async def test_what_was_typed_with_it_is_in_the_paragraph_it_was_typed_for(cast: Cast) -> None:
    typed = {"own.paragraphs.0.label": "致", "flags": "sent", "own.paragraphs.2.optional": "true"}

    after = source_in(await _done(cast, SOURCE, "down:0", **typed))

    part = seen(after).element("words")
    assert part
    assert part.values["paragraphs"][1] == {
        "field": "salutation",
        "style": "salutation",
        "label": "致",
    }
