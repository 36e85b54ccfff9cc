"""What the sign-in pages share: the visitor, the next address, the refusal."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.datastructures import Cookie

from awards.accounts.rules import NewSession, Visitor
from awards.errors import AwardsError, TooManyTries
from awards.web import visits
from awards.web.forms import WebForm
from awards.web.pages import page

AnyRequest = Request[Any, Any, Any]


def visitor(request: AnyRequest) -> Visitor:
    """Use a proxy's word for the address only if the settings trust that proxy."""
    address = request.client.host if request.client else ""
    return Visitor(address, request.headers.get("user-agent", ""))


def carrying(request: AnyRequest, opened: NewSession) -> list[Cookie]:
    return [visits.cookie(visits.settings_of(request), visits.SESSION, opened.token)]


def passed_on(path: str) -> str:
    """Encode the address for a header."""
    return quote(path, safe="/?#=&%:+,;@!~*'()$-._")


def refused(
    request: AnyRequest,
    template: str,
    form: WebForm,
    fault: AwardsError,
    name: str = "",
    **context: object,
) -> Response[str]:
    """Show the form again with the fault beside the field ``name``, and when to come back."""
    form.refuse(fault, "" if isinstance(fault, TooManyTries) else name)
    if not isinstance(fault, TooManyTries):
        return page(request, template, status=422, form=form, **context)
    answer = page(request, template, status=429, form=form, **context)
    answer.headers["Retry-After"] = str(fault.facts["seconds"])
    return answer
