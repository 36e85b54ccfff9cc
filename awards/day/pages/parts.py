"""What the pages of the day share: how they are rendered, and how an act of a form is done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from litestar import Response
from litestar.response import Redirect

from awards.catalogue import service as catalogue
from awards.day.desk import desk
from awards.errors import AwardsError, Conflict, Invalid, NotFound
from awards.web import visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest, page, redirect

Answer = Response[str] | Redirect
Act = Callable[[], Awaitable[object]]


async def day_page(
    request: AnyRequest,
    code: str,
    name: str,
    form: WebForm | None = None,
    *,
    status: int = 200,
    **more: object,
) -> Response[str]:
    """The page ``day/NAME.html``; before a version is frozen the page that says so."""
    here = await catalogue.find(code)
    found = await desk(here)
    return page(
        request,
        f"day/{name}.html" if found else "day/unfrozen.html",
        status=status,
        here=here,
        section="ceremony",
        tab="day",
        desk=found,
        form=form or WebForm(visits.language(request)),
        **more,
    )


async def acted(
    request: AnyRequest,
    form: WebForm,
    act: Act | None,
    back: str,
    shown: Callable[[int], Awaitable[Response[str]]],
) -> Answer:
    """Do it and go back. A refusal is shown at the top, with 409 if somebody was faster."""
    status = 422
    if form.sound and act:
        try:
            await act()
        except (Invalid, Conflict, NotFound) as fault:
            form.refuse(fault)
            status = _status(fault)
        else:
            return redirect(request, back)
    return await shown(status)


def _status(fault: AwardsError) -> int:
    if isinstance(fault, Conflict):
        return 409
    return 404 if isinstance(fault, NotFound) else 422


def seen_of(form: WebForm) -> str:
    """The revision that the page was made from; a page without one is too old."""
    return form["revision"]
