"""Every fault as an RFC 9457 problem: what is wrong and what to do, in the caller's language.

People who opened a page get a page instead.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from typing import Any

from litestar import Request, Response
from litestar.exceptions import (
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)

from awards import database, errors
from awards.errors import AwardsError
from awards.web import visits
from awards.web.exchange import request_id
from awards.web.fault_pages import fault_page
from awards.web.languages import preferred
from awards.web.paths import is_page
from awards.words import Phrase

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = "5"

#: The HTTP status for a family of faults; the first match counts.
STATUSES: tuple[tuple[type[AwardsError], int], ...] = (
    (errors.RequestMalformed, 400),
    (errors.MethodRefused, 405),
    (errors.BodyTooLarge, 413),
    (errors.RevisionMissing, 428),
    (errors.Invalid, 422),
    (errors.NotFound, 404),
    (errors.Stale, 412),
    (errors.Conflict, 409),
    (errors.NotSignedIn, 401),
    (errors.TooManyTries, 429),
    (errors.TooManyLookups, 429),
    (errors.Denied, 403),
    (errors.Unavailable, 503),
)

_log = logging.getLogger("awards.faults")

AnyRequest = Request[Any, Any, Any]
Handler = Callable[[AnyRequest, Any], Response[Any]]


def _told(request: AnyRequest, fault: AwardsError, **more: object) -> Response[Any]:
    if is_page(request.url.path):
        page = fault_page(request, fault, status_of(fault))
        page.headers.update(_headers(fault, page.status_code or 500))
        return page
    return problem(request, fault, **more)


def _own(request: AnyRequest, fault: AwardsError) -> Response[Any]:
    return _told(request, fault)


def _framework(request: AnyRequest, fault: HTTPException) -> Response[Any]:
    said = {"faults": _faults(fault)} if isinstance(fault, ValidationException) else {}
    answer = _told(request, _as_own(request, fault), **said)
    answer.headers.update(fault.headers or {})
    return answer


def _unforeseen(request: AnyRequest, fault: Exception) -> Response[Any]:
    away = database.is_away(fault)
    _log.error("request %s failed", request_id(request.scope), exc_info=fault)
    return _told(
        request, errors.DatabaseBusy(reason=type(fault).__name__) if away else AwardsError()
    )


#: Our own faults, the framework's, and unexpected ones.
HANDLERS: dict[int | type[Exception], Handler] = {
    AwardsError: _own,
    HTTPException: _framework,
    Exception: _unforeseen,
}


def problem(request: AnyRequest, fault: AwardsError, **more: object) -> Response[dict[str, Any]]:
    default = visits.settings_of(request).language
    language = preferred(request.headers.get("accept-language", ""), default)
    words = fault.words(language)
    status = status_of(fault)
    content = {
        **_members(fault),
        **more,
        "type": f"urn:awards:{fault.code}",
        "title": words.what,
        "detail": words.remedy,
        "status": status,
        "code": fault.code,
        "instance": f"urn:awards:request:{request_id(request.scope)}",
    }
    headers = {"Content-Language": language, "Vary": "Accept-Language", **_headers(fault, status)}
    return Response(content, status_code=status, media_type=MEDIA_TYPE, headers=headers)


def status_of(fault: AwardsError) -> int:
    return next((status for family, status in STATUSES if isinstance(fault, family)), 500)


def _headers(fault: AwardsError, status: int) -> dict[str, str]:
    if status == 401:
        return {"WWW-Authenticate": "Bearer"}
    if status == 429:
        return {"Retry-After": str(fault.facts.get("seconds", RETRY_SECONDS))}
    return {"Retry-After": RETRY_SECONDS} if status == 503 else {}


def _members(fault: AwardsError) -> dict[str, object]:
    """The facts that JSON can hold; those that are words themselves are in the title already."""
    plain = (str, int, float, bool, date, type(None))
    return {key: value for key, value in fault.facts.items() if isinstance(value, plain)}


def _as_own(request: AnyRequest, fault: HTTPException) -> AwardsError:
    if isinstance(fault, NotFoundException):
        return errors.NotFound(what=Phrase("address"), key=request.url.path[:200])
    if isinstance(fault, MethodNotAllowedException):
        return errors.MethodRefused(method=request.method)
    if fault.status_code == 413:
        return errors.BodyTooLarge()
    if fault.status_code >= 500:
        return AwardsError()
    if is_page(request.url.path) and _only_in_address(fault):
        return errors.NotFound(what=Phrase("address"), key=request.url.path[:200])
    listed = "; ".join(f"{each['where']}: {each['message']}" for each in _faults(fault))
    return errors.RequestMalformed(reason=listed or fault.detail)


def _only_in_address(fault: HTTPException) -> bool:
    """A person who opens an impossible address reads that it does not exist."""
    extra = fault.extra if isinstance(fault.extra, list) else []
    return bool(extra) and all(
        isinstance(each, dict) and each.get("source") == "path" for each in extra
    )


def _faults(fault: HTTPException) -> list[dict[str, str]]:
    """Where the request differs from its description, and how."""
    extra = fault.extra if isinstance(fault.extra, list) else []
    return [
        {"where": f"{each.get('source', '')}.{each.get('key', '')}", "message": each["message"]}
        for each in extra
        if isinstance(each, dict) and "message" in each
    ]
