"""A tray list knows what was not printed, issued again or revoked after its version."""

from __future__ import annotations

from dataclasses import replace

from awards.ceremony.papers.trays import tray_lists
from awards.ceremony.sheet_facts import sheet_facts
from awards.issuing import service as issuing
from awards.settings import Settings
from awards.stage.versions import version
from tests.ceremony.papers.cards import texts
from tests.stage.year import arrange, year, year_url

__all__ = ["year", "year_url"]


async def test_what_happened_since_the_version_is_said_on_the_trays(year: Settings) -> None:
    await arrange()
    made = await version("2023", 0)
    first, second, *_ = (each.certificate for each in made.content.on_stage)

    await issuing.revoke("demo", second.number, "名单有误")
    facts = await sheet_facts("2023", made)

    assert first.winner in facts.unprinted
    assert second.winner not in facts.unprinted
    assert facts.revoked == {second.winner}
    assert facts.reissued == {}
    words = "".join(texts(tray_lists(made, replace(year, language="zh"), facts)))
    assert words.count("已撤销，请取下") == 1
    assert words.count("尚未打印") == len(made.content.on_stage) - 1
