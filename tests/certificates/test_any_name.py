"""Any name and any unit on every layout fits its box and reads back, or is refused."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from certificates import Content, find, load, preflight, shipped, shipped_ids
from certificates.characters import clusters, unprintable
from certificates.content import SAMPLES
from certificates.marks import TextRun
from certificates.paper import POINTS_PER_MM, Box
from certificates.place import place
from tests.certificates.reading import lines, pdf, squeezed
from tests.depth import examples

SHELF = find(system=False)
LAYOUTS = {layout_id: load(shipped(layout_id)) for layout_id in shipped_ids()}

COVERED = [
    character
    for character in map(chr, sorted(SHELF.chosen["song"].hb.unicodes))
    if not unprintable(character) and not character.isspace()
]
"""All characters of the font from pip: 30,000 ideographs, letters, signs."""

HAN = [character for character in COVERED if "\u3400" <= character <= "\u9fff"]

names = st.text(st.sampled_from(HAN) | st.sampled_from("·"), min_size=1, max_size=50) | st.text(
    st.sampled_from(COVERED), min_size=1, max_size=50
)
units = st.text(st.sampled_from(HAN) | st.sampled_from("（）·第2024"), min_size=1, max_size=60)


def said(name: str, unit: str) -> Content:
    words = {"name": name, "salutation": f"{name}：", "unit": unit, "body": f"{unit}工作成绩突出。"}
    return Content("1", name, {**SAMPLES, **words}, "individual")


def reach(run: TextRun) -> Box:
    """Return the extent of a run, from its start to the end of its last glyph."""
    advances = [glyph.advance for c in clusters(run.text) if (glyph := run.face.glyph(c))]
    between = run.spacing * (len(advances) - 1)
    wide = (sum(advances) * run.size * run.stretch + between) / POINTS_PER_MM
    size = run.size / POINTS_PER_MM
    return Box(run.x, run.y - 0.88 * size, wide, size)


@settings(max_examples=examples(120), deadline=None)
# A letter with a mark, and kerned ones beside it: each is drawn in a font of its own.
@example("appointment", "F̌UA", "0")
@given(st.sampled_from(sorted(LAYOUTS)), names, units)
def test_it_lies_in_its_box_and_reads_back_or_is_refused(
    layout_id: str, name: str, unit: str
) -> None:
    layout, content = LAYOUTS[layout_id], said(name, unit)
    found = preflight([content], layout, SHELF)
    assert {problem.code for problem in found} <= {"does-not-fit", "missing-glyph"}
    assert {problem.person for problem in found} <= {name}
    if found:
        return
    boxes = [element.box for element in layout.elements_for(content) if element.fields]
    runs = [m for m in place(content, layout, SHELF).marks if isinstance(m, TextRun) and not m.turn]
    # Half of a full-width mark may pass the end of a line; that half is blank.
    strays = [run for run in runs if not any(b.holds(reach(run), run.size * 0.2) for b in boxes)]
    assert strays == []
    if not layout.outlined:
        (page,) = lines(pdf([content], layout, SHELF))
        printed = {"name", "salutation", "unit", "body"} & {*layout.fields}
        read = squeezed("".join(page))
        assert [f for f in sorted(printed) if not _reads(content.fields[f], read)] == []


def _reads(field: str, read: str) -> bool:
    """Return whether it reads back as given, or with a letter and its accent as one character."""
    return any(squeezed(form) in read for form in (field, unicodedata.normalize("NFC", field)))


def test_a_name_of_fifty_characters_fits_on_every_layout() -> None:
    content = said("阿卜杜热合曼·" * 7 + "甲", "某区某街道办事处")
    assert {layout.id: preflight([content], layout, SHELF) for layout in LAYOUTS.values()} == {
        layout_id: [] for layout_id in LAYOUTS
    }
