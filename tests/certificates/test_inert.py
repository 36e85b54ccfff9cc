"""The text of any field is printed literally or refused, and is never active content."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from certificates import FIELDS, Layout, Shelf, load, preflight, shipped, shipped_ids
from certificates.content import Content
from tests.certificates.conftest import content
from tests.certificates.reading import lines, pdf, squeezed

HOSTILE = {
    "an image": '<img src="file:///etc/passwd">',
    "an address": '<img src="http://169.254.169.254/latest/meta-data">',
    "a program": "<font color=\"[[[getattr(pow,Word('__globals__'))]]]\">甲</font>",
    "a template": "{{7*7}} {name.__class__} {body} %s %(name)s ${HOME}",
    "an entity": "&lt;甲&#60; &amp; ]]> <!--",
    "PDF's own words": "(甲) \\101 <</Type /Page>> ET Q endstream",
    "a path": "../../../etc/passwd",
    "a handler": '<onDraw name="os.system" label="id"/>',
}

WATCHED = """
import io, json, sys
from certificates import Content, find, load, render, render_each, shipped
from certificates.content import FIELDS
from pathlib import Path
hostile = json.loads(sys.argv[1])
layout, shelf = load(shipped("classic")), find(system=False)
contents = [
    Content(f"n{n}", "甲", dict.fromkeys(FIELDS, "甲") | dict.fromkeys(("body", "closing"), words))
    for n, words in enumerate(hostile)
]
seen = []
BAD = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.", "ctypes.")
def watch(event, arguments):
    if event == "open" or event.startswith(BAD):
        seen.append([event, str(arguments[0])])
sys.addaudithook(watch)
pages = render(contents, layout, shelf, io.BytesIO())
files = sum(1 for _ in render_each(contents, layout, shelf))
print(json.dumps({"pages": pages, "files": files, "seen": seen}))
"""


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_it_is_printed_as_it_stands(words: str, classic: Layout, shelf: Shelf) -> None:
    (page,) = lines(pdf([content(salutation=words, body=words, number="1")], classic, shelf))
    assert squeezed("".join(page)).count(squeezed(words)) == 2


@pytest.mark.parametrize("layout_id", shipped_ids())
def test_no_field_of_any_layout_is_more_than_words(layout_id: str, shelf: Shelf) -> None:
    layout = load(shipped(layout_id))
    for words in HOSTILE.values():
        said = Content("1", "甲", dict.fromkeys(FIELDS, words))
        for problem in preflight([said], layout, shelf):
            assert problem.code in ("does-not-fit", "code-too-long", "chinese-in-latin")


@pytest.mark.parametrize("control", ["\u202e", "\u2066", "\u200b", "\x00", "\x1b", "\ufeff"])
def test_what_cannot_be_seen_is_refused_by_name(
    control: str, classic: Layout, shelf: Shelf
) -> None:
    (problem,) = preflight([content(salutation=f"甲{control}乙：")], classic, shelf)
    assert (problem.code, f"{ord(control):04X}" in str(problem)) == ("unprintable", True)


def test_ten_thousand_characters_are_refused_with_what_is_missing(
    classic: Layout, shelf: Shelf
) -> None:
    (problem,) = preflight([content(body="甲" * 10_000)], classic, shelf)
    assert problem.code == "does-not-fit"
    assert "mm" in str(problem)


def test_nothing_is_opened_but_what_a_sheet_is_made_of() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, json.dumps(list(HOSTILE.values()))],
        check=True,
        capture_output=True,
        text=True,
    )
    told = json.loads(done.stdout)
    ours = [Path(__file__).parents[2] / "certificates", Path(sys.prefix), Path(sys.base_prefix)]
    strays = [
        [event, what]
        for event, what in told["seen"]
        if event != "open" or not any(Path(what).is_relative_to(folder) for folder in ours)
    ]
    assert (told["pages"], told["files"]) == (len(HOSTILE), len(HOSTILE))
    assert strays == []
