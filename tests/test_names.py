"""A class name stands for one thing in the whole project."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent

#: The engine imports nothing of `awards`, so it has its own copy of the small classes of words.
COPIED = {"certificates/words.py": {"Joined", "Phrase"}}


def test_no_two_classes_have_one_name() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for package in ("awards", "certificates"):
        for path in sorted((ROOT / package).rglob("*.py")):
            module = path.relative_to(ROOT).as_posix()
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and node.name not in COPIED.get(module, ()):
                    places[node.name].append(module)

    several = {name: modules for name, modules in places.items() if len(modules) > 1}

    assert len(places) > 300
    assert several == {}
