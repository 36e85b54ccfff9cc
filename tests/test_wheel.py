"""The wheel contains all files that the program reads, and no others."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.usual  # builds a wheel

ROOT = Path(__file__).parent.parent


def test_the_wheel_holds_both_packages_and_what_they_read(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    own = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert own == {"awards", "certificates"}
    assert names >= {
        "awards/fixtures/commendation-2023.toml",
        "awards/fixtures/winners-2023.xlsx",
        "awards/migrations/0001_first_schema.sql",
        "awards/text/stroke_order.txt",
        "certificates/layouts/classic.toml",
    }
