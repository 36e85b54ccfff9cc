"""The compared programs, each used in its fastest fair way."""

from __future__ import annotations

from importlib import import_module

from tests.benchmarks.peers.program import Program

ENGINE, ALL_CORES, TYPST = "certificates", "certificates, all cores", "Typst"

PROGRAMS = {
    ENGINE: "engine.Engine",
    ALL_CORES: "engine.EngineOnAllCores",
    TYPST: "typst.Typst",
    "fpdf2": "fpdf2.Fpdf2",
    "WeasyPrint": "weasyprint.WeasyPrint",
}
"""The module of each program, by its name in the table; only the measuring process imports it."""


def program(name: str) -> type[Program]:
    module, _, kind = PROGRAMS[name].partition(".")
    found: type[Program] = getattr(import_module(f"tests.benchmarks.peers.{module}"), kind)
    return found
