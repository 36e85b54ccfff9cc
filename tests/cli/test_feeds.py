"""``awards feed`` and ``awards paper`` do the same as the pages."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2

from tests.cli.conftest import Awards

FEED = ("--printer", "二楼激光", "--tray", "手送", "--stock", "a4-landscape")
READ = ("A=21/22", "C=19/22", "G=21/18", "I=19/18")


def test_from_the_card_to_the_calibration_that_counts_and_back(
    ready: Awards, tmp_path: Path
) -> None:
    card = tmp_path / "card.pdf"

    tried = ready("feed", "read", *FEED, *READ, "--dry-run", "--json")
    unsaved = ready("feed", "list", "--json")
    saved = ready("feed", "read", *FEED, *READ, "--json")
    printed = ready("feed", "card", *FEED, "-o", str(card))
    [first] = json.loads(ready("feed", "list", "--json").stdout)
    ready("feed", "read", *FEED, "A=20.25/20", "C=20/20", "G=20/20", "I=20/20")
    [second] = json.loads(ready("feed", "list", "--json").stdout)
    back = ready("feed", "take-back", str(first["id"]))
    [third] = json.loads(ready("feed", "list", "--json").stdout)

    assert json.loads(unsaved.stdout) == []
    assert json.loads(tried.stdout) == json.loads(saved.stdout)
    assert json.loads(saved.stdout)["off"] == 2.236
    assert printed.returncode == back.returncode == 0
    [page] = pypdfium2.PdfDocument(card)
    assert "右移 x -1.00" in page.get_textpage().get_text_range()
    assert second["printed_with"] == first["id"]
    assert third["correction"] == first["correction"] != second["correction"]


def test_readings_that_cannot_be_say_why_and_save_nothing(ready: Awards) -> None:
    few = ready("feed", "read", *FEED, *READ[:3])
    typed = ready("feed", "read", *FEED, "A=21", *READ[1:])
    nameless = ready("feed", "read", "--printer", " ", *FEED[2:], *READ)
    nowhere = ready("feed", "read", *FEED[:4], "--stock", "papyrus", *READ)

    assert "读数太少" in few.stderr
    assert "A=20.25/19.5" in typed.stderr
    assert typed.returncode == nameless.returncode == 2
    assert 0 not in {few.returncode, nowhere.returncode}
    assert json.loads(ready("feed", "list", "--json").stdout) == []


def test_paper_comes_and_is_counted(ready: Awards) -> None:
    came = ready("paper", "received", "a4-landscape", "500", "--note", "印厂送货")
    counted = ready("paper", "counted", "a4-landscape", "497")
    [there] = json.loads(ready("paper", "list", "--json").stdout)

    assert came.returncode == 0
    assert "-3" in counted.stderr
    assert (there["expected"], there["counted"]) == (497, 497)


def test_paper_that_cannot_be_is_not_entered(ready: Awards) -> None:
    for words in (
        ("received", "papyrus", "5"),
        ("received", "a4-landscape", "-5"),
        ("counted", "a4-landscape", "1000001"),
        ("counted", "a4-landscape", "5", "--note", "x" * 201),
    ):
        assert ready("paper", *words).returncode != 0

    assert json.loads(ready("paper", "list", "--json").stdout) == []
