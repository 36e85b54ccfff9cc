"""Every setting of the service: one frozen class, read once, all faults reported at once."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from awards.errors import Language, SettingsFault
from awards.roles import Role
from awards.words import C_, Joined, Phrase

Reader = Callable[[str], Any]

_KEY = re.compile(r"[0-9a-f]{64}")
_PASSWORD = re.compile(r"(://[^/@:]*:)[^/]*@")


def _whole(low: int, high: int) -> Reader:
    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not low <= int(text) <= high:
            raise ValueError(Phrase("a whole number from %(low)s to %(high)s", low=low, high=high))
        return int(text)

    return read


def _one_of(*words: str) -> Reader:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(_one_or_the_other(words))
        return text

    return read


def _one_or_the_other(words: Sequence[str]) -> Joined:
    return Joined(tuple(words), Phrase(C_("choice", " or ")))


def _address(*schemes: str) -> Reader:
    def read(text: str) -> str:
        parts = urlsplit(text)
        placed = parts.netloc or parts.path.startswith("/")
        if parts.scheme not in schemes or not placed:
            begins = _one_or_the_other([f"{scheme}://" for scheme in schemes])
            raise ValueError(Phrase("an address that begins with %(begins)s", begins=begins))
        if parts.scheme == "sqlite" and parts.netloc:
            raise ValueError(
                Phrase(
                    "a file is named by its whole path: %(example)s",
                    example="sqlite:///folder/file",
                )
            )
        if not _has_a_usable_port(parts):
            raise ValueError(Phrase("a port from 1 to 65535"))
        return text.rstrip("/")

    return read


def _has_a_usable_port(parts: SplitResult) -> bool:
    """An address without a port has one: the usual one of its kind."""
    try:
        return parts.port != 0
    except ValueError:
        return False


def _executor(text: str) -> str:
    kind, _, rest = text.partition(":")
    if kind == "dask":
        return str(_address("dask")(text))
    if text in ("processes", "off") or (kind == "processes" and rest.isascii() and rest.isdigit()):
        return text
    raise ValueError(_one_or_the_other(["processes", "processes:N", "off", "dask://host:port"]))


def _files(text: str) -> str:
    """The memory of one process is not shared with others."""
    if text.startswith("memory:"):
        raise ValueError(Phrase("a folder or a store that every worker sees"))
    return text


def _folders(text: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in text.split(os.pathsep) if part)


def _roles(text: str) -> frozenset[str]:
    named = _listed(text)
    if not named <= set(Role):
        raise ValueError(Phrase("roles separated by commas: %(roles)s", roles=", ".join(Role)))
    return named


def _networks(text: str) -> frozenset[str]:
    named = _listed(text)
    try:
        for each in named:
            ip_network(each)
    except ValueError:
        raise ValueError(
            Phrase("addresses or networks separated by commas, such as %(one)s", one="10.0.0.0/8")
        ) from None
    return named


def _folder(text: str) -> Path | None:
    return Path(text) if text else None


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(",") if part.strip())


#: These also accept an empty text.
_LISTS: tuple[Reader, ...] = (_folder, _folders, _roles)


def _setting(name: str, default: str, read: Reader, help_text: str) -> Any:  # noqa: ANN401 - dataclasses.field is typed the same way
    return field(metadata={"name": name, "default": default, "read": read, "help": help_text})


def _write_once(path: Path, text: str) -> None:
    """Write the key once: one of several starting processes writes it, none reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
    with contextlib.suppress(FileExistsError):
        Path(path).hardlink_to(draft)
    Path(draft).unlink()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, declared once: name, default, reader, help. `SETTINGS.md` is checked against it."""

    data_dir: Path = _setting(
        "AWARDS_DATA_DIR", "data", Path, "Folder for the SQLite file and the secret key"
    )
    database_url: str = _setting(
        "AWARDS_DATABASE_URL",
        "",
        _address("sqlite", "postgresql", "postgres"),
        "Database; empty means the file awards.sqlite in the data folder",
    )
    public_url: str = _setting(
        "AWARDS_PUBLIC_URL",
        "http://localhost:8000",
        _address("http", "https"),
        "Address that the codes on certificates lead to; choose one that lasts for decades",
    )
    host: str = _setting("AWARDS_HOST", "127.0.0.1", str, "Address the server listens on")
    port: int = _setting("AWARDS_PORT", "8000", _whole(1, 65535), "Port the server listens on")
    proxies: frozenset[str] = _setting(
        "AWARDS_PROXIES",
        "127.0.0.1",
        _networks,
        "Proxies that are trusted to report a client's address, separated by commas",
    )
    second_factor: frozenset[str] = _setting(
        "AWARDS_SECOND_FACTOR",
        "",
        _roles,
        "Roles that must sign in with a second factor, separated by commas; empty: nobody must",
    )
    lookups_per_minute: int = _setting(
        "AWARDS_LOOKUPS_PER_MINUTE",
        "60",
        _whole(0, 100_000),
        "How often one address may look up certificates in a minute; 0: no limit",
    )
    language: Language = _setting(
        "AWARDS_LANGUAGE", "zh", _one_of("zh", "en"), "Language of messages and reports"
    )
    font_dirs: tuple[Path, ...] = _setting(
        "AWARDS_FONT_DIRS", "", _folders, "Folders searched for fonts before the system's own"
    )
    upload_mb: int = _setting(
        "AWARDS_UPLOAD_MB", "10", _whole(1, 100), "Largest spreadsheet accepted, in MB"
    )
    photos_mb: int = _setting(
        "AWARDS_PHOTOS_MB", "200", _whole(1, 1000), "Largest ZIP of photos accepted, in MB"
    )
    proof_days: int = _setting(
        "AWARDS_PROOF_DAYS", "7", _whole(1, 366), "Days that units usually have to proofread"
    )
    intake_rows: int = _setting(
        "AWARDS_INTAKE_ROWS", "20000", _whole(1, 200_000), "Most data rows in a spreadsheet"
    )
    intake_seconds: int = _setting(
        "AWARDS_INTAKE_SECONDS",
        "60",
        _whole(1, 600),
        "Longest time for reading a spreadsheet, in seconds",
    )
    intake_memory_mb: int = _setting(
        "AWARDS_INTAKE_MEMORY_MB",
        "1024",
        _whole(256, 8192),
        "Most memory for reading a spreadsheet, in MB",
    )

    executor: str = _setting(
        "AWARDS_EXECUTOR",
        "processes",
        _executor,
        "Who draws print runs: processes, processes:N, off, or a cluster at dask://host:port",
    )
    files: str = _setting(
        "AWARDS_FILES",
        "",
        _files,
        "Where the files of print runs are kept (an fsspec address); empty: in the data folder",
    )
    heads: Path | None = _setting(
        "AWARDS_HEADS",
        "",
        _folder,
        "Folder on another machine for heads of the history, once a day and after certificates; empty: none",
    )
    lease_seconds: int = _setting(
        "AWARDS_LEASE_SECONDS",
        "30",
        _whole(1, 3600),
        "Seconds without a sign of life, after which another process draws the volume",
    )

    @property
    def database(self) -> str:
        """The address really used."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve()}/awards.sqlite"

    def told(self) -> dict[str, str]:
        """Each setting as it holds, by name, fit to be shown: without the database's password."""
        values = {row.metadata["name"]: _shown(getattr(self, row.name)) for row in fields(self)}
        return values | {"AWARDS_DATABASE_URL": masked(self.database)}

    @property
    def has_secret_key(self) -> bool:
        return (self.data_dir / "secret.key").exists()

    def secret_key(self) -> bytes:
        """32 random bytes beside the data, made at first use, readable by the owner only.

        Raises SettingsFault for a file with any other content: with a wrong key no token is
        recognised.
        """
        path = self.data_dir / "secret.key"
        if not path.exists():
            _write_once(path, secrets.token_hex(32))
        text = path.read_text("ascii", "replace").strip()
        if not _KEY.fullmatch(text):
            raise SettingsFault(
                faults=Phrase(
                    "%(path)s: not a key of 64 digits; restore it from a backup", path=path
                )
            )
        return bytes.fromhex(text)


def _shown(value: object) -> str:
    """Write the value as in the environment, without a password in it."""
    if isinstance(value, tuple):
        return os.pathsep.join(map(str, value))
    if isinstance(value, frozenset):
        return ",".join(sorted(value))
    return masked(str(value))


def masked(url: str) -> str:
    """The address without its password, ready to show."""
    return _PASSWORD.sub(r"\1***@", url)


def rows() -> list[dict[str, Any]]:
    """Name, default and help of each setting, in order: what SETTINGS.md and the help of ``awards doctor`` show."""
    return [dict(row.metadata) for row in fields(Settings)]


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read all settings; a misspelt AWARDS_ name is a fault too.

    Raises SettingsFault with every fault.
    """
    given = os.environ if environment is None else environment
    values: dict[str, Any] = {}
    faults: list[object] = []
    for row in fields(Settings):
        meta = row.metadata
        text = given.get(meta["name"], "").strip() or meta["default"]
        try:
            values[row.name] = meta["read"](text) if text or meta["read"] in _LISTS else ""
        except ValueError as fault:
            given_as = f"{meta['name']}={masked(text)!r}: "
            faults.append(Joined((given_as, *fault.args)))
    known = {row.metadata["name"] for row in fields(Settings)}
    faults += [
        Phrase("%(name)s: no such setting", name=name)
        for name in sorted(given)
        if name.startswith("AWARDS_") and not name.startswith("AWARDS_TEST_") and name not in known
    ]
    if faults:
        raise SettingsFault(faults=Joined(tuple(faults), "\n"))
    return Settings(**values)
