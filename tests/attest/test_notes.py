"""Heads are the signed notes that C2SP describes."""

from __future__ import annotations

import pytest

from awards.attest import notes
from awards.attest.notes import Checkpoint, NoteFault

#: The example of c2sp.org/signed-note.
EXAMPLE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON"
    "ncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
EXAMPLE_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
#: Made by another program.
LOG = "awards.example.org/log/certificates"
LOG_KEY = f"{LOG}+1ff6cd1b+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
ROOT = "44a5d10dcf79480771eb5810e550fc0e36d2eeae54461f2e7e1f98f70eafc490"
NOTE = (
    f"{LOG}\n3\nRKXRDc95SAdx61gQ5VD8DjbS7q5URh8ufh+Y9w6vxJA=\n\n— {LOG} H/bNG0YjrXnB2JcbGqYei9c/"
    "vVb1gQAfNaTvPuNfdh6rF1SGaLH9FsT0motJBUqH128RIcx4CPTja3uyCT31zlF7Hw4=\n"
)
SEED = bytes(range(32))


def test_notes_of_other_programs_are_verified() -> None:
    assert notes.is_signed(EXAMPLE, notes.key_of(EXAMPLE_KEY))
    assert notes.is_signed(NOTE, notes.key_of(LOG_KEY))
    assert notes.checkpoint(NOTE) == Checkpoint(LOG, 3, bytes.fromhex(ROOT))


def test_a_key_is_written_as_it_was_read() -> None:
    assert str(notes.key_of(LOG_KEY)) == LOG_KEY


def test_what_we_sign_says_what_was_signed() -> None:
    head = Checkpoint("awards.example.org/log/history", 1212, bytes.fromhex(ROOT))
    note = notes.signed(head, SEED)

    assert notes.checkpoint(note) == head
    assert notes.is_signed(note, notes.public_key(head.log, SEED))
    assert not notes.is_signed(note, notes.public_key(head.log, bytes(32)))
    assert not notes.is_signed(note, notes.public_key("other.example.org", SEED))


@pytest.mark.parametrize("place", range(0, len(NOTE), 7))
def test_no_changed_note_is_signed(place: int) -> None:
    other = "A" if NOTE[place] != "A" else "B"
    changed = NOTE[:place] + other + NOTE[place + 1 :]

    assert not notes.is_signed(changed, notes.key_of(LOG_KEY))


@pytest.mark.parametrize(
    "text",
    [
        "",
        EXAMPLE,
        NOTE.replace("\n3\n", "\n03\n"),
        NOTE.replace("\n3\n", "\n-3\n"),
        NOTE.replace("\n3\n", f"\n{'9' * 5000}\n"),
        NOTE.replace("RKXR", "RK"),
        NOTE.replace("RKXR", "！！"),
        NOTE.replace("\n\n", "\nmore\n\n"),
        NOTE + "x" * 10_000,
    ],
)
def test_a_text_that_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(NoteFault):
        notes.checkpoint(text)


@pytest.mark.parametrize("text", ["", "name", LOG_KEY[:-4], LOG_KEY.replace("1ff6", "0ff6")])
def test_a_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(NoteFault):
        notes.key_of(text)
