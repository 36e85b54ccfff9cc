"""Lists say the column of each cell, so that a telephone can show their rows as cards."""

from __future__ import annotations

from awards.web.tables import as_cards

HEAD = (
    '<table class="list"><thead><tr><th scope="col"><a href="?sort=name">Name</a></th>'
    '<th scope="col" class="number">Places &amp; rest</th></tr></thead>'
)


def test_a_cell_says_its_column() -> None:
    made = as_cards(f'{HEAD}<tbody><tr><th scope="row">A</th><td>3</td></tr></tbody></table>')

    assert '<th scope="row" role="rowheader" data-label="Name">A</th>' in made
    assert '<td role="cell" data-label="Places &amp; rest">3</td>' in made
    assert '<th scope="col" role="columnheader">' in made
    assert made.count('role="row"') == 2
    assert made.count('role="rowgroup"') == 2


def test_a_cell_over_several_columns_has_no_label_and_moves_the_next_ones() -> None:
    head = HEAD.replace("</tr>", '<th scope="col">Third</th></tr>')
    made = as_cards(f'{head}<tbody><tr><td colspan="2">all</td><td>x</td></tr></tbody></table>')

    assert '<td colspan="2" role="cell">all</td><td role="cell" data-label="Third">x</td>' in made


def test_a_table_with_its_own_roles_and_a_table_that_is_no_list_stay() -> None:
    own = '<table class="list" role="table"><tr role="row"><td role="cell">1</td></tr></table>'
    other = "<table><tr><td>1</td></tr></table>"

    assert as_cards(own + other) == own + other
