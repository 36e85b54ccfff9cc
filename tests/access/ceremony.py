"""The pages of ceremony: method and route → who may use them."""

from __future__ import annotations

LINES: dict[str, str] = {
    "GET /c/{code}/ceremony/pack": "paul adam",
    "POST /c/{code}/ceremony/pack": "paul adam",
    "GET /c/{code}/ceremony/pack/{number}/pack.zip": "paul adam",
    "GET /c/{code}/ceremony/pack/{number}/packed/{name}": "paul adam",
    "GET /c/{code}/ceremony/pack/{number}/papers/{name}": "paul adam",
    "GET /c/{code}/roster": "paul adam",
    "GET /c/{code}/roster.xlsx": "paul adam",
    "GET /c/{code}/roster.csv": "paul adam",
    "GET /c/{code}/roster.pdf": "paul adam",
    "GET /c/{code}/roster.docx": "paul adam",
    "GET /c/{code}/reports": "paul adam",
    "GET /c/{code}/reports/{report}": "paul adam",
    "GET /c/{code}/reports/{report}/xlsx": "paul adam",
    "GET /c/{code}/reports/{report}/csv": "paul adam",
    "GET /c/{code}/reports/{report}/pdf": "paul adam",
    "GET /c/{code}/reports/{report}/docx": "paul adam",
}
