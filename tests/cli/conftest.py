"""The command line as a person uses it: arguments, environment, three streams, an exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from awards.cli import main
from tests.conftest import FIXTURES


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


Awards = Callable[..., Done]


@pytest.fixture
def awards(database_url: str, tmp_path: Path) -> Awards:
    """Call ``awards("issue", …)`` with an empty database."""
    environment = {
        "AWARDS_DATA_DIR": str(tmp_path / "data"),
        "AWARDS_DATABASE_URL": database_url,
        "AWARDS_LANGUAGE": "zh",
    }

    def run(*words: str, stdin: bytes | None = None, **more: str) -> Done:
        done = CliRunner(env={**environment, **more}).invoke(main, words, input=stdin)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    return run


@pytest.fixture
def ready(awards: Awards) -> Awards:
    """Call ``awards`` after ``awards init`` and ``awards load``."""
    assert awards("init").returncode == 0
    assert awards("load", str(FIXTURES / "commendation-2023.toml")).returncode == 0
    return awards
