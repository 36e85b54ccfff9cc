"""The choices of a print run's form: which certificates, on what paper, on which printer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from awards import limits
from awards.catalogue.records import CommendationRecord
from awards.issuing import queries as issued
from awards.layouts import service as layouts
from awards.printing.feeds import calibrations
from awards.printing.feeds import service as feeds
from awards.printing.feeds.stocks import stocks_for
from awards.printing.runs.choosing import CertificateSelection
from awards.printing.runs.rules import LARGEST_VOLUME, VOLUME, RunSetup
from awards.settings import Settings
from awards.web import visits
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_
from certificates import Page
from certificates.press import Stock

_LARGEST = 10**8


#: The choices as parameters of an address, so that they can be saved and sent.
FIELDS = (
    "what", "numbers", "category", "layout", "first", "last", "by", "stock", "feed", "order", "start",
    "backs", "bleed", "crop_marks", "colour_bar", "dividers", "slug", "volume", "cut", "title",
)  # fmt: skip


#: The choices that the page shows without unfolding.
ALWAYS_SHOWN = ("what", "numbers", "category", "stock", "feed")

#: In mm.
BLEEDS = range(6)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The options: stocks by nearness of size, and calibrated trays of printers.

    ``layouts`` are pairs of a digest and a label, ``backs`` of an id and a name. ``trays`` have the
    labels that a form uses.
    """

    stocks: list[Stock]
    layouts: list[tuple[str, str]]
    backs: list[tuple[str, str]]
    trays: dict[str, calibrations.FeedSide]


async def run_options(here: CommendationRecord, settings: Settings) -> RunOptions:
    used = await issued.layouts_of(here)
    shelf = layouts.shelf(settings.font_dirs)  # With any fonts, because only sizes are needed.
    kept = [(each, await layouts.open_stored(each.digest)) for each in used]
    trims = [Page(each.sample.snapshot.content(), layout, shelf).trim for each, layout in kept]
    stocks: dict[str, Stock] = {}
    for trim in trims:
        stocks |= {stock.id: stock for stock in stocks_for(trim) if stock.id not in stocks}
    trays = {each.side.key[:2]: each.side for each in await feeds.feeds()}
    return RunOptions(
        list(stocks.values()),
        [(each.digest, f"{layout.name} · {each.certificates}") for each, layout in kept],
        list((await layouts.of_sizes(trims)).items()),
        {f"{side.printer} · {side.tray}": side for side in trays.values()},
    )


def wanted_of(form: WebForm) -> CertificateSelection:
    """Faults are noted in the form."""
    first = form.whole("first", 1, _LARGEST, default=1)
    last = form.whole("last", 0, _LARGEST, default=0)
    if last and last < first:
        form.fault("last", N_("It is before the first one."))
    these = form["what"] == "these"
    by_stage, version = _by(form)
    named = form.text("numbers", limits.RUN_NUMBERS, lines=True, required=these)
    return CertificateSelection(
        category=form["category"] or None,
        first=first,
        last=last or None,
        unprinted=not these and form["what"] != "all",
        named=named if these else "",
        layout=form["layout"],
        by_stage=by_stage,
        version=int(version) if version else None,
    )


def _by(form: WebForm) -> tuple[bool, str]:
    """The order: “stage”, “stage-3” for a frozen version, or empty for that of the decision."""
    word, _, version = form["by"].partition("-")
    known = word in ("", "stage") and (not version or (version.isascii() and version.isdigit()))
    if not known or len(version) > 9 or (version and not word):
        form.fault("by", N_("Choose one of the list."))
        return False, ""
    return word == "stage", version


def setup_of(form: WebForm, offer: RunOptions) -> RunSetup:
    """Faults are noted in the form."""
    feed = offer.trays.get(form["feed"])
    if form["feed"] and feed is None:
        form.fault("feed", N_("Choose one of the list."))
    if form["backs"] and form["backs"] not in dict(offer.backs):
        form.fault("backs", N_("Choose one of the list."))
    return RunSetup(
        stock=form["stock"] or next((stock.id for stock in offer.stocks), ""),
        printer=feed.printer if feed else "",
        tray=feed.tray if feed else "",
        backs=form["backs"],
        order="cut-and-stack" if form["order"] == "cut-and-stack" else "sequence",
        start=form.whole("start", 1, 100, default=1),
        bleed=form.whole("bleed", BLEEDS[0], BLEEDS[-1], default=0),
        crop_marks=form.flag("crop_marks"),
        colour_bar=form.flag("colour_bar"),
        slug=form.text("slug", limits.RUN_TITLE),
        dividers=form.flag("dividers"),
        volume=form.whole("volume", 1, LARGEST_VOLUME, default=VOLUME),
        cut="category" if form["cut"] == "category" else "",
    )


def chosen_before(request: AnyRequest) -> WebForm:
    """The choice in an address."""
    given = {name: request.query_params.getall(name, []) for name in FIELDS}
    return WebForm(visits.language(request), given)


def as_query(form: WebForm) -> str:
    """The same choice as a part of an address."""
    return urlencode({name: form[name] for name in FIELDS if form[name]})


#: These choose certificates, and numbers replace them.
_RANGE = ("category", "layout", "first", "last")


def query_of_numbers(form: WebForm, numbers: str) -> str:
    """The same choice with these certificates only; empty if there are none, or too many."""
    if not numbers or len(numbers) > limits.RUN_NUMBERS:
        return ""
    same = {name: form[name] for name in FIELDS if form[name] and name not in _RANGE}
    return urlencode(same | {"what": "these", "numbers": numbers})
