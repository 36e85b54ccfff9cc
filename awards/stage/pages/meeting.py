"""The first page of the ceremony, with its tasks; and the settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from litestar import Response, get, post

from awards import limits
from awards.catalogue import service as catalogue
from awards.clock import CHINA
from awards.proofs.queries import replies_until
from awards.roles import Permission
from awards.stage import service, store
from awards.stage.arrangement import CeremonySettings
from awards.stage.attendance import replies
from awards.stage.certificates import stage_certificates
from awards.stage.document_reading import arrangement_of
from awards.stage.documents import document_of, for_another_year
from awards.stage.pages.desk import Answer, acted, desk, revision_of, stage_page
from awards.stage.pages.tasks import tasks_of
from awards.stage.words import PlatformRule, PositionRule, WalkOn
from awards.web import forms, visits
from awards.web.fields import CodeInPath
from awards.web.forms import WebForm
from awards.web.pages import AnyRequest
from awards.words import N_

READ = {"permission": Permission.READ}
ARRANGE = {"permission": Permission.ARRANGE}


@get("/c/{code:str}/ceremony", opt=READ)
async def meeting(request: AnyRequest, code: CodeInPath) -> Response[str]:
    return await _shown(request, code, None)


async def _shown(request: AnyRequest, code: str, form: WebForm | None) -> Response[str]:
    found = await desk(await catalogue.find(code))
    return await stage_page(request, code, "meeting", form, tasks=tasks_of(found) if found else [])


@post("/c/{code:str}/ceremony", opt=ARRANGE)
async def begin(request: AnyRequest, code: CodeInPath) -> Answer:
    """Set the ceremony up, empty or like that of another year."""
    form = await forms.read(request)
    like = form["like"]

    async def act() -> None:
        here = await catalogue.find(code)
        draft = None
        if like:
            other = await catalogue.find(like)
            plan = document_of((await store.require(other)).draft, plan=True)
            plan = for_another_year(plan, here, other.year)
            draft = arrangement_of(here, plan, await stage_certificates(here))
        await service.begin(request.user.actor, code, draft)

    async def shown() -> Response[str]:
        return await _shown(request, code, form)

    return await acted(request, form, act, f"/c/{code}/ceremony", shown)


@get("/c/{code:str}/ceremony/meeting", opt=READ)
async def settings(request: AnyRequest, code: CodeInPath) -> Response[str]:
    ceremony = await store.find(await catalogue.find(code))
    form = None
    if ceremony:
        stored = ceremony.draft.settings
        values = msgspec.structs.asdict(stored)
        begins = stored.begins_at.astimezone(CHINA)
        values |= {"day": begins.date(), "time": f"{begins:%H:%M}"}
        values["replies_until"] = await replies_until((await catalogue.find(code)).id) or ""
        form = forms.filled(visits.language(request), values)
    return await stage_page(request, code, "settings", form)


@post("/c/{code:str}/ceremony/meeting", opt=ARRANGE)
async def set_up(request: AnyRequest, code: CodeInPath) -> Answer:
    form = await forms.read(request)
    wanted = _settings(form)
    until = form.day("replies_until") if form["replies_until"].strip() else None

    async def act() -> None:
        await service.settings_put(request.user.actor, code, revision_of(form), wanted)
        await replies.ask(request.user.actor, code, until)

    async def shown() -> Response[str]:
        return await stage_page(request, code, "settings", form)

    return await acted(request, form, act, f"/c/{code}/ceremony", shown)


def _settings(form: WebForm) -> CeremonySettings:
    """Faults are noted in the form."""
    day, hour = form.day("day"), form["time"].strip()
    try:
        begins = datetime.combine(day, datetime.strptime(hour, "%H:%M").time(), CHINA)  # noqa: DTZ007 - the zone is given beside it
    except ValueError:
        form.fault("time", N_("A time of day, such as 09:00."))
        begins = datetime.combine(day, datetime.min.time(), CHINA)
    return CeremonySettings(
        title=form.text("title", limits.MEETING_TITLE, required=True),
        place=form.text("place", limits.MEETING_PLACE),
        begins_at=begins,
        allowed_minutes=form.whole("allowed_minutes", 1, 1440),
        hall_name=form.text("hall_name", limits.HALL),
        position_rule=PositionRule(form.one_of("position_rule", [*PositionRule])),
        platform_rule=PlatformRule(form.one_of("platform_rule", [*PlatformRule])),
        walk_on=WalkOn(form.one_of("walk_on", [*WalkOn])),
        group_seconds=form.whole("group_seconds", 0, 3600),
        member_seconds=form.whole("member_seconds", 0, 3600),
        presenter_members=form.whole("presenter_members", 1, 1000),
    )


ROUTES: list[Any] = [meeting, begin, settings, set_up]
