"""The media types of papers, by the ending of their files."""

from __future__ import annotations

from awards.web.downloads import CSV, DOCX, PDF, XLSX, ZIP

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

_TYPES = {
    "pdf": PDF,
    "docx": DOCX,
    "xlsx": XLSX,
    "pptx": PPTX,
    "csv": CSV,
    "json": "application/json",
    "zip": ZIP,
}


def media_type_of(name: str) -> str:
    return _TYPES.get(name.rpartition(".")[2], "application/octet-stream")
