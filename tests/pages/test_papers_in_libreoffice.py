"""The office's own papers as LibreOffice shows them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from awards import clock
from awards.issuing import service as issuing
from awards.settings import Settings
from awards.winner_fields import Registration
from tests.cast import LIN, confirmed, register
from tests.certificates.reading import squeezed
from tests.notices.story import ask_for, noticed
from tests.papers.libreoffice import A4, converted, pages
from tests.papers.lists import UNIT
from tests.people import Cast

pytestmark = pytest.mark.usual

HERE = "/c/2023"
LONG = Registration("GR", "𫰠禾", UNIT, LIN.honour)
FOREIGN = Registration("GR", "买买提·吐尔逊·阿不都热合曼", "Zhengzhou A&B Company Ltd.", LIN.honour)
FORMS = ("xlsx", "docx")


async def test_every_paper_is_one_sheet_wide_and_nothing_is_cut(
    cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    issued = await confirmed(LIN, LONG)
    await issuing.issue("web/anna", "2023", settings)
    await ask_for(days=5)
    notice = await noticed(await register(FOREIGN))
    until = {"deadline": f"{clock.today() + timedelta(days=7)}", "all": "true"}
    await cast.rita.post(f"{HERE}/proofs", data=until)
    papers = {
        "notice": f"{HERE}/notices/{notice.id}/list.",
        "winners": f"{HERE}/winners.",
        "roster": f"{HERE}/roster.",
        "units": f"{HERE}/reports/units/",
        "links": f"{HERE}/proofs/links.",
        "history": "/history.",
    }
    files = {
        f"{name}-{form}.{form}": (await cast.adam.get(f"{address}{form}")).content
        for name, address in papers.items()
        for form in FORMS
    }
    files["letters.docx"] = (await cast.adam.get(f"{HERE}/proofs/letters.docx")).content

    found = {name: pages(path) for name, path in converted(files, tmp_path).items()}

    assert len(issued) == 2
    for name, seen in found.items():
        text = squeezed("".join(page.text for page in seen).replace("\ufffe", "-"))
        assert {tuple(sorted(page.size)) for page in seen} == {A4}, name
        assert [page.outside or page.crossed for page in seen] == [[]] * len(seen), name
        assert f"第{len(seen)}页共{len(seen)}页" in text or name == "letters.docx"
        shown = FOREIGN.unit if name.startswith("notice") else UNIT
        assert squeezed(shown) in text, name
