"""The big screen: slides of our own engine, all loaded before they are shown."""

from __future__ import annotations

from typing import Annotated, Any

import anyio
import msgspec
from litestar import Response, get
from litestar.params import PathParameter

from awards.catalogue import service as catalogue
from awards.day.desk import DayDesk, desk
from awards.day.pages.parts import day_page
from awards.day.scanning import groups_by_code
from awards.day.show import ShownSlide, picture, slides
from awards.roles import Permission
from awards.stage import day as stage_day
from awards.web import visits
from awards.web.fields import CodeInPath
from awards.web.pages import AnyRequest

READ = {"permission": Permission.READ}
SlideInPath = Annotated[str, PathParameter(pattern=r"^[0-9a-f]{24}$")]


class ShowPlace(msgspec.Struct, frozen=True):
    key: str
    title: str
    group: int


class ScreenShow(msgspec.Struct, frozen=True):
    """The whole show. ``codes`` leads from a code that is read to a group."""

    revision: str
    place: str
    blank: bool
    slides: list[ShownSlide]
    places: list[ShowPlace]
    codes: dict[str, int]


async def _slides(found: DayDesk) -> list[ShownSlide]:
    return await anyio.to_thread.run_sync(slides, found.today)


@get("/c/{code:str}/screen", opt=READ)
async def screen(request: AnyRequest, code: CodeInPath) -> Response[str]:
    found = await desk(await catalogue.find(code))
    all_slides = await _slides(found) if found else []
    own = [each for each in all_slides if found and each.group == found.now.group]
    return await day_page(request, code, "screen", slide=next(iter(own or all_slides), None))


@get("/c/{code:str}/screen/show", opt=READ)
async def show(code: CodeInPath) -> Response[Any]:
    """What the page of the screen loads at its beginning and after each change."""
    found = await desk(await catalogue.find(code))
    if found is None:
        return Response(ScreenShow("", "", False, [], [], {}))
    return Response(
        ScreenShow(
            found.revision.text,
            found.now.key,
            found.progress.is_blank,
            await _slides(found),
            [ShowPlace(each.key, each.title, each.group) for each in found.places],
            groups_by_code(found.content),
        )
    )


@get("/c/{code:str}/screen/slides/{slide:str}", opt=READ)
async def slide_picture(
    request: AnyRequest, code: CodeInPath, slide: SlideInPath
) -> Response[bytes]:
    today, settings = await stage_day.today(code), visits.settings_of(request)
    png = await anyio.to_thread.run_sync(picture, today, slide, settings)
    kept = {"Cache-Control": "private, max-age=86400, immutable"}
    return Response(png, media_type="image/png", headers=kept)


ROUTES: list[Any] = [screen, show, slide_picture]
