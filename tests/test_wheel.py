"""The wheels contain all files that the program reads, and no others."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

pytestmark = pytest.mark.usual  # builds a wheel

ROOT = Path(__file__).parent.parent


#: What a caller of the engine alone does first.
USE = """
import importlib.util
from certificates import find, make, __version__
words = dict(title="荣誉证书", salutation="{name}同志：", body="被评为“先进工作者”。", closing="特发此证。",
             issuers="××委员会", date="二〇二六年一月八日", code="https://awards.example.org/1")
assert make([{"name": "欧阳一二", "number": "1"}], "classic", "out.pdf", words=words) == 1
assert not any(map(importlib.util.find_spec, ("awards", "litestar", "piccolo", "xlsxwriter")))
print(__version__)
"""


def _built(folder: Path, target: Path) -> Path:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(build, cwd=folder, check=True, capture_output=True)
    [wheel] = target.glob("*.whl")
    return wheel


def _needed(requirements: Iterable[str]) -> Iterator[metadata.Distribution]:
    """The distributions that these bring here, with what they need themselves."""
    waiting, seen = [*requirements], set[str]()
    while waiting:
        each = Requirement(waiting.pop())
        if each.name in seen or (each.marker and not each.marker.evaluate({"extra": ""})):
            continue
        seen.add(each.name)
        found = metadata.distribution(each.name)
        waiting += found.requires or ()
        yield found


def test_the_engine_is_a_distribution_that_needs_nothing_of_the_service(tmp_path: Path) -> None:
    """Beside the unpacked wheel, Python sees only what its metadata names."""
    wheel, alone = _built(ROOT / "certificates", tmp_path), tmp_path / "alone"
    zipfile.ZipFile(wheel).extractall(alone)
    [folder] = alone.glob("*.dist-info")
    told = metadata.PathDistribution(folder)
    for each in _needed(told.requires or ()):
        for top in {file.parts[0] for file in each.files or ()} - {"..", "__pycache__"}:
            if not (alone / top).exists():
                (alone / top).symlink_to(Path(str(each.locate_file(top))))

    around = {"PYTHONPATH": str(alone), "PYTHONUTF8": "1", "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-S", "-c", USE], cwd=tmp_path, env=around, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == told.version
    assert {path.name for path in alone.glob("*/pyproject.toml")} == set()


def test_the_engine_needs_what_the_registry_needs() -> None:
    whole, alone = (
        set(tomllib.loads((ROOT / path).read_text(encoding="utf-8"))["project"]["dependencies"])
        for path in ("pyproject.toml", "certificates/pyproject.toml")
    )
    assert alone <= whole


def test_the_wheel_holds_both_packages_and_what_they_read(tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(_built(ROOT, tmp_path)).namelist())

    own = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert own == {"awards", "certificates"}
    assert names >= {
        "awards/fixtures/ceremony-2023.toml",
        "awards/fixtures/hall-2023.toml",
        "awards/fixtures/commendation-2023.toml",
        "awards/fixtures/winners-2023.xlsx",
        "awards/migrations/0001_first_schema.sql",
        "awards/text/stroke_order.txt",
        "certificates/layouts/classic.toml",
    }
