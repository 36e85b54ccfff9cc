"""Stocks, layouts and calibrations as the history names them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache

from awards.errors import Language
from awards.tables import LayoutVersion
from awards.words import Phrase
from certificates import shipped, shipped_ids, shipped_stock, stock_ids

#: Offsets, scales and turns, in the order in which a calibration is written.
_NUMBER = re.compile(r"[+-]?\d+\.\d+%?")
_PARTS = ("right", "down", "across", "along", "falls", "leans")


@lru_cache(maxsize=64)
def _name_in(source: str) -> str:
    return str(tomllib.loads(source)["name"])


@cache
def _shipped() -> dict[str, dict[Language, str]]:
    sources = {each: shipped_stock(each) for each in stock_ids()}
    sources |= {each: shipped(each) for each in shipped_ids()}
    known = {each: tomllib.loads(source) for each, source in sources.items()}
    return {
        each: {"zh": values["name"], "en": values.get("name_en") or values["name"]}
        for each, values in known.items()
    }


def paper_name(paper: str, language: Language, own: Mapping[str, str] | None = None) -> str:
    """The name of a stock or layout; ``own`` are those of the office's own layouts, by id."""
    if own and paper in own:
        return own[paper]
    names = _shipped().get(paper)
    return names[language] if names else paper


async def own_layout_names() -> dict[str, str]:
    """The names of the office's own layouts, by id, as the newest version has them."""
    newest = "SELECT MAX(id) FROM layout_version GROUP BY layout_id"
    rows = await LayoutVersion.raw(
        f"SELECT layout_id, source FROM layout_version WHERE id IN ({newest})"  # noqa: S608
    )
    return {row["layout_id"]: _name_in(row["source"]) for row in rows}


def calibration_words(text: str) -> object:
    """A calibration in words; another text stays as it is."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != len(_PARTS):
        return text
    return Phrase(
        "%(right)s mm right, %(down)s mm down, width %(across)s, height %(along)s, "
        "right end %(falls)s mm down, lower end %(leans)s mm right",
        **dict(zip(_PARTS, numbers, strict=True)),
    )
