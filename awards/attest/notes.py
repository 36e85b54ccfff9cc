"""The head of a log as a signed text of five lines (C2SP signed-note and tlog-checkpoint).

::

    awards.example.org/log/history
    1212
    RKXRDc95SAdx61gQ5VD8DjbS7q5URh8ufh+Y9w6vxJA=

    — awards.example.org/log/history H/bNG0Yj…

The lines are the log's name, its number of entries, the root of its tree, and an Ed25519 signature.
"""

from __future__ import annotations

import hashlib
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_DASH = "— "

#: A checkpoint with some cosignatures has fewer characters.
LONGEST = 10_000


class Checkpoint(NamedTuple):
    """A log at one size."""

    log: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.log}\n{self.size}\n{b64encode(self.root).decode()}\n"


class NoteFault(ValueError):
    """The text is no checkpoint."""


class NoteKey(NamedTuple):
    """The name of a signer, and its Ed25519 public key of 32 bytes."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """Four bytes that say which key of a name has signed."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        """The verifier key, such as ``example.com/foo+530d903a+AekyeRrm…``."""
        return f"{self.name}+{self.id.hex()}+{b64encode(_ED25519 + self.public).decode()}"


def key_of(text: str) -> NoteKey:
    """Read a verifier key. Raises NoteFault."""
    name, _, rest = text.partition("+")
    number, _, coded = rest.partition("+")
    raw = _bytes(coded)
    found = NoteKey(name, raw[1:])
    if len(raw) != 33 or raw[:1] != _ED25519 or found.id.hex() != number:
        raise NoteFault(text[:200])
    return found


def public_key(log: str, seed: bytes) -> NoteKey:
    """The key that verifies what a seed of 32 bytes signs."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return NoteKey(log, private.public_key().public_bytes_raw())


def signed(head: Checkpoint, seed: bytes) -> str:
    """The note of a head, signed in the name of its log."""
    made = Ed25519PrivateKey.from_private_bytes(seed).sign(head.text.encode())
    signature = b64encode(public_key(head.log, seed).id + made).decode()
    return f"{head.text}\n{_DASH}{head.log} {signature}\n"


def checkpoint(note: str) -> Checkpoint:
    """What the note says, without a look at its signatures. Raises NoteFault."""
    body, found, _ = note.partition("\n\n")
    lines = body.split("\n")
    if not found or len(note) > LONGEST or len(lines) != 3:
        raise NoteFault(note[:200])
    log, size, root = lines
    if (
        not log
        or not (size.isascii() and size.isdigit())
        or len(size) > 18
        or size != str(int(size))
    ):
        raise NoteFault(note[:200])
    head = Checkpoint(log, int(size), _bytes(root))
    if len(head.root) != 32 or head.text != f"{body}\n":
        raise NoteFault(note[:200])
    return head


def is_signed(note: str, key: NoteKey) -> bool:
    """Whether one of the note's signatures is of this key."""
    text, _, signatures = note.partition("\n\n")
    prefix = f"{_DASH}{key.name} "
    lines = [line for line in signatures.split("\n") if line.startswith(prefix)]
    return any(_holds(f"{text}\n", line.removeprefix(prefix), key) for line in lines)


def _holds(text: str, signature: str, key: NoteKey) -> bool:
    try:
        raw = _bytes(signature)
        Ed25519PublicKey.from_public_bytes(key.public).verify(raw[4:], text.encode())
    except (NoteFault, InvalidSignature, ValueError):
        return False
    return raw[:4] == key.id


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (NotBase64, ValueError) as fault:
        raise NoteFault(text[:200]) from fault
