"""Any layout file is either read, or refused with its faults."""

from __future__ import annotations

import copy
import tomllib
from typing import Any

import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import Fault, Layout, LayoutRefused, load, shipped, shipped_ids
from certificates.layout_file import resolve
from tests.depth import examples

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-10, 2000),
    st.floats(allow_nan=True, allow_infinity=True),
    st.sampled_from(["", "text", "classic", "#FF0000", "body", "x.png", "../x", "{name", "team"]),
    st.lists(st.one_of(st.integers(-5, 400), st.just("text"), st.builds(dict)), max_size=5),
    st.dictionaries(st.sampled_from(["id", "kind", "has", "words", "size"]), st.just("text")),
)

SOURCES = [tomllib.loads(shipped(layout_id)) for layout_id in shipped_ids()]
KEYS = ["base", "remove", "before", "when", "image", "sha256", "variants", "paragraphs", "caption"]


def _tables(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(table for each in value.values() for table in _tables(each))]
    if isinstance(value, list):
        return [table for each in value for table in _tables(each)]
    return []


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """Return a shipped layout with a few keys removed or changed."""
    source = copy.deepcopy(draw(st.sampled_from(SOURCES)))
    for _ in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from(_tables(source)))
        key = draw(st.sampled_from([*table, *KEYS]))
        value = draw(VALUES)
        if value is None:
            table.pop(key, None)
        else:
            table[key] = copy.deepcopy(value)
    return tomli_w.dumps(source)


def read(source: str) -> Layout | tuple[Fault, ...]:
    try:
        return load(source)
    except LayoutRefused as refusal:
        return refusal.faults


@settings(max_examples=examples(150), deadline=None)
@given(spoilt())
def test_a_spoilt_layout_is_read_or_refused(source: str) -> None:
    outcome = read(source)
    if isinstance(outcome, Layout):
        assert load(resolve(source)).digest == outcome.digest
        return
    assert outcome
    assert all((fault.path, *fault.zh, *fault.en) for fault in outcome)
    assert len(set(outcome)) == len(outcome)


@settings(max_examples=examples(60), deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_refused_with_its_faults(text: str) -> None:
    assert not isinstance(read(text), Layout)
    assert read(text)
