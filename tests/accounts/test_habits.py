"""How a person wants the pages."""

from __future__ import annotations

from awards.accounts.habits import Habits


def test_a_form_changes_what_it_names_and_nothing_else() -> None:
    wanted = Habits(columns=("unit",)).changed({"density": "roomy", "rows": "200"})

    assert wanted == Habits("roomy", 200, ("unit",), shortcuts=True)
    assert wanted.changed({"shortcuts": "off"}) == Habits("roomy", 200, ("unit",), shortcuts=False)


def test_what_no_page_offers_changes_nothing() -> None:
    given = {"density": "tiny", "rows": "1000000", "shortcuts": "perhaps"}

    assert Habits().changed(given) == Habits()
