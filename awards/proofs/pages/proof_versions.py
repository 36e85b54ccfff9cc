"""What a unit was shown and confirmed: the versions of its proof, and the register now."""

from __future__ import annotations

from typing import Any

from litestar import Response, get

from awards.audit.people import shown_names
from awards.catalogue import service as catalogue
from awards.errors import NotFound
from awards.proofs import queries
from awards.roles import Permission
from awards.statements import queries as stated
from awards.statements.differing import differences
from awards.statements.rules import correction_line
from awards.tables import StatementKind
from awards.web.fields import CodeInPath, IdInPath
from awards.web.pages import AnyRequest, page
from awards.words import Phrase


@get("/c/{code:str}/proofs/{link:int}/versions", opt={"permission": Permission.READ})
async def proof_versions(request: AnyRequest, code: CodeInPath, link: IdInPath) -> Response[str]:
    """The newest version first, each with the words that the unit read."""
    here = await catalogue.find(code)
    found = await queries.link(link)
    statement = await stated.of_proof(link)
    if found.commendation != here.id or statement is None:
        raise NotFound(what=Phrase("proof"), key=link)
    differing = await differences(here, StatementKind.PROOF)
    return page(
        request,
        "proofs/versions.html",
        here=here,
        section="proofs",
        link=found,
        versions=[
            (each, await stated.lines_at(statement.id, each.version))
            for each in reversed(statement.versions)
        ],
        corrections={each.version.version: correction_line(each) for each in statement.corrections},
        differences=[each for each in differing if each.source == str(link)],
        people=await shown_names(),
    )


ROUTES: list[Any] = [proof_versions]
