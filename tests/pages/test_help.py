"""The handbook on the pages: each step finds its section, in the page's language."""

from __future__ import annotations

import pytest

from awards.web.handbook import SECTIONS, help_of
from tests.people import Cast

#: The sections of a commendation's pages, and the confirmation between them.
STEPS = (
    "overview",
    "catalogue",
    "intake",
    "winners",
    "proofs",
    "notices",
    "confirm",
    "issuing",
    "printing",
    "roster",
    "published",
)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("step", [*STEPS, *SECTIONS])
def test_each_step_has_its_help_in_both_languages(step: str, language: str) -> None:
    sections = help_of(step, "en" if language == "en" else "zh")

    assert sections
    for section in sections:
        assert len(section.body) > 50
        assert ("。" in section.body) is (language == "zh")


async def test_a_page_leads_to_its_own_part_of_the_handbook(guests: Cast) -> None:
    """The page brings it when its help is opened; without scripts there is a link."""
    winners = (await guests.vera.get("/c/2023/winners")).text
    part = (await guests.vera.get("/help?step=winners")).text

    assert '<a href="/help?step=winners">' in winners
    assert 'id="winners"' in part
    assert 'id="notices"' not in part


async def test_the_whole_handbook_is_one_page(guests: Cast) -> None:
    chinese = (await guests.vera.get("/help?lang=zh")).text
    english = (await guests.vera.get("/help?lang=en")).text

    assert 'id="notices"' in chinese
    assert "公示按 <code>notice_days</code> 个工作日计算" in chinese
    assert "The notice runs for <code>notice_days</code> working days" in english
    assert "&lt;" not in english.split('class="handbook"')[1].split("</main>")[0]
