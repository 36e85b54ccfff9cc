"""The kinds of elements a layout is made of: each file of this folder that has a ``KIND`` is one."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module

from certificates.elements.element import Element, ElementContext, ElementKind, Placement


def _declared() -> Iterator[ElementKind]:
    for module in pkgutil.iter_modules(__path__, f"{__name__}."):
        kind: ElementKind | None = getattr(import_module(module.name), "KIND", None)
        if kind is not None:
            yield kind


ELEMENT_KINDS: Mapping[str, ElementKind] = {
    kind.name: kind for kind in sorted(_declared(), key=lambda kind: kind.name)
}

__all__ = ["ELEMENT_KINDS", "Element", "ElementContext", "ElementKind", "Placement"]
