"""The typed readings of a test card, with the faults at their crosses."""

from __future__ import annotations

import re
import unicodedata

from awards.errors import ReadingsRefused
from awards.web.forms import WebForm
from awards.words import N_, sentences, translated
from certificates import Fault
from certificates.paper import Box
from certificates.press import Reading, crosses

_NUMBER = re.compile(r"\d{1,4}(\.\d{1,3})?")
_UNIT = re.compile(r"(mm|毫米)$")


def typed(form: WebForm, sheet: Box) -> list[Reading]:
    """Empty crosses are left out; faults of the others are noted."""
    labels = [cross.label for cross in crosses(sheet)]
    return [
        Reading(label, _millimetres(form, f"{label}-x"), _millimetres(form, f"{label}-y"))
        for label in labels
        if form[f"{label}-x"].strip() or form[f"{label}-y"].strip()
    ]


def refuse(form: WebForm, fault: ReadingsRefused) -> None:
    """Show a cross's fault beside its first field, and a common fault at the top."""
    told: tuple[Fault, ...] = fault.facts["faults"]  # type: ignore[assignment] # as it was raised
    for each in told:
        of_a_cross = len(each.path) == 1 and f"{each.path}-x" in form.values
        form.faults.setdefault(f"{each.path}-x" if of_a_cross else "", _words(each, form))


def _words(fault: Fault, form: WebForm) -> str:
    words = translated(sentences(fault.what, fault.remedy), form.language)
    if form.language == "zh":
        return words
    who = {"readings": "The readings", "text": ""}.get(fault.path, f"Cross {fault.path}")
    named = who if fault.path == "readings" or f"{fault.path}-x" in form.values else ""
    return " ".join(filter(None, (named, words)))


def _millimetres(form: WebForm, name: str) -> float:
    """Read a length as people write it: with a comma, in full width, with its unit."""
    plain = unicodedata.normalize("NFKC", form[name]).strip().lower().replace(",", ".")
    plain = _UNIT.sub("", plain.replace("。", ".")).strip()
    if _NUMBER.fullmatch(plain):
        return float(plain)
    form.fault(name, N_("Millimetres, such as 20.25."))
    return 0.0
