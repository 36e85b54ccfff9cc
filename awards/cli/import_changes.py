"""What an imported file changes of registered winners, in lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from awards.cli.console import say
from awards.errors import Language
from awards.intake.records import ChangeKind, ChangeRecord, MissingRecord, PreviewRecord
from awards.winner_fields import IMPORTED
from awards.words import N_, Joined, Phrase, translated

_LABELS = {field.name: field.label for field in IMPORTED}

_KINDS = {
    ChangeKind.CHANGED: N_("will be changed (--leave %(place)s | --new %(place)s)"),
    ChangeKind.LEFT: N_("stays as registered"),
    ChangeKind.REPLACED: N_(
        "is replaced by somebody else, who is registered as new (--same %(place)s)"
    ),
    ChangeKind.DIFFERS: N_("stays as registered (--update %(place)s)"),
}


def tell_changes(record: PreviewRecord, label: str, language: Language) -> None:
    """One line for each row that differs from its winner, and for each missing winner.

    ``label`` is the name of the file, if there are several.
    """
    for change in record.changes:
        place = f"{label}:{change.place}" if label else change.place
        words = translated(Phrase(_KINDS[change.kind], place=place), language)
        say(f"~ {change.place}  {_who(change.name, change.unit)}  {words}")
        for line in _values(change, language):
            say(f"    {line}")
    for missing in record.missing:
        say(f"- {_who(missing.name, missing.unit)}  {_fate(missing, language)}")


_UNFILLED = Phrase("Not filled in")


def _who(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name


def _values(change: ChangeRecord, language: Language) -> Iterable[str]:
    for each in change.changes:
        label = _label(each.field, language)
        before, after = (words or _UNFILLED for words in (each.before, each.after))
        yield translated(Joined((f"{label}: ", before, " → ", after)), language)
    if change.kind is ChangeKind.CHANGED and not any(c.field == "name" for c in change.changes):
        return
    for kept in change.staying:
        label = _label(kept.field, language)
        value = kept.value or "✓"
        if change.kind is ChangeKind.REPLACED:
            words = Phrase("%(label)s: %(value)s is not inherited", label=label, value=value)
        else:
            words = Phrase("%(label)s: %(value)s stays", label=label, value=value)
        yield translated(words, language)


def _label(field: str, language: Language) -> str:
    """A free field is named as the office declared it."""
    if field == "photo":
        return translated(Phrase("Photo"), language)
    return translated(Phrase(_LABELS[field]), language) if field in _LABELS else field


def _fate(missing: MissingRecord, language: Language) -> str:
    if missing.withdraw:
        return translated(Phrase("is missing from the file and will be withdrawn"), language)
    words = Phrase("is missing from the file and stays (--withdraw %(id)s)", id=missing.winner)
    return translated(words, language)
