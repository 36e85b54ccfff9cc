"""Run by the build: brings the scripts of others, so that this tree keeps no third-party files.

htmx comes out of a wheel. The reader of codes for telephones comes from npm; a machine without npm
or without its registry builds without it, and ``awards doctor`` says so.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from importlib.metadata import files
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VENDOR = "awards/web/static/vendor"
WANTED = {"htmx-2.min.js": "htmx.min.js"}

QR = "qr@0.7.0"
#: As the registry states it; a package with another digest is refused.
QR_INTEGRITY = "sha512-/VrrACmOAwZVipuRITwfEwOL5oAMEHH5PTmBWaGtlTom2Thxaa+rhmna4zU9PRN2uLw2wdccbkHOLGZb1Q9SdA=="
#: The licence comes last: where it stands, the scripts are complete.
QR_FILES = {
    "package/index.js": "qr.js",
    "package/decode.js": "qr-decode.js",
    "package/LICENSE-MIT": "qr-0.7.0-license.txt",
}
#: The module that `decode.js` imports, by its name in this tree.
QR_IMPORT = (b"from './index.js';", b'from "./qr.js";')

SECONDS = 60


class VendoredScripts(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """A source distribution has the files already."""
        folder = Path(self.root, VENDOR)
        folder.mkdir(parents=True, exist_ok=True)
        take_htmx(folder)
        if not all((folder / name).is_file() for name in QR_FILES.values()):
            try:
                take_qr(folder)
            except (OSError, KeyError, tarfile.TarError, subprocess.SubprocessError) as fault:
                self.app.display_warning(f"without {QR}: {fault}")


def take_htmx(folder: Path) -> None:
    """Raises FileNotFoundError."""
    for file in files("django-htmx") or ():
        if name := WANTED.get(file.name):
            shutil.copyfile(Path(str(file.locate())), folder / name)
    missing = [name for name in WANTED.values() if not (folder / name).is_file()]
    if missing:
        raise FileNotFoundError(f"django-htmx holds no {', '.join(missing)}")


def take_qr(folder: Path) -> None:
    """Raises OSError, SubprocessError, TarError or KeyError, and RuntimeError for another package."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is not installed")
    with tempfile.TemporaryDirectory() as aside:
        command = [npm, "pack", QR, "--silent", "--ignore-scripts", "--fetch-retries=1"]
        subprocess.run(  # noqa: S603 - a fixed command
            command, cwd=aside, check=True, capture_output=True, timeout=SECONDS
        )
        [packed] = Path(aside).glob("*.tgz")
        unpack_qr(packed, folder)


def unpack_qr(packed: Path, folder: Path) -> None:
    """Raises RuntimeError unless the package is the one that was read before it was chosen."""
    digest = hashlib.sha512(packed.read_bytes()).digest()
    found = f"sha512-{b64encode(digest).decode()}"
    if found != QR_INTEGRITY:
        raise RuntimeError(f"{QR} should have the integrity {QR_INTEGRITY}, and has {found}")
    with tarfile.open(packed) as package:
        for inside, name in QR_FILES.items():
            file = package.extractfile(inside)
            if file is None:
                raise KeyError(inside)
            (folder / name).write_bytes(file.read().replace(*QR_IMPORT))
