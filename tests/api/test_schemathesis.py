"""Every operation answers as described, to valid and to invalid generated requests."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as tried
from hypothesis.errors import Unsatisfiable
from litestar import Litestar
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode
from schemathesis.python.asgi import shutdown_lifespans

from awards import database
from awards.accounts import service as accounts
from awards.accounts.lookups import Lookups
from awards.app import create_app
from awards.catalogue import service as catalogue
from awards.catalogue.rules import parse
from awards.database.migrate import migrate
from awards.issuing import service as issuing
from awards.settings import Settings
from awards.tables import Role
from awards.winners import service as winners
from tests.cast import EVERYONE
from tests.depth import examples
from tests.people import SOURCE

pytestmark = pytest.mark.usual  # sends generated requests to every operation

#: For each operation, valid and invalid requests; a child process reads each spreadsheet.
EXAMPLES = examples(5)
UPLOADS = 1

#: Existing ids, because a description can only say that an id is a number.
THERE = {"code": "2023", "winner": 1, "username": "vera", "token": 1}

#: Refusals of valid requests that depend on stored data.
REFUSED = ["2xx", 401, 403, 404, 409, 412, 422, 428]

CONFIG = {
    "checks": {"positive_data_acceptance": {"expected-statuses": REFUSED}},
    "operations": [
        {  # a field of the form is JSON, which a description of a text cannot express
            "include-path-regex": "/intake",
            "checks": {"positive_data_acceptance": {"expected-statuses": [*REFUSED, 400]}},
        }
    ],
}


@schemathesis.serializer("application/toml")
def toml(_: Any, value: Any) -> bytes:  # noqa: ANN401 - any generated value
    return str(value).encode("utf-8", "replace")


class Interface(NamedTuple):
    schema: Any
    tokens: dict[str, str]


@pytest.fixture(scope="module")
def interface(guests_settings: Settings) -> Iterator[Interface]:
    """Run the service in its own event loop, with registered winners and some certificates."""
    tokens = asyncio.run(_prepared(guests_settings))
    try:
        yield Interface(described(create_app(guests_settings)), tokens)
    finally:
        shutdown_lifespans()


def described(app: Litestar) -> Any:  # noqa: ANN401 - it has many types
    app.state.lookups = Lookups(0)
    config = SchemathesisConfig.from_dict(CONFIG)
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, config=config)


async def _prepared(settings: Settings) -> dict[str, str]:
    async with database.opened(settings.database, settings.secret_key):
        await migrate()
        await catalogue.load("cli/alice", parse(SOURCE, "commendation-2023.toml"))
        tokens = {name: await _token(name, Role(name)) for name in ("viewer", "admin")}
        await accounts.create_account("cli/alice", "vera", "Vera", Role.VIEWER)
        ids = await winners.register("cli/alice", "2023", EVERYONE, secret=settings.secret_key())
        await winners.confirm("cli/alice", ids[:3])
        await issuing.issue("cli/alice", "2023", settings, winners=ids[:2])
        return tokens


async def _token(username: str, role: Role) -> str:
    await accounts.create_account("cli/alice", username, username, role)
    return await accounts.create_token("cli/alice", username, "tests", None)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize(
    "who",
    [
        "admin",
        # `tests/access` tries what a viewer may not do.
        pytest.param("viewer", marks=pytest.mark.deep),
    ],
)
def test_the_interface_is_as_it_is_described(
    interface: Interface, who: str, mode: GenerationMode
) -> None:
    faults = {}
    for found in interface.schema.get_all_operations():
        operation = found.ok()
        if told := _fault(operation, interface.tokens[who], mode):
            faults[operation.label] = told

    assert faults == {}


def _fault(operation: Any, token: str, mode: GenerationMode) -> str:  # noqa: ANN401 - it has many types
    """Describe the first fault found in an operation."""
    chance = random.Random(operation.label)  # noqa: S311 - the same for each run

    @given(case=operation.as_strategy(generation_mode=mode))
    @tried(
        phases=[Phase.generate],
        max_examples=UPLOADS if "/intake" in operation.path else EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def try_it(case: Any) -> None:  # noqa: ANN401 - it has many types
        if mode is GenerationMode.POSITIVE and chance.random() < 0.7:
            known = {key: THERE[key] for key in case.path_parameters or () if key in THERE}
            case.path_parameters.update(known)
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"})

    try:
        try_it()
    except Unsatisfiable:  # no invalid request exists for it
        return ""
    except (Exception, BaseExceptionGroup) as fault:
        return str(fault)
    return ""
