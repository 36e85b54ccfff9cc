"""The programs that are compared, each in its own fastest honest way."""

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
"""By the name in the table: where it is, imported only in the process that measures it."""


def program(name: str) -> type[Program]:
    module, _, kind = PROGRAMS[name].partition(".")
    found: type[Program] = getattr(import_module(f"tests.benchmarks.peers.{module}"), kind)
    return found
