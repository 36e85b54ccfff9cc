"""Check the files after the clock stops: count pages, find words, read codes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import zxingcpp

from tests.benchmarks.peers.program import file_of
from tests.benchmarks.timing import ONE_FILE
from tests.benchmarks.winners import LONG, Winner, winner

DPI = 150

SMALLER = 3251
"""The first winner whose code is smaller than the others'."""


def one_file(folder: Path, count: int) -> None:
    path = folder / ONE_FILE
    with pdfium.PdfDocument(path) as document:
        assert len(document) == count, f"{len(document)} pages instead of {count}"
        for n in _samples(count):
            _page(path, document, n, winner(n))


def single_files(folder: Path, count: int) -> None:
    for n in _samples(count):
        path = file_of(winner(n), folder)
        with pdfium.PdfDocument(path) as document:
            assert len(document) == 1
            _page(path, document, 0, winner(n))
    missing = [n for n in range(count) if not file_of(winner(n), folder).exists()]
    assert not missing


def _samples(count: int) -> list[int]:
    """Choose the first winner, a long name, the middle, a smaller code, and the last."""
    return sorted({n for n in (0, LONG - 1, count // 2, SMALLER, count - 1) if n < count})


def _page(path: Path, document: pdfium.PdfDocument, index: int, expected: Winner) -> None:
    page = document[index]
    for text in (page.get_textpage().get_text_range(), *_pdftotext(path, index + 1)):
        said = "".join(text.split())
        for words in (expected.name, expected.number, expected.body):
            assert words in said, f"page {index + 1} does not say {words}"
    image = page.render(scale=DPI / 72).to_pil()
    read = [code.text for code in zxingcpp.read_barcodes(image)]
    assert read == [expected.code], f"page {index + 1}: the code reads {read}"


def _pdftotext(path: Path, page: int) -> Iterator[str]:
    """Return the text that poppler finds, where it is installed."""
    if shutil.which("pdftotext"):
        command = ["pdftotext", "-f", str(page), "-l", str(page), str(path), "-"]
        yield subprocess.run(command, capture_output=True, check=True, text=True).stdout


CHECKS: dict[str, Callable[[Path, int], None]] = {
    "one file": one_file,
    "single files": single_files,
}
"""The check of each job's files."""
