"""Faults of a request and of a form."""

from __future__ import annotations

from awards.errors.families import Denied, Invalid
from awards.words import N_


class RequestMalformed(Invalid):
    """The request does not have the form that the interface describes."""

    code = "invalid.request"
    what = N_("The request is malformed: %(reason)s")
    remedy = N_("Correct it after the interface's description.")


class MethodRefused(Invalid):
    code = "invalid.method"
    what = N_("This address does not accept %(method)s.")
    remedy = N_("See the interface's description.")


class BodyTooLarge(Invalid):
    code = "invalid.too-large"
    what = N_("What was sent is too large.")
    remedy = N_("Send it in parts, or ask for a larger AWARDS_UPLOAD_MB.")


class RevisionMissing(Invalid):
    code = "invalid.revision-missing"
    what = N_("A change must name the revision that it changes.")
    remedy = N_("Read first; send the ETag as If-Match.")


class FieldRefused(Invalid):
    code = "invalid.field"
    what = N_("“%(value)s” is not acceptable for “%(field)s”: %(reason)s")
    remedy = N_("Correct the value.")


class FormNotOurs(Denied):
    """A change whose page was not given to this browser, or that outlived its session."""

    code = "denied.form"
    what = N_("This page is out of date; nothing was changed.")
    remedy = N_("Go back, reload, send it again.")
