"""Page templates are formatted by djangofmt, with at most 120 characters in each line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEMPLATES = sorted(ROOT.glob("awards/*/templates/*.html"))


def test_no_line_of_a_template_is_longer_than_120_characters() -> None:
    """The formatter breaks tags and leaves long Jinja expressions, so the lines are counted."""
    longer = [
        f"{file.relative_to(ROOT)}:{number}"
        for file in TEMPLATES
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > 120
    ]

    assert len(TEMPLATES) > 80
    assert longer == []


def test_the_formatter_leaves_every_template_as_it_is() -> None:
    formatter = Path(sys.executable).with_name("djangofmt")
    done = subprocess.run(
        [formatter, "--check", *TEMPLATES], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stdout + done.stderr
