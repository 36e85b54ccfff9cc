"""External programs. Without one, a test is skipped and reported; in CI it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image


def needs(program: str) -> pytest.MarkDecorator:
    absent = shutil.which(program) is None and "AWARDS_TEST_STRICT" not in os.environ
    return pytest.mark.skipif(absent, reason=f"{program} is not installed")


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)


def by_poppler(pdf: Path, dpi: int, page: int = 1) -> Image.Image:
    target = pdf.with_suffix(f".poppler{page}")
    pages = ("-f", str(page), "-l", str(page), "-singlefile")
    done = run("pdftoppm", "-png", "-r", str(dpi), *pages, pdf, target)
    assert (done.returncode, done.stderr) == (0, "")
    return Image.open(f"{target}.png").convert("RGB")


def by_mupdf(pdf: Path, dpi: int, page: int = 1) -> Image.Image:
    target = pdf.with_suffix(f".mupdf{page}.png")
    done = run("mutool", "draw", "-q", "-r", str(dpi), "-o", target, pdf, str(page))
    assert done.returncode == 0
    return Image.open(target).convert("RGB")
