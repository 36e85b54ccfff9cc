"""The whole history as administrators read it."""

from __future__ import annotations

from urllib.parse import urlencode

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromQuery
from litestar.response import Redirect
from litestar.types import ControllerRouterHandler

from awards.audit import queries, service, subjects
from awards.audit.history_table import history_table
from awards.audit.papers import own_layout_names
from awards.audit.people import shown_names
from awards.audit.rules import ChainBreak
from awards.audit.sentences import SENTENCES, sentence_of
from awards.errors import Language
from awards.papers.downloads import paper
from awards.papers.formats import FORMATS, PaperFormat
from awards.roles import Permission
from awards.web import visits
from awards.web.fields import Before
from awards.web.formats import number
from awards.web.pages import AnyRequest, page, redirect
from awards.words import translated, translations

PAGE = 50


@get("/history", opt={"permission": Permission.READ_AUDIT})
async def history(request: AnyRequest, before: FromQuery[Before] = None) -> Response[str]:
    spoken = visits.language(request)
    asked = queries.history_filter(dict(request.query_params))
    links = await queries.search(asked, before=before, limit=PAGE + 1)
    people, layouts = await shown_names(), await own_layout_names()
    categories = await subjects.category_names()
    said = translations(spoken).gettext
    more = (
        {**asked.form_values, "before": str(links[PAGE - 1].position)} if len(links) > PAGE else {}
    )
    about = {link.subject for link in links} | ({asked.subject} if asked.subject else set())
    return page(
        request,
        "audit/history.html",
        asked=asked,
        before=before,
        entries_shown=[
            sentence_of(link, spoken, people, categories, layouts) for link in links[:PAGE]
        ],
        subjects=await subjects.named(about, spoken),
        people=people,
        actions={action: said(words) for action, words in SENTENCES.items()},
        older=urlencode(more),
        newest=urlencode(asked.form_values),
    )


def _history_file(form: PaperFormat) -> HTTPRouteHandler:
    @get(f"/history.{form.name}", opt={"permission": Permission.READ_AUDIT})
    async def history_file(request: AnyRequest) -> Response[bytes]:
        """The entries that match, the newest first."""
        asked = queries.history_filter(dict(request.query_params))
        table = await history_table(asked, visits.settings_of(request).language)
        return await paper(request, table, form, "awards", "历史记录")

    return history_file


@post("/history/verification", opt={"permission": Permission.READ_AUDIT})
async def verify(request: AnyRequest) -> Redirect:
    """Check the whole chain and say what was found."""
    count, found = await service.verify()
    return redirect(request, "/history", _verdict(count, found, visits.language(request)))


def _verdict(count: int, found: ChainBreak | None, language: Language) -> str:
    _ = translations(language).gettext
    if found is None:
        return _("All %s entries were checked: none is missing, none was changed.") % number(count)
    words = _("The history was tampered with at entry %(position)s: %(reason)s.")
    return words % {"position": found.position, "reason": translated(found.reason, language)}


ROUTES: list[ControllerRouterHandler] = [history, *map(_history_file, FORMATS), verify]
