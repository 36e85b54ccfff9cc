"""Faces and shelves that are sent to another process stay the same objects."""

from __future__ import annotations

import os
import pickle
import signal
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from certificates import Face, FontsMissing, Shelf, find
from certificates.fonts.codes import encode
from tests.certificates.test_fonts import make


def test_a_shelf_and_its_faces_come_back_as_the_very_same(shelf: Shelf) -> None:
    again = pickle.loads(pickle.dumps(shelf))  # noqa: S301 - our own bytes
    assert again is shelf
    face = shelf.chosen["kai"]
    assert pickle.loads(pickle.dumps(face)) is face  # noqa: S301


def test_one_more_search_finds_the_same_shelf() -> None:
    assert find(system=False) is find(system=False)


def test_a_worker_knows_a_shelf_that_it_gets_again(tmp_path: Path) -> None:
    make(tmp_path / "kai.ttf", "KaiTi")
    shelf = find([tmp_path], system=False)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        first, second = (pool.submit(_look, shelf).result(timeout=60) for _ in range(2))
    kai = shelf.chosen["kai"]
    assert first == second
    assert first[:2] == (kai.name, encode(kai, "欧阳"))
    assert list(shelf.glyphs) == first[3]


def _look(shelf: Shelf) -> tuple[object, ...]:
    kai = shelf.chosen["kai"]
    return kai.name, encode(kai, "欧阳"), id(shelf), list(shelf.glyphs), id(kai)


def test_a_face_whose_file_was_replaced_is_not_taken_for_it(tmp_path: Path) -> None:
    path = make(tmp_path / "kai.ttf", "KaiTi")
    sent = pickle.dumps(Face(path))
    os.utime(path, ns=(0, 0))
    with pytest.raises(FontsMissing):
        pickle.loads(sent)  # noqa: S301


def test_ctrl_c_is_no_answer_of_a_worker(pool: Executor) -> None:
    """A KeyboardInterrupt as an answer would stop the event loop of the caller."""
    assert pool.submit(signal.raise_signal, signal.SIGINT).exception(60) is None
