"""Faults told in a page: what happened, what became of the person's work, what to do now."""

from __future__ import annotations

from urllib.parse import quote

from litestar import Response

from awards.errors import AwardsError, NotSignedIn
from awards.web import visits
from awards.web.pages import AnyRequest, page

#: htmx would put the page to sign in within the page; this has the browser go there.
_HTMX, _HTMX_GO = "hx-request", "HX-Redirect"


def fault_page(request: AnyRequest, fault: AwardsError, status: int) -> Response[str]:
    """Whoever is not signed in is sent to sign in, and comes back here after."""
    if isinstance(fault, NotSignedIn):
        return _to_sign_in(request)
    words = fault.words(visits.language(request))
    return page(request, "web/fault.html", status=status, words=words, status_code=status)


def _to_sign_in(request: AnyRequest) -> Response[str]:
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    back = here if request.method == "GET" else "/"
    path = f"/sign-in?next={quote(back, safe='')}"
    if _HTMX in request.headers:
        return Response("", headers={_HTMX_GO: path})
    return Response("", status_code=303, headers={"Location": path})
