"""What a PDF shows, independent of the program that wrote it."""

from __future__ import annotations

import hashlib

import pypdfium2


def drawn(pdf: bytes) -> str:
    """Digest each page's size, its characters, and their boxes to a tenth of a point."""
    document = pypdfium2.PdfDocument(pdf)
    digest = hashlib.sha256()
    for page in document:
        digest.update(repr([round(side, 1) for side in page.get_size()]).encode())
        text = page.get_textpage()
        characters = text.get_text_range(errors="strict")
        digest.update(characters.encode())
        for index in range(text.count_chars()):
            digest.update(repr([round(edge, 1) for edge in text.get_charbox(index)]).encode())
    return digest.hexdigest()
