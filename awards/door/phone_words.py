"""What the telephone's page says: each word by the name under which its scripts ask for it.

The names of verdicts are those of `DoorReason`, so that a telephone says them without the server.
"""

from __future__ import annotations

from awards.errors import Language
from awards.words import N_, translations

_VERDICTS = {
    "arrived": N_("Checked in"),
    "back": N_("Back again"),
    "clock-ahead": N_("Checked in (the clock of this telephone is wrong)"),
    "already": N_("Already here, no need to scan"),
    "left": N_("Has left"),
    "not-here": N_("Not recorded as present"),
    "struck": N_("Struck off: please go to the desk"),
    "packed": N_("On the tray"),
    "packed-before": N_("Already on the tray"),
    "wrong-tray": N_("Not on this tray"),
    "not-placed": N_("Not on any tray and in no bag"),
    "handed": N_("Handed to {to}"),
    "handed-before": N_("Already handed to {to}"),
    "void": N_("Void"),
    "superseded": N_("Replaced by a newer certificate"),
    "undone": N_("Taken back"),
    "undone-before": N_("Was taken back before"),
    "nothing-to-undo": N_("Nothing to take back"),
    "unknown": N_("This code is not on the list"),
    "other-ceremony": N_("A code of another ceremony"),
    "certificate": N_("This is the code of a certificate: scan the seat slip"),
    "attendee": N_("This is the code of a seat slip: scan the certificate"),
    "payment": N_("This is a payment code"),
    "foreign": N_("This is not a code of ours"),
    "empty": N_("Nothing was read"),
    "revoked": N_("This telephone was revoked; the scan is kept"),
    "over": N_("This telephone's time is over; its list was deleted"),
    "kind": N_("This telephone may not do that"),
    "other-words": N_("Another scan has this number"),
    "malformed": N_("The server could not read this scan"),
}

_PAGE = {
    "kind-arrived": N_("Arriving"),
    "kind-left": N_("Leaving"),
    "kind-packed": N_("Packing"),
    "kind-handed": N_("Hand out"),
    "rehearsal": N_("In rehearsal"),
    "online": N_("Online"),
    "offline": N_("Offline"),
    "waiting": N_("{count} to send"),
    "list": N_("List of {time}"),
    "no-list": N_("No list yet"),
    "unjudged": N_("Kept; there is no list yet to check it"),
    "here": N_("this telephone"),
    "self": N_("the winner"),
    "seat": N_("Seat"),
    "stage": N_("Goes up in"),
    "belongs": N_("Belongs to"),
    "spot": N_("Lies in"),
    "in-batch": N_("Group {batch}, place {place}"),
    "on-tray": N_("Group {batch}, tray {onTray}, place {place}"),
    "in-bag": N_("Bag {bag}"),
    "choose-tray": N_("Choose a tray"),
    "choose-tray-first": N_("Choose the tray first."),
    "undo": N_("Take back"),
    "undo-of": N_("Take back: {name}"),
    "differ": N_("{count} decided otherwise"),
    "differs": N_("{time} {name} – shown: {shown}; the server: {words}"),
    "server-says": N_("The server says: {words}"),
    "nobody": N_("Nobody of that name"),
    "done": N_("already recorded"),
    "aim": N_("Point at the code on the seat slip or the certificate"),
    "no-https": N_("Without https a browser gives no camera: type the code or find the name"),
    "no-camera": N_("The camera did not open: allow it in the browser, or type the code"),
    "pairing": N_("Pairing …"),
    "not-paired": N_("This telephone could not be paired."),
    "no-answer": N_("The service does not answer. Check the network, then try again."),
    "unsent": N_("{count} scans are not sent yet. They go when this telephone is paired again."),
    "not-stored": N_("This telephone could not store the scan. Nothing was recorded."),
    "no-store": N_("This browser keeps nothing: leave its private mode, or use another browser."),
    "kept": N_("kept on this telephone: it also opens without a network"),
}


def phone_words(language: Language) -> dict[str, str]:
    words = translations(language)
    return {name: words.gettext(each) for name, each in (_VERDICTS | _PAGE).items()}
