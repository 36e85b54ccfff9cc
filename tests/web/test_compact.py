"""The layout of template files does not reach the pages."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from awards.web.compact import Compact

JINJA = Environment(autoescape=True, extensions=[Compact], trim_blocks=True, lstrip_blocks=True)


def _page(source: str, **values: object) -> str:
    return JINJA.from_string(source).render(values)


def test_attributes_on_lines_of_their_own_stand_on_one_line() -> None:
    source = '<input\n  id="name"\n  value="{{ value }}"\n>'

    assert _page(source, value="林") == '<input id="name" value="林">'


@pytest.mark.parametrize(
    ("required", "limit", "page"),
    [
        (False, 0, '<input name="a">'),
        (True, 0, '<input name="a" required>'),
        (False, 9, '<input name="a" maxlength="9">'),
        (True, 9, '<input name="a" required maxlength="9">'),
    ],
)
def test_conditional_attributes_on_neighbouring_lines_stay_apart(
    required: bool, limit: int, page: str
) -> None:
    source = (
        '<input\n  name="a"\n  {% if required %}required{% endif %}\n'
        '  {% if limit %}maxlength="{{ limit }}"{% endif %}\n>'
    )

    assert _page(source, required=required, limit=limit) == page


def test_a_condition_may_compare_within_a_tag() -> None:
    assert _page('<p {% if 2 > 1 %}class="a"{% endif %}>x</p>') == '<p class="a">x</p>'


def test_a_class_is_one_line_of_words() -> None:
    source = '<div\n  class="\n    field{{ more }}\n  "\n>x</div>'

    assert _page(source, more=" wide") == '<div class="field wide">x</div>'


def test_the_lines_of_other_attributes_stay_as_they_are_but_for_their_edges() -> None:
    assert _page('<p title="a  b">x</p>') == '<p title="a  b">x</p>'


@pytest.mark.parametrize("element", ["p", "li", "td", "button", "option", "h1", "legend"])
def test_nothing_stands_between_an_element_and_its_words(element: str) -> None:
    source = f"<{element}>\n    {{{{ words }}}}\n  </{element}>"

    assert _page(source, words="林 晚舟") == f"<{element}>林 晚舟</{element}>"


def test_cells_and_items_stand_side_by_side() -> None:
    source = "<tr>\n  <td>1</td>\n  {% if two %}\n    <td>2</td>\n  {% endif %}\n</tr>"

    assert _page(source, two=True) == "<tr><td>1</td><td>2</td></tr>"


def test_a_space_between_words_and_links_stays_one_space() -> None:
    source = "<p>\n  before\n  <a>link</a>{% if more %}\n    <b>after</b>{% endif %}\n</p>"

    assert _page(source, more=True) == "<p>before <a>link</a> <b>after</b></p>"


def test_links_that_touch_still_touch() -> None:
    assert _page("<p><b>1</b>/<b>2</b></p>") == "<p><b>1</b>/<b>2</b></p>"


def test_a_text_field_and_preformatted_text_keep_their_lines() -> None:
    assert _page("<textarea>\n  a\n  b\n</textarea>") == "<textarea>\n  a\n  b\n</textarea>"
    assert _page("<pre>\n  a\n  b\n</pre>") == "<pre>\n  a\n  b\n</pre>"


def test_lines_that_a_loop_writes_into_preformatted_text_stay_lines() -> None:
    source = "<pre>{% for line in lines %}<b>{{ line }}</b>{% if line %}{% endif %}\n\n{% endfor %}</pre>"

    assert _page(source, lines=["a", "b"]) == "<pre><b>a</b>\n<b>b</b>\n</pre>"


def test_values_are_never_touched() -> None:
    assert _page("<p>\n  {{ words }}\n</p>", words="a\n   b") == "<p>a\n   b</p>"
    assert _page('<p title="{{ words }}">x</p>', words="a\n  b") == '<p title="a\n  b">x</p>'
