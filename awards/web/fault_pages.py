"""A fault as a page: what happened, what became of the person's work, what to do now."""

from __future__ import annotations

from urllib.parse import quote

from litestar import Response

from awards.errors import AwardsError, NotSignedIn, SecondFactorMissing
from awards.web import visits
from awards.web.pages import AnyRequest, page, plain_page

#: htmx would put the sign-in page into the current page; this makes the browser go there.
_HTMX, _HTMX_GO = "hx-request", "HX-Redirect"


def fault_page(request: AnyRequest, fault: AwardsError, status: int) -> Response[str]:
    """A person who is not signed in is sent to sign in, and returns here afterwards."""
    if isinstance(fault, NotSignedIn):
        return _sent(request, f"/sign-in?next={quote(_here(request), safe='')}")
    if isinstance(fault, SecondFactorMissing):
        return _sent(request, "/me/second-factor")
    words = fault.words(visits.language(request))
    if _is_strangers(request):
        return plain_page(request, "web/stranger_fault.html", status=status, words=words)
    return page(request, "web/fault.html", status=status, words=words, status_code=status)


def _is_strangers(request: AnyRequest) -> bool:
    """True for a public route, whose page shows nothing of the rest of the service."""
    route = request.scope.get("route_handler")
    return route is not None and route.opt.get("stranger") is True


def _here(request: AnyRequest) -> str:
    if request.method != "GET":
        return "/"
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _sent(request: AnyRequest, path: str) -> Response[str]:
    if _HTMX in request.headers:
        return Response("", headers={_HTMX_GO: path})
    return Response("", status_code=303, headers={"Location": path})
