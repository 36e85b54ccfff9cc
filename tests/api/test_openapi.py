"""The OpenAPI description lists every route and matches the real answers."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from awards.app import create_app
from awards.settings import from_environment
from awards.web.paths import is_page
from certificates import shipped
from tests.access.people import EVERYONE
from tests.access.programs import LINES
from tests.api.test_feeds import FEED, READ
from tests.api.test_flow import ACME, HERE, LIN, issue
from tests.notices.story import ask_for, noticed
from tests.people import Cast, client

pytestmark = pytest.mark.usual  # reads the whole description

Document = dict[str, Any]


@pytest.fixture(scope="module")
async def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    app = create_app(from_environment({"AWARDS_DATA_DIR": str(tmp_path_factory.mktemp("data"))}))
    async with client(app) as caller:
        found: Document = (await caller.get("/api/openapi.json")).json()
    return found


def _operations(document: Document) -> dict[str, dict[str, Any]]:
    return {
        f"{method.upper()} {path}": operation
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


async def test_it_lists_every_route_but_itself(document: Document) -> None:
    for_programs = {line for line in LINES if not is_page(line.split()[1])}

    assert set(_operations(document)) == for_programs - {"GET /api/openapi.json"}


async def test_it_says_which_routes_ask_for_a_token_and_what_for(document: Document) -> None:
    operations = _operations(document)

    public = {line for line, operation in operations.items() if operation["security"] == []}

    assert public == {line for line, who in LINES.items() if who == EVERYONE and line in operations}
    assert operations["POST /api/v1/winners/confirm"]["x-permission"] == "confirm"


async def test_every_refusal_is_described_as_a_problem_and_as_nothing_else(
    document: Document,
) -> None:
    for operation in _operations(document).values():
        assert "application/problem+json" in operation["responses"]["default"]["content"]
        assert {int(status) for status in operation["responses"] if status != "default"} <= {
            200,
            201,
            204,
        }


async def test_every_operation_has_a_name_of_its_own(document: Document) -> None:
    names = [operation["operationId"] for operation in _operations(document).values()]

    assert len(names) == len(set(names))


async def test_values_that_the_service_supplies_are_not_parameters(document: Document) -> None:
    asked = {
        parameter["name"]
        for operation in _operations(document).values()
        for parameter in operation.get("parameters", [])
    }

    assert not asked & {"actor", "settings", "request"}


def _unlike(value: Any, schema: Document, schemas: Document, where: str = "") -> list[str]:  # noqa: ANN401 - any JSON
    """Return where a value breaks its JSON Schema, for the keywords that the document uses."""
    if "$ref" in schema:
        return _unlike(value, schemas[schema["$ref"].rpartition("/")[2]], schemas, where)
    if "oneOf" in schema:
        tries = [_unlike(value, each, schemas, where) for each in schema["oneOf"]]
        return [] if [] in tries else tries[0]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{where}: {value!r} is not listed"]
    types = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": float,
        "boolean": bool,
        "null": type(None),
    }
    if "type" in schema and type(value) is not types[schema["type"]]:
        return [f"{where}: {value!r} is not {schema['type']}"]
    if isinstance(value, list):
        items = schema.get("items", {})
        return [f for n, v in enumerate(value) for f in _unlike(v, items, schemas, f"{where}[{n}]")]
    if isinstance(value, dict) and "properties" in schema:
        return _unlike_object(value, schema, schemas, where)
    return []


def _unlike_object(
    value: dict[str, Any], schema: Document, schemas: Document, where: str
) -> list[str]:
    known = schema["properties"]
    found = [f"{where}.{key} is missing" for key in schema.get("required", ()) if key not in value]
    if schema.get("title") != "Problem":
        found += [f"{where}.{key} is not described" for key in value if key not in known]
    for key, each in value.items():
        found += _unlike(each, known.get(key, {}), schemas, f"{where}.{key}")
    return found


#: Files.
NOT_JSON = (
    "photo", "xlsx", "docx", "csv", "pdf", "toml", "zip", "{place}", "{name}", "manifest", "archive",
)  # fmt: skip


async def test_schemas_keep_the_names_that_programs_know(document: Document) -> None:
    schemas = document["components"]["schemas"]

    assert {"Standing"} <= schemas.keys()
    assert schemas["Verdict"]["properties"]["standing"] == {"$ref": "#/components/schemas/Standing"}


async def arranged(cast: Cast) -> None:
    """A ceremony with a group, frozen as version 1."""
    group = {"category": "GR", "size": 1}
    item = {"kind": "award", "title": "颁奖", "group": [group]}
    document = {"title": "大会", "begins_at": "2024-02-28T09:00:00+08:00", "item": [item]}
    made = await cast.adam.put(f"{HERE}/ceremony", json=document)
    assert made.status_code == 200, made.text
    revision = {"If-Match": made.headers["ETag"]}
    frozen = await cast.anna.post(f"{HERE}/ceremony/versions", json={}, headers=revision)
    assert frozen.status_code == 201, frozen.text
    asked = await cast.adam.post(f"{HERE}/ceremony/versions/1/pack")
    assert asked.status_code == 201, asked.text


async def test_answers_are_as_described(cast: Cast, document: Document) -> None:
    [number] = await issue(cast, LIN)
    made = await cast.rita.post(f"{HERE}/winners", json={"winners": [ACME]})
    await ask_for(days=5)
    await noticed(made.json()["winners"])
    begun = await cast.paul.post(f"{HERE}/runs", json={"stock": "a4-landscape"})
    run = begun.json()["run"]["reference"]
    await arranged(cast)
    operations, schemas = _operations(document), document["components"]["schemas"]
    faults = []

    def check(line: str, answer: httpx.Response) -> None:
        assert answer.status_code < 300, answer.text
        described = operations[line]["responses"][str(answer.status_code)]
        schema = described["content"]["application/json"]["schema"]
        faults.extend(_unlike(answer.json(), schema, schemas, line))

    read = await cast.paul.post("/api/v1/feeds/readings", json={**FEED, "readings": READ})
    check("POST /api/v1/feeds/readings", read)
    came = await cast.paul.post("/api/v1/paper/a4-landscape", json={"kind": "counted", "sheets": 9})
    check("POST /api/v1/paper/{stock}", came)
    for line, who in LINES.items():
        method, path = line.split()
        if who and method == "GET" and line in operations and not path.endswith(NOT_JSON):
            names = {"winner": 1, "username": "vera", "token": "A" * 22, "reference": run}
            names |= {"layout": "classic", "report": "roster"}
            address = path.format(code="2023", number=1, **names)
            check(line, await cast.adam.get(address, params={"number": number}))
    reason = {"number": number, "reason": "姓名更正"}
    check(
        "POST /api/v1/certificates/reissue",
        await cast.anna.post("/api/v1/certificates/reissue", json=reason),
    )
    check(
        "POST /api/v1/certificates/revoke",
        await cast.anna.post("/api/v1/certificates/revoke", json=reason),
    )
    layout, here = {"source": shipped("classic"), "basis": 0}, "/api/v1/layouts"
    told = {"source": "id = 3"}
    check(f"POST {here}/check", await cast.paul.post(f"{here}/check", json=told))
    saved = await cast.paul.post(f"{here}/classic/versions", json=layout)
    check(f"POST {here}/{{layout}}/versions", saved)

    assert faults == []


async def test_a_problem_is_as_described(cast: Cast, document: Document) -> None:
    schemas = document["components"]["schemas"]
    answer = await cast.rita.post(f"{HERE}/winners", json={"winners": [{"category": "GR"}]})

    assert _unlike(answer.json(), {**schemas["Problem"], "title": "Problem"}, schemas) == []


async def test_a_member_that_is_not_described_is_refused(cast: Cast, document: Document) -> None:
    closed = [
        name
        for name, schema in document["components"]["schemas"].items()
        if schema.get("additionalProperties") is False
    ]
    answer = await cast.adam.patch("/api/v1/accounts/vera", json={"active": True, "admin": True})

    assert {"AccountChange", "NewWinner", "NewWinners", "PrintOrder", "Withdrawal"} <= set(closed)
    assert answer.status_code == 400
