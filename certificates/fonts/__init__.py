"""Fonts: found by role, checked for coverage, embedded as subsets."""

from certificates.fonts.face import Face
from certificates.fonts.shelf import ROLES, PassedOver, Shelf, find

__all__ = ["ROLES", "Face", "PassedOver", "Shelf", "find"]
