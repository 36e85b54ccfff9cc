"""The language of an answer (RFC 9110, 12.5.4)."""

from __future__ import annotations

from awards.errors import Language


def preferred(accepted: str, default: Language) -> Language:
    """The best of zh and en in an Accept-Language header; any zh-… counts as zh."""
    ranked = sorted(map(_weighed, accepted.split(",")), key=lambda pair: -pair[1])
    for tag, weight in ranked:
        if weight > 0 and tag == "zh":
            return "zh"
        if weight > 0 and tag == "en":
            return "en"
    return default


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.strip().lower().partition(";q=")
    try:
        return tag.split("-")[0], float(weight or 1)
    except ValueError:
        return tag, 0
