"""A copy of the source, with one breakage at a time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.breakages.records import Breakage

ROOT = Path(__file__).parent.parent.parent
_COPIED = ("awards", "certificates", "fixtures", "tests", "pyproject.toml")
_PASSED, _FAILED = 0, 1


class TextGone(Exception):
    """The source no longer has the text that a breakage replaces."""


def broken(breakage: Breakage, source: str) -> str:
    """Return the source with the breakage applied. Raises TextGone."""
    if breakage.old not in source:
        raise TextGone(f"{breakage.path} no longer holds {breakage.old!r}: {breakage.name}")
    return source.replace(breakage.old, breakage.new)


@contextmanager
def copied() -> Iterator[Path]:
    with TemporaryDirectory(prefix="awards-breakages-") as folder:
        for name in _COPIED:
            original, copy = ROOT / name, Path(folder) / name
            if original.is_dir():
                leave = shutil.ignore_patterns("__pycache__")
                shutil.copytree(original, copy, ignore=leave)
            else:
                shutil.copy2(original, copy)
        yield Path(folder)


@contextmanager
def made(breakage: Breakage, copy: Path) -> Iterator[None]:
    file = copy / breakage.path
    whole = file.read_text("utf-8")
    file.write_text(broken(breakage, whole), "utf-8")
    try:
        yield
    finally:
        file.write_text(whole, "utf-8")


def tests_fail(copy: Path, tests: Sequence[str]) -> bool:
    """Return whether a test fails. Raises RuntimeError when the tests did not run at all."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (_PASSED, _FAILED):
        raise RuntimeError(f"pytest ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.returncode == _FAILED
