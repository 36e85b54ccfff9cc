"""The entry: the newest commendation, or how to create the first."""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.overview.demonstration import CODE, COMMENDATION, WINNERS, fixture
from awards.roles import Permission
from awards.web import visits
from awards.web.downloads import XLSX, download
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations


@get("/", opt={"permission": Permission.READ})
async def start_page(request: AnyRequest) -> Response[str] | Redirect:
    newest = next(iter(await catalogue.codes()), None)
    if newest is not None:
        return redirect(request, f"/c/{newest}")
    return page(request, "overview/welcome.html")


@get("/commendations", opt={"permission": Permission.READ})
async def commendations(request: AnyRequest) -> Response[str]:
    found = [await catalogue.find(code) for code in await catalogue.codes()]
    return page(request, "overview/commendations.html", found=found, sample=CODE)


@get("/tour", opt={"permission": Permission.READ})
async def tour(request: AnyRequest) -> Response[str]:
    """The year in two minutes: its steps, and who does them."""
    return page(request, "overview/tour.html")


@post("/commendations/sample", opt={"permission": Permission.MANAGE_CATALOGUE})
async def sample(request: AnyRequest) -> Redirect:
    """The commendation of the demonstration. Later changes to it are kept."""
    _ = translations(visits.language(request)).gettext
    if CODE in await catalogue.codes():
        return redirect(request, f"/c/{CODE}", _("A commendation with this code exists already."))
    source = fixture(COMMENDATION).read_text("utf-8")
    await catalogue.load(request.user.actor, parse(source, COMMENDATION))
    said = _("The sample is loaded. Download its list of 400 invented winners and import it.")
    return redirect(request, f"/c/{CODE}", said)


@get("/commendations/sample.xlsx", opt={"permission": Permission.READ}, sync_to_thread=True)
def sample_winners() -> Response[bytes]:
    return download(fixture(WINNERS).read_bytes(), "样例名单-400人.xlsx", XLSX)


ROUTES: list[Any] = [start_page, commendations, tour, sample, sample_winners]
