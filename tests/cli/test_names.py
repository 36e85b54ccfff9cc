"""``awards names sort``: names in, names out, for use in a pipe."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.usual  # starts processes

NAMES = "田大利\n田富\n王芳\n文静\n\n欧阳若水\n洪亮\n"


def _sort(variant: str, names: str = NAMES) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "awards", "names", "sort", "--variant", variant],
        input=names,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("variant", "ordered"),
    [
        ("surname", ["王芳", "文静", "田富", "田大利", "欧阳若水", "洪亮"]),
        ("fullname", ["王芳", "文静", "田大利", "田富", "欧阳若水", "洪亮"]),
    ],
)
def test_both_official_orders(variant: str, ordered: list[str]) -> None:
    done = _sort(variant)

    assert done.stdout.splitlines() == ordered
    assert (done.returncode, done.stderr) == (0, "")


def test_a_character_without_data_is_said_on_stderr_alone() -> None:
    done = _sort("surname", "\U0002ebf0禾\n王芳\n")

    assert done.stdout.splitlines() == ["王芳", "\U0002ebf0禾"]
    assert "\U0002ebf0" in done.stderr


def test_names_from_an_old_system_are_read_and_broken_ones_refused() -> None:
    done = [
        subprocess.run(
            [sys.executable, "-m", "awards", "names", "sort", "--variant", "surname"],
            input=names,
            capture_output=True,
            check=False,
        )
        for names in ("文静\r\n王芳\r\n".encode("gb18030"), b"\xef\xbb\xbf\xff\xfe")
    ]

    assert done[0].stdout.decode().splitlines() == ["王芳", "文静"]
    assert (done[1].returncode, done[1].stdout) == (3, b"")


def test_a_wrong_variant_is_a_wrong_call() -> None:
    assert _sort("pinyin").returncode == 2
