"""``awards ceremony pack``: all papers of a version, or some, as one ZIP."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from tests.cli.test_ceremony import _run, awards
from tests.conftest import FIXTURES
from tests.stage.year import year, year_url

__all__ = ["awards", "year", "year_url"]

pytestmark = pytest.mark.usual  # many commands


def test_some_papers_of_a_version_are_written_and_an_unknown_one_is_named(
    awards: CliRunner, tmp_path: Path
) -> None:
    _run(awards, "ceremony", "init", "--from", str(FIXTURES / "ceremony-2023.toml"))
    _run(awards, "ceremony", "freeze")
    to, none = tmp_path / "pack.zip", tmp_path / "none.zip"

    done = _run(awards, "ceremony", "pack", "-o", str(to), "--only", "press,groups")
    wrong = _run(awards, "ceremony", "pack", "-o", str(none), "--only", "press,posters")
    missing = _run(awards, "ceremony", "pack", "-o", str(none), "--version", "7")

    assert done.exit_code == 0, done.stderr
    with ZipFile(to) as whole:
        manifest = json.loads(whole.read("manifest.json"))
    assert manifest["version"] == 1
    assert {each["kind"] for each in manifest["files"]} == {"press", "groups"}
    assert "2023-第1版-典礼包.zip" in done.stderr
    assert (wrong.exit_code, "posters" in wrong.stderr) == (2, True)
    assert missing.exit_code != 0
    assert not none.exists()
