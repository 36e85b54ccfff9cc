"""The search over everything."""

from __future__ import annotations

from typing import Any

from litestar import Response, get
from litestar.response import Redirect

from awards import limits
from awards.overview.search import MOST, SearchResult, search
from awards.roles import Permission
from awards.web import visits
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translations


@get("/search", opt={"permission": Permission.READ})
async def searched(request: AnyRequest) -> Response[str] | Redirect:
    """A complete number leads directly to its winner."""
    text = str(request.query_params.get("q") or "")
    fault = _fault(request, text)
    found = SearchResult() if fault else await search(text.strip())
    if found.the_one is not None:
        return redirect(request, f"/winners/{found.the_one}")
    return page(
        request,
        "overview/search.html",
        status=400 if fault else 200,
        text=text.replace("\x00", "")[: limits.SEARCH].strip(),
        fault=fault,
        found=found,
        most=MOST,
    )


def _fault(request: AnyRequest, text: str) -> str:
    _ = translations(visits.language(request)).gettext
    if len(text) > limits.SEARCH:
        return _("%(count)s characters; %(limit)s at most.") % {
            "count": len(text),
            "limit": limits.SEARCH,
        }
    if any(ord(sign) < 32 or 0xD800 <= ord(sign) < 0xE000 for sign in text):
        return _("It holds a control or direction character: type it again.")
    return ""


ROUTES: list[Any] = [searched]
