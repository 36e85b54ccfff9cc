"""Fonts: found by role, checked for coverage, embedded as subsets."""

from certificates.fonts.face import Face
from certificates.fonts.roles import ALIASES, ROLES
from certificates.fonts.shelf import PassedOver, Shelf, find

__all__ = ["ALIASES", "ROLES", "Face", "PassedOver", "Shelf", "find"]
