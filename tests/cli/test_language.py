"""The command line speaks the language that is set."""

from __future__ import annotations

import click
import pytest

from awards.cli.languages import with_translated_help
from tests.cli.conftest import Awards


def test_results_and_headings_are_in_the_language_set(ready: Awards) -> None:
    assert "奖项" in ready("winners").stdout
    assert "category" in ready("winners", AWARDS_LANGUAGE="en").stdout
    assert "链条完整" in ready("audit", "verify").stdout
    assert "unbroken" in ready("audit", "verify", AWARDS_LANGUAGE="en").stdout


def test_help_texts_are_looked_up_in_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """English is shown where the catalogue has no Chinese for a help text yet."""
    option = click.Option(["--name"], help="Choose one of the list.")
    inner = click.Command("inner", help="Fill this in.", params=[option])
    outer = click.Group("outer", commands=[inner], help="A text that no catalogue has.")

    monkeypatch.setenv("AWARDS_LANGUAGE", "zh")
    chinese = with_translated_help(outer)
    monkeypatch.setenv("AWARDS_LANGUAGE", "en")
    english = with_translated_help(outer)

    assert (chinese.help, english.help) == (outer.help, outer.help)
    assert chinese.commands["inner"].help == "请填写此项。"
    assert chinese.commands["inner"].params[0].help == "请从列表中选择一项。"
    assert english.commands["inner"].help == "Fill this in."
