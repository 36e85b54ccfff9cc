"""The page shell: every page is made here, with everything that pages share."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from litestar import Request, Response
from litestar.datastructures import Cookie
from litestar.response import Redirect

from awards import limits
from awards.errors import Language
from awards.roles import Permission
from awards.web import assets, tables, visits
from awards.web.compact import Compact
from awards.web.exchange import request_id
from awards.web.formats import FILTERS
from awards.web.handbook import SECTIONS
from awards.web.labels import LABELS
from awards.web.page_numbers import page_numbers
from awards.words import translated, translations

AnyRequest = Request[Any, Any, Any]

#: Only our own files, and nothing inline; previews are our own pictures (OWASP ASVS 3.4).
CONTENT_SECURITY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'"
)
HTML = "text/html"

#: The key in a request's state of what the frame shows on every page: `awards.overview.around`.
AROUND = "around"


def page(
    request: AnyRequest, template: str, /, *, status: int = 200, **context: object
) -> Response[str]:
    """A page from ``station/file.html`` in that station's ``templates`` folder.

    A browser without a seed for its forms is given one. A carried message is shown and removed.
    """
    settings = visits.settings_of(request)
    spoken = visits.language(request)
    cookies = []
    grown_from = visits.seed(request)
    if not grown_from:
        grown_from = visits.new_seed()
        cookies.append(visits.cookie(settings, visits.VISIT, grown_from))
    if said := visits.carried(request, visits.SAID):
        cookies.append(visits.cookie(settings, visits.SAID, "", seconds=0))
    shared = {
        "language": spoken,
        "theme": visits.theme(request),
        "principal": request.scope.get("user"),
        "path": request.url.path,
        "query": request.url.query,
        "request_id": request_id(request.scope),
        "around": request.scope.get("state", {}).get(AROUND, {}),
        "said": visits.unwrapped(settings, said),
        "form_token": visits.form_token(settings, grown_from),
    }
    text = _environment(spoken).get_template(template).render({**shared, **context})
    return answer(tables.as_cards(text), spoken, status=status, cookies=cookies)


def plain_page(
    request: AnyRequest, template: str, /, *, status: int = 200, **context: object
) -> Response[str]:
    """Render a public page: it has no form, so it sets no cookie and is the same for everyone."""
    spoken = visits.language(request)
    shared = {"language": spoken, "path": request.url.path, "request_id": request_id(request.scope)}
    text = _environment(spoken).get_template(template).render({**shared, **context})
    return answer(text, spoken, status=status)


def answer(
    text: str, language: Language, *, status: int = 200, cookies: list[Cookie] | None = None
) -> Response[str]:
    headers = {
        "Content-Security-Policy": CONTENT_SECURITY,
        "Content-Language": "zh-Hans" if language == "zh" else "en",
    }
    return Response(
        text, media_type=HTML, status_code=status, headers=headers, cookies=cookies or []
    )


def redirect(
    request: AnyRequest, path: str, said: str = "", cookies: list[Cookie] | None = None
) -> Redirect:
    """Redirect to another page after a change, with a message. A reload there changes nothing."""
    settings = visits.settings_of(request)
    carried = list(cookies or [])
    if said:
        carried.append(visits.cookie(settings, visits.SAID, visits.wrapped(settings, said)))
    return Redirect(path, status_code=303, cookies=carried)


def may(request: AnyRequest, permission: Permission) -> bool:
    principal = request.scope.get("user")
    return principal is not None and principal.may(permission)


@cache
def _environment(language: Language) -> Environment:
    """One for each language, so that a template is compiled with its words."""
    environment = Environment(
        loader=_loader(),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", Compact],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = translations(language)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(
        FILTERS,
        translated=partial(translated, language=language),
        filled=partial(_filled, empty=words.gettext("Not filled in")),
    )
    environment.globals.update(
        asset=assets.address,
        limits=limits,
        page_numbers=page_numbers,
        help_steps=SECTIONS,
        Permission=Permission,
        labels={
            kind: {code: words.gettext(label) for code, label in known.items()}
            for kind, known in LABELS.items()
        },
    )
    return environment


def compile_templates(language: Language) -> None:
    """Compile every template now instead of when its first page is asked for."""
    environment = _environment(language)
    for name in environment.list_templates():
        environment.get_template(name)


def _filled(value: object, empty: str) -> object:
    """A field's value, or the words for an empty field."""
    return value or empty


def _loader() -> BaseLoader:
    """``station/file.html`` is ``awards/station/templates/file.html``."""
    folders = Path(__file__).parent.parent.glob("*/templates")
    return PrefixLoader({folder.parent.name: FileSystemLoader(folder) for folder in folders})
