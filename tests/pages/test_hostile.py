"""Typed text is never markup: every route is opened and checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import Formatter

import httpx
import pytest
from litestar.routes import HTTPRoute

from awards.settings import Settings
from tests.pages import hostile
from tests.pages.hostile import CATEGORY, FIELD, HONOUR, ISSUER, NAME, TITLE, UNIT, WORDS
from tests.pages.markup import Form, Markup, sendings
from tests.people import Cast

pytestmark = pytest.mark.usual  # opens every page

#: The query parameters of pages.
ASKED = {
    "/search": ["q=林<xname", f"q={NAME}"],
    "/c/{code}/winners": [f"text={NAME}", "category=GR&state=draft"],
    "/c/{code}/print/check": ["what=all&stock=a4-landscape", "what=all&stock=a4-24up-labels"],
    "/c/{code}/print/check.png": ["what=all&stock=a4-landscape&sheet=1"],
    "/feeds/feed": [f"printer={WORDS}&tray={WORDS}&stock=a4-landscape&side=front"],
    "/feeds/card.pdf": ["printer=HP&tray=1&stock=a4-landscape&side=front"],
    "/api/v1/feeds/card.pdf": ["printer=HP&tray=1&stock=a4-landscape&side=front"],
    "/api/v1/certificates": ["number=郑经开表〔2024〕GR001号", f"number={NAME}"],
    "/c/{code}/deliveries": ["show=all", f"unit={UNIT}&q={NAME}"],
    "/verify": [f"number={WORDS}&name={NAME}"],
    "/c/{code}/fields": [f"name={WORDS}"],
    "/sign-in": [f"next=/{WORDS}"],
    "/history": [f"who={WORDS}", f"subject={WORDS}"],
}

#: Papers of a ceremony, by the name of the file.
FILES = ("/papers/{name}", "/files/{name}")

#: Redirects and missing files: nobody draws this run, makes this pack, and this list had no fault.
#: The list at the door opens only with the token of a telephone.
NOT_SHOWN = {
    "/api/v1/door/list": {401},
    "/": {303},
    "/v": {404},
    "/static/{name}": {404},
    "/sign-in/code": {303},
    "/c/{code}/intake/done/{reference}/annotated.xlsx": {404},
    "/c/{code}/ceremony/pack/{number}/pack.zip": {404},
    "/c/{code}/ceremony/pack/{number}/packed/{name}": {404},
    "/c/{code}/print/runs/{reference}/volumes/{place}": {404},
    "/c/{code}/print/runs/{reference}/volumes/{place}/print": {404},
    "/c/{code}/print/runs/{reference}/all.zip": {404},
    "/c/{code}/print/runs/{reference}/x4.pdf": {404},
    "/api/v1/runs/{reference}/volumes/{place}": {404},
    "/api/v1/runs/{reference}/x4.pdf": {404},
    "/api/v1/runs/{reference}/archive": {404},
    "/api/v1/commendations/{code}/ceremony/versions/{number}/pack": {404},
}

#: Sent last or never, because they would end the session of the walk.
ENDS = ("/sign-out", "/sessions/", "/me/second-factor", "/close", "/me/password", "/role")


def _wrong(answer: httpx.Response) -> list[str]:
    """Return what a browser would parse as an element, or sniff as a page."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if answer.status_code >= 500:
        return [f"{answer.status_code}"]
    if kind in ("text/html", "image/svg+xml", "application/xml", "text/xml"):
        return Markup(answer.text).foreign
    guarded = answer.headers.get("x-content-type-options") == "nosniff"
    return [] if guarded or not answer.content else [f"{kind} may be sniffed"]


def _paths(cast: Cast) -> Iterator[str]:
    for route in cast.app.routes:
        assert isinstance(route, HTTPRoute)
        if "GET" in route.methods:
            yield route.path_format


def _places(path: str, story: hostile.Story) -> Mapping[str, Sequence[str]]:
    """The value of each brace in an address. A new kind of brace needs a line here."""
    tokens = {
        "/p/{token}": story.proof,
        "/p/{token}/attendance": story.proof,
        "/welcome/{token}": story.welcome,
    }
    known = {
        "code": ["2023"],
        "winner": story.winner,
        "category": ["GR"],
        "draft": story.draft,
        "reference": story.receipt if "/intake/" in path else story.run,
        "place": ["1"],
        "report": ["roster", "units"],
        "notice": story.notice,
        "number": ["1"],
        "username": ["rita"],
        "layout": ["classic"],
        "name": ["script.pdf"] if path.endswith(FILES) else ["none"],
        "link": story.link,
        "role": ["host"],
        "slide": story.slide,
        "token": tokens.get(path, story.token),
    }
    return {name: known[name] for _, name, _, _ in Formatter().parse(path) if name}


def _addresses(path: str, story: hostile.Story) -> Iterator[str]:
    places = _places(path, story)
    for values in product(*places.values()):
        address = path.format_map(dict(zip(places, values, strict=True)))
        yield address
        yield from (f"{address}?{asked}" for asked in ASKED.get(path, []))


class Walk:
    """Every address, as the admin and as a stranger; what was wrong, read, and offered as forms."""

    def __init__(self, cast: Cast, story: hostile.Story) -> None:
        self._cast, self._story = cast, story
        self.wrong: dict[str, list[str]] = {}
        self.hidden: dict[str, set[int]] = {}
        self.read: set[str] = set()
        self.forms: list[tuple[str, Form]] = []

    async def all(self) -> None:
        for path in _paths(self._cast):
            statuses = [await self._look(at) for at in _addresses(path, self._story)]
            if not any(200 in each for each in statuses):
                self.hidden[path] = {to_adam for _, to_adam in statuses}

    async def _look(self, address: str) -> tuple[int, int]:
        """Return the status for the stranger, and for the admin."""
        to_nobody, to_adam = [
            await who.get(address) for who in (self._cast.nobody, self._cast.adam)
        ]
        for answer in (to_nobody, to_adam):
            shown = self.judge(address, answer)
            self.forms += [(address, form) for form in shown.forms]
        return to_nobody.status_code, to_adam.status_code

    def judge(self, address: str, answer: httpx.Response) -> Markup:
        if found := _wrong(answer):
            self.wrong[address] = found
        shown = Markup(answer.text if "html" in answer.headers.get("content-type", "") else "")
        self.read |= set(shown.read)
        return shown

    async def send_forms(self) -> int:
        """Send each form with one hostile text in all typed fields; return how many there were."""
        sent: set[tuple[str, ...]] = set()
        for address, form in self.forms:
            for to, fields in sendings(form, WORDS):
                what = (to, *sorted(fields.keys() - {"form_token"}))
                if what not in sent and not any(end in to for end in ENDS):
                    sent.add(what)
                    answer = await self._cast.adam.post(to or address, data=fields)
                    self.judge(f"POST {to or address}", answer)
        return len(sent)


@pytest.mark.parametrize("_door", ["sqlite"], indirect=True)
async def test_nothing_typed_is_markup_on_any_page(cast: Cast, settings: Settings) -> None:
    """It is slow on purpose: it opens all pages, sends every form, and opens all pages again."""
    walk = Walk(cast, await hostile.told(settings))

    await walk.all()
    hidden = dict(walk.hidden)
    forms = await walk.send_forms()
    await walk.all()

    assert walk.wrong == {}
    assert hidden == NOT_SHOWN
    assert forms > 40
    text = "\n".join(walk.read)
    typed = (NAME, UNIT, TITLE, HONOUR, ISSUER, CATEGORY, FIELD, WORDS)
    assert [each for each in typed if each not in text] == []
