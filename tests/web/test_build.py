"""What the build brings from other projects: the package that was read, or none."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from awards.web.assets import address, has
from awards.web.build_assets import QR_FILES, VENDOR, VendoredScripts, unpack_qr


def test_a_package_with_another_digest_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "qr.tgz"
    with tarfile.open(packed, "w:gz") as package:
        for name in QR_FILES:
            package.addfile(tarfile.TarInfo(name), io.BytesIO())

    with pytest.raises(RuntimeError, match="should have the integrity sha512-/VrrACmO"):
        unpack_qr(packed, tmp_path)
    assert list(tmp_path.iterdir()) == [packed]


def test_without_npm_the_build_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    hook = VendoredScripts(str(tmp_path), {}, None, None, str(tmp_path), "wheel")  # type: ignore[arg-type]

    hook.initialize("standard", {})

    told = capsys.readouterr()
    assert "without qr@0.7.0: npm is not installed" in told.out + told.err
    assert [file.name for file in (tmp_path / VENDOR).iterdir()] == ["htmx.min.js"]


def test_a_file_that_the_build_left_out_has_no_address() -> None:
    assert has("htmx.min.js")
    assert not has("qr-encode.js")
    with pytest.raises(KeyError):
        address("qr-encode.js")
