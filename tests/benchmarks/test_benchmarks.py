"""The comparison runs, and the published figures come from it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import checking, comparison, imports
from tests.benchmarks.materials import laid_out
from tests.benchmarks.peers import PROGRAMS
from tests.benchmarks.peers.engine import Engine
from tests.benchmarks.timing import ONE_FILE
from tests.benchmarks.winners import LONG, winners

pytestmark = pytest.mark.usual  # starts the benchmarks

ROOT = Path(__file__).parents[2]


def _locked(path: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", path.read_text("utf-8"), re.MULTILINE))


def test_the_page_of_measurements_names_every_program() -> None:
    page = comparison.PAGE.read_text("utf-8")

    assert [name for name in PROGRAMS if f"| {name} |" not in page] == []
    assert re.findall(r"/work/|/root/|/tmp/|file://", page) == []


def test_the_peers_are_installed_beside_what_is_locked_and_change_none_of_it() -> None:
    everyone = _locked(ROOT / "requirements.lock")
    peers = _locked(ROOT / "tests/benchmarks/requirements.lock")

    assert {"typst", "fpdf2", "weasyprint"} <= peers.keys()
    assert {name: everyone.get(name, version) for name, version in peers.items()} == peers


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the account that is read")
def test_a_program_is_not_charged_for_the_size_of_the_process_that_started_it() -> None:
    ballast = b"x" * (300 << 20)
    ask = "from tests.benchmarks.memory import peak_mb; print(peak_mb())"

    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True, cwd=ROOT)

    assert 0 < int(told.stdout) < len(ballast) >> 20


async def test_the_import_of_a_list_is_measured_beside_other_requests() -> None:
    found = await imports.measured(60, "", idle=0.1)

    assert [step.name for step in found.steps] == ["nothing", "preview", "preview and commit"]
    assert all(step.waits and step.longest_wait >= step.usual_wait for step in found.steps)


def test_the_engine_makes_the_certificate_of_the_comparison(tmp_path: Path) -> None:
    """The winners include names that are too long for their line."""
    pages = LONG + 1

    Engine(laid_out(tmp_path)).one_file(list(winners(pages)), tmp_path / ONE_FILE)

    checking.one_file(tmp_path, pages)
