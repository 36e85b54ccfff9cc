"""The composition root of the web: every route, and the layers around them."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, NamedTuple, cast

import anyio
import msgspec
from litestar import Litestar, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.types import ControllerRouterHandler

from awards import database
from awards import settings as configuration
from awards.accounts import api as accounts
from awards.accounts import pages as accounts_pages
from awards.accounts.guard import actor, admit
from awards.accounts.lookups import Lookups
from awards.audit import api as audit
from awards.audit import leaving
from awards.audit import pages as audit_pages
from awards.audit import service as history
from awards.catalogue import api as catalogue
from awards.catalogue import pages as catalogue_pages
from awards.ceremony import api as ceremony
from awards.ceremony import pages as ceremony_pages
from awards.ceremony.pack import packer
from awards.database.migrate import require_current
from awards.day import api as day
from awards.day import pages as day_pages
from awards.deliveries import api as deliveries
from awards.deliveries import pages as deliveries_pages
from awards.door import api as door
from awards.door import device_api as door_devices
from awards.door import pages as door_pages
from awards.door import pages_phone as door_phone
from awards.door import sweeping as door_sweeping
from awards.errors import DatabaseBusy
from awards.intake import api as intake
from awards.intake import pages as intake_pages
from awards.intake import sweeping
from awards.issuing import api as issuing
from awards.issuing import pages as issuing_pages
from awards.layout_editor import pages as layout_editor_pages
from awards.layouts import api as layouts_api
from awards.layouts import service as layouts
from awards.notices import api as notices
from awards.notices import pages as notices_pages
from awards.overview import api as overview
from awards.overview import pages as overview_pages
from awards.overview.around import look_around
from awards.paper_records import api as paper_records
from awards.paper_records import pages as paper_records_pages
from awards.photos import api as photos
from awards.photos import pages as photos_pages
from awards.printing import api as printing
from awards.printing import pages as printing_pages
from awards.printing.press import press
from awards.proofs import api as proofs
from awards.proofs import pages as proofs_pages
from awards.roles import Permission
from awards.settings import Settings
from awards.stage import api as stage
from awards.stage import pages as stage_pages
from awards.stage.attendance import api as attendees
from awards.stage.attendance import replies_api
from awards.stage.seats import api as seats
from awards.verification import api as verification
from awards.verification import pages as verification_pages
from awards.web import assets, preferences
from awards.web.exchange import Service
from awards.web.fields import JSONRequest
from awards.web.old_addresses import sent_on
from awards.web.openapi import document
from awards.web.problems import HANDLERS
from awards.winners import api as winners
from awards.winners import pages as winners_pages
from awards.words import Phrase

#: The largest body that is not a spreadsheet, and the form fields added to one that is.
BODY_BYTES = 4_000_000
FORM_BYTES = 65_536

READY_SECONDS = 2.0

#: New objects until the youngest are looked through, and how often before older ones are.
COLLECTING = (20_000, 10, 50)

#: Seconds until a busy thread lets another continue.
SWITCHING = 0.001

#: Form addresses of earlier versions: the old one, where it leads, and who may send it.
MOVED = (
    sent_on("/c/{code:str}/winners/confirm", "/c/{code}/notices/confirm", Permission.CONFIRM),
    sent_on("/c/{code:str}/winners/hold", "/c/{code}/notices/hold", Permission.NOTICE),
    sent_on("/winners/{winner:int}/hold", "/winners/{winner}/objections/hold", Permission.NOTICE),
    sent_on(
        "/c/{code:str}/settings/{category:str}/try",
        "/c/{code}/categories/{category}/preview",
        Permission.MANAGE_CATALOGUE,
    ),
)


class Health(msgspec.Struct, frozen=True):
    status: str = "ok"


@get("/health/live", opt={"public": True}, tags=["health"])
async def live() -> Health:
    """The process answers; nothing else is checked."""
    return Health()


@get("/health/ready", opt={"public": True}, tags=["health"])
async def ready(settings: NamedDependency[Settings]) -> Health:
    """The database answers and is up to date, and the fonts are there."""
    try:
        with anyio.fail_after(READY_SECONDS):
            await require_current()
    except TimeoutError as fault:
        raise DatabaseBusy(
            reason=Phrase("no answer in %(seconds)s s", seconds=f"{READY_SECONDS:g}")
        ) from fault
    await anyio.to_thread.run_sync(layouts.shelf, settings.font_dirs)
    return Health()


class _Limits(NamedTuple):
    """What the routes themselves depend on: the largest uploads, in bytes with their form fields."""

    upload: int
    archive: int


#: Assembled before their settings are known: `assemble_ahead`.
_AHEAD: dict[_Limits, list[Litestar]] = {}


def create_app(settings: Settings | None = None) -> Litestar:
    """The service, ready to run. Raises SettingsFault.

    It refuses to start, with DatabaseBehind, while a migration is pending.
    """
    here = settings or configuration.from_environment()
    limits = _limits(here)
    ahead = _AHEAD.get(limits)
    return furnish(ahead.pop() if ahead else _assembled(limits), here)


def furnish(app: Litestar, settings: Settings) -> Litestar:
    """Give a service that does not run these settings, and nothing of those that it had."""
    app.state = State({"settings": settings, "lookups": Lookups(settings.lookups_per_minute)})
    return app


def assemble_ahead(settings: Settings) -> None:
    """Assemble the next service with the limits of these settings: half a second of work.

    A process that forks into services does it once for all of them.
    """
    limits = _limits(settings)
    _AHEAD.setdefault(limits, []).append(_assembled(limits))


def _limits(settings: Settings) -> _Limits:
    return _Limits(
        settings.upload_mb * 1_000_000 + FORM_BYTES, settings.photos_mb * 1_000_000 + FORM_BYTES
    )


def _assembled(limits: _Limits) -> Litestar:
    """All routes and layers. They read the settings from the state."""
    return Service(
        [*_routes(limits), _description(limits)],
        dependencies=DEPENDENCIES,
        exception_handlers=HANDLERS,
        guards=[admit],
        before_request=look_around,
        lifespan=[_lifespan],
        logging_config=None,
        openapi_config=None,
        request_class=JSONRequest,
        request_max_body_size=BODY_BYTES,
        debug=False,
    )


def served() -> Litestar:
    """The service as a server starts it. Raises what `create_app` does."""
    app = create_app()
    shorten_pauses()
    return app


def shorten_pauses() -> None:
    """Let requests wait less while a thread of the same process checks a long list.

    Garbage collections leave out what is loaded by now, and come less often: it is 400,000 objects,
    which live as long as the process. The thread lets others continue more often than by default.
    """
    sys.setswitchinterval(SWITCHING)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTING)


def _routes(limits: _Limits) -> list[ControllerRouterHandler]:
    stations = [
        accounts,
        audit,
        layouts_api,
        catalogue,
        winners,
        notices,
        issuing,
        stage,
        seats,
        verification,
        door_devices,
        door,
        printing,
        ceremony,
        day,
        deliveries,
        overview,
    ]
    routes = [route for station in stations for route in station.ROUTES]
    return [
        live,
        ready,
        assets.static,
        preferences.prefer,
        *MOVED,
        *_pages(limits),
        Router("/api/v1", route_handlers=routes),
        Router(
            "/api/v1",
            route_handlers=[
                *intake.ROUTES,
                *paper_records.ROUTES,
                *proofs.ROUTES,
                *attendees.ROUTES,
                *replies_api.ROUTES,
            ],
            request_max_body_size=limits.upload,
        ),
        Router("/api/v1", route_handlers=photos.ROUTES, request_max_body_size=limits.archive),
    ]


def _pages(limits: _Limits) -> list[ControllerRouterHandler]:
    stations = [
        overview_pages,
        deliveries_pages,
        day_pages,
        ceremony_pages,
        printing_pages,
        door_pages,
        verification_pages,
        door_phone,
        layout_editor_pages,
        stage_pages,
        issuing_pages,
        proofs_pages,
        notices_pages,
        winners_pages,
        catalogue_pages,
        accounts_pages,
        audit_pages,
    ]
    routes = [route for station in stations for route in station.ROUTES]
    return [
        Router("/", route_handlers=routes, include_in_schema=False),
        Router(
            "/",
            route_handlers=[*intake_pages.ROUTES, *paper_records_pages.ROUTES],
            include_in_schema=False,
            request_max_body_size=limits.upload,
        ),
        Router(
            "/",
            route_handlers=photos_pages.ROUTES,
            include_in_schema=False,
            request_max_body_size=limits.archive,
        ),
    ]


def _settings(state: State) -> Settings:
    return cast(Settings, state.settings)


DEPENDENCIES = {
    "settings": Provide(_settings, sync_to_thread=False),
    "actor": Provide(actor, sync_to_thread=False),
}


def _description(limits: _Limits) -> ControllerRouterHandler:
    @cache
    def described() -> dict[str, Any]:
        return document(_routes(limits), DEPENDENCIES)

    @get("/api/openapi.json", opt={"public": True}, include_in_schema=False, sync_to_thread=True)
    def openapi() -> dict[str, Any]:
        return described()

    return openapi


@asynccontextmanager
async def _lifespan(app: Litestar) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    async with database.opened(settings.database, settings.secret_key):
        await require_current()
        await history.require_key(settings)
        settings.secret_key()
        await history.adopt()
        async with (
            press.running(settings) as at_work,
            packer.running(settings) as packing,
            leaving.running(settings),
            sweeping.running(settings, also=(door_sweeping.sweep,)),
        ):
            app.state["press"], app.state["packer"] = at_work, packing
            yield
