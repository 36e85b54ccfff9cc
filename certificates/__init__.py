"""Certificates: frozen content and a layout in, PDF bytes out.

Knows nothing of winners, of a database or of the web. See README.md for the stages.
"""

from certificates.content import FIELDS, Content
from certificates.errors import (
    CertificatesError,
    ContentRefused,
    Fault,
    FontRefused,
    LayoutRefused,
    LayoutUnknown,
)
from certificates.fonts import Face, Shelf, find
from certificates.layout import Layout, load, shipped, shipped_ids
from certificates.pdf import preflight, render, render_each
from certificates.problems import Problem, Words

__all__ = [
    "FIELDS",
    "CertificatesError",
    "Content",
    "ContentRefused",
    "Face",
    "Fault",
    "FontRefused",
    "Layout",
    "LayoutRefused",
    "LayoutUnknown",
    "Problem",
    "Shelf",
    "Words",
    "find",
    "load",
    "preflight",
    "render",
    "render_each",
    "shipped",
    "shipped_ids",
]
