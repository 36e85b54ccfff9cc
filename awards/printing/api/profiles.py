"""ICC profiles of print shops over HTTP."""

from __future__ import annotations

from litestar import get, post
from litestar.di import NamedDependency
from litestar.openapi.spec import OpenAPIMediaType, Operation, RequestBody, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType
from litestar.params import RawBody

from awards.printing.press import profiles
from awards.printing.press.profiles import ShopProfile
from awards.roles import Permission

OPEN = {"permission": Permission.PRINT}


class _TakesProfile(Operation):
    """The framework cannot see what a raw body holds."""

    def __post_init__(self) -> None:
        schema = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.BINARY)
        content = {"application/vnd.iccprofile": OpenAPIMediaType(schema=schema)}
        self.request_body = RequestBody(content=content, required=True)


@get("/press-profiles", opt=OPEN, tags=["printing"])
async def list_press_profiles() -> list[ShopProfile]:
    """Those of the office, the newest first, then the one that comes with the program."""
    return await profiles.all_of()


@post("/press-profiles", opt=OPEN, operation_class=_TakesProfile, tags=["printing"])
async def add_press_profile(actor: NamedDependency[str], body: RawBody) -> ShopProfile:
    """The ICC profile of a press with four inks, 4 MB at most. It is known by its digest."""
    return await profiles.add(actor, body)


ROUTES = [list_press_profiles, add_press_profile]
