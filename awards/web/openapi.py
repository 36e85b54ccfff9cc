"""The interface description (OpenAPI 3.1), corrected where the framework's is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from litestar import Litestar
from litestar.di import Provide
from litestar.handlers import HTTPRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.routes import HTTPRoute
from litestar.types import ControllerRouterHandler

from awards.web.problems import MEDIA_TYPE

#: The shape of every answer that is not a success; facts of the fault are added.
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "detail", "status", "code", "instance"],
    "properties": {
        "type": {"type": "string", "description": "urn:awards: and the code"},
        "title": {"type": "string", "description": "What is wrong, in the caller's language"},
        "detail": {"type": "string", "description": "What to do about it"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "Stable, for programs"},
        "instance": {"type": "string", "description": "The request's id, as in the log"},
    },
}

Schema = dict[str, Any]

_SCHEMAS = "#/components/schemas/"

#: The published name of a schema whose class was renamed: generated clients use it.
_PUBLISHED = {
    "CancelOrder": "Cancel",
    "CardMeasurement": "Measured",
    "CertificateAndReason": "Act",
    "CertificateStanding": "Standing",
    "FeedSide": "Side",
    "FindingWords": "Said",
    "HistoryEntry": "audit_api_Entry",
    "HistoryPage": "Entries",
    "NoticeAnswer": "PublicNotice",
    "ImportMessageRecord": "NoticeRecord",
    "MarkedCount": "Counted",
    "PaperLine": "printing_paper_service_Entry",
    "PrintCalibration": "Calibration",
    "ReprintOrder": "Again",
    "ResumeOrder": "From",
    "RowState": "State",
    "RunCheck": "Check",
    "RunDetails": "Run",
    "RunProblem": "Trouble",
    "SavedCalibration": "Calibrated",
    "SheetMarks": "Marks",
}


def document(
    routes: Sequence[ControllerRouterHandler], dependencies: Mapping[str, Provide]
) -> Schema:
    """The document of these routes.

    The framework serves its own document only beside pages of its own that our guard does not know.
    """
    config = OpenAPIConfig(
        title="awards",
        version="1",
        description="Register winners, issue and print certificates, hand out the roster.",
        operation_id_creator=lambda handler, *_: handler.handler_name,
        use_handler_docstrings=True,
    )
    twin = Litestar(routes, dependencies=dependencies, openapi_config=config, logging_config=None)
    found = twin.openapi_schema.to_schema()
    for operation, handler in _operations(twin, found):
        _mend(operation, handler, found["components"]["schemas"])
    found["components"]["schemas"]["Problem"] = PROBLEM
    found["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for name, published in _PUBLISHED.items():
        schemas = found["components"]["schemas"]
        schemas[published] = {**schemas.pop(name), "title": published.split("_")[-1]}
    described: Schema = _as_published(found)
    return described


def _as_published(value: Any) -> Any:  # noqa: ANN401 - any part of the document
    if isinstance(value, dict):
        return {key: _as_published(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_published(part) for part in value]
    if isinstance(value, str) and value.startswith(_SCHEMAS):
        name = value.removeprefix(_SCHEMAS)
        return f"{_SCHEMAS}{_PUBLISHED.get(name, name)}"
    return value


def _operations(twin: Litestar, found: Schema) -> Iterator[tuple[Schema, HTTPRouteHandler]]:
    for route in twin.routes:
        if isinstance(route, HTTPRoute):
            for handler in route.route_handlers:
                for method in handler.http_methods:
                    operation = found["paths"].get(route.path_format, {}).get(method.lower())
                    if operation is not None:
                        yield operation, handler


def _mend(operation: Schema, handler: HTTPRouteHandler, schemas: Schema) -> None:
    """Correct the problems as sent, the required token, and the bodies as read."""
    operation["responses"].pop("400", None)
    operation["responses"]["default"] = {
        "description": "A problem (RFC 9457)",
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_SCHEMAS}Problem"}}},
    }
    for response in operation["responses"].values():
        for media_type, content in response.get("content", {}).items():
            if not media_type.endswith("json"):
                content["schema"] = {"type": "string", "format": "binary"}
    public = handler.opt.get("public") is True
    operation["security"] = [] if public else [{"bearer": []}]
    if not public:
        operation["x-permission"] = handler.opt["permission"]
    if "application/json" in operation.get("requestBody", {}).get("content", {}):
        schemas |= _read(handler)


def _read(handler: HTTPRouteHandler) -> Schema:
    """The content of a body as its decoder sees it. The framework's version drops nested limits."""
    body = handler.parsed_fn_signature.parameters["data"].annotation
    _, schemas = msgspec.json.schema_components([body], ref_template=f"{_SCHEMAS}{{name}}")
    return schemas
