"""Run by the build: takes htmx out of a wheel, so that this tree keeps no third-party files."""

from __future__ import annotations

import shutil
from importlib.metadata import files
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = "awards/web/static/vendor"
WANTED = {"htmx-2.min.js": "htmx.min.js"}


class HtmxFromWheel(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """A source distribution has the files already."""
        folder = Path(self.root, VENDOR)
        folder.mkdir(parents=True, exist_ok=True)
        for file in files("django-htmx") or ():
            if name := WANTED.get(file.name):
                shutil.copyfile(Path(str(file.locate())), folder / name)
        missing = [name for name in WANTED.values() if not (folder / name).is_file()]
        if missing:
            raise FileNotFoundError(f"django-htmx holds no {', '.join(missing)}")
