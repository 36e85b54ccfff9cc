"""Links and letters to the units, as files."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.handlers import HTTPRouteHandler

from awards import clock
from awards.catalogue import service as catalogue
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat, file_name
from awards.proofs import letters, queries
from awards.proofs.letter_files import LETTER_FORMATS, LetterFormat, letters_file
from awards.proofs.pages.links import OPT
from awards.web import visits
from awards.web.downloads import download
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest


def _links(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/proofs/links.{form.name}", opt=OPT)
    async def links(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
        """Unit → link, for mailing."""
        here = await catalogue.find(code)
        units = await queries.units(here)
        table = letters.links_table(here, units, visits.settings_of(request))
        return await paper(request, table, form, code, "校对链接")

    return links


def _letters(form: LetterFormat) -> HTTPRouteHandler:
    @get(f"/c/{{code:str}}/proofs/letters.{form.name}", opt=OPT)
    async def written(request: AnyRequest, code: CodeInPath) -> Response[bytes]:
        """A letter for each unit with a link, with a code that opens it."""
        content = await letters_file(code, form.name, visits.settings_of(request))
        name = file_name(code, "校对函", clock.today(), form.name)
        return download(content, name, form.media_type)

    return written


ROUTES: list[Any] = [*map(_links, FORMATS), *map(_letters, LETTER_FORMATS)]
