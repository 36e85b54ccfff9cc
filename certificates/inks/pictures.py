"""The colours of a picture as they are meant, in sRGB, by its own ICC profile (LittleCMS).

Four inks say nothing without the profile of their press: the same numbers are other colours on
other paper. So a CMYK picture without one is refused, and no press is guessed.
"""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Pillow
from PIL import ImageCms

from certificates.errors import ImageRefused
from certificates.words import Phrase

LARGEST = 4 * 2**20
"""Bytes of a profile; those of presses have half to three million."""

_FAULTS = (ImageCms.PyCMSError, OSError, ValueError)


def check_inks(picture: Pillow.Image) -> None:
    """Whether a CMYK picture says all that its colours need. Raises `ImageRefused`.

    A JPEG without Adobe's marker does not say whether 0 or 255 is full ink.
    """
    profile = picture.info.get("icc_profile") or b""
    if not profile or (picture.format == "JPEG" and "adobe" not in picture.info):
        raise ImageRefused(Phrase("The image is in CMYK colour without an ICC profile."), _REMEDY)
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile[: LARGEST + 1])).profile
        is_right = len(profile) <= LARGEST and given.xcolor_space.strip() == "CMYK"
    except _FAULTS:
        is_right = False
    if not is_right:
        raise _unusable()


def in_srgb(picture: Pillow.Image, *, is_early: bool) -> Pillow.Image:
    """Convert to the intended colours. An invalid profile of RGB is ignored, as viewers do.

    Of the formats that were always taken (``is_early``), only opaque RGB is converted, so that
    issued sheets stay as they are. Raises `ImageRefused`.
    """
    profile: bytes = picture.info.get("icc_profile") or b""
    if picture.mode == "CMYK":
        return _from_inks(picture, profile)
    if not profile or (is_early and picture.mode != "RGB"):
        return picture
    try:
        if picture.mode == "RGBA":
            changed = _converted(picture.convert("RGB"), profile)
            changed.putalpha(picture.getchannel("A"))
            return changed
        return _converted(picture, profile) if picture.mode in ("RGB", "L") else picture
    except _FAULTS:
        return picture


def _from_inks(picture: Pillow.Image, profile: bytes) -> Pillow.Image:
    """Paper becomes white, and the darkest ink black, as in programs for the prepress."""
    try:
        return _converted(
            picture,
            profile,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except _FAULTS as error:
        raise _unusable() from error


def _converted(
    picture: Pillow.Image,
    profile: bytes,
    intent: ImageCms.Intent = ImageCms.Intent.PERCEPTUAL,
    flags: ImageCms.Flags = ImageCms.Flags.NONE,
) -> Pillow.Image:
    given = ImageCms.ImageCmsProfile(BytesIO(profile))
    screen = ImageCms.createProfile("sRGB")
    changed = ImageCms.profileToProfile(picture, given, screen, intent, "RGB", flags=flags)
    return changed or picture


_REMEDY = Phrase("Save it with the ICC profile of its press, or convert it to RGB.")


def _unusable() -> ImageRefused:
    return ImageRefused(
        Phrase("The image is in CMYK colour, and its ICC profile is broken."), _REMEDY
    )
