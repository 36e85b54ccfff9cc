"""Faults of deliveries: each names whom it is about."""

from __future__ import annotations

from awards.errors.families import Conflict
from awards.words import N_


class DeliveryOpen(Conflict):
    code = "conflict.delivery-open"
    what = N_("%(count)s have an open delivery already: %(names)s.")
    remedy = N_("Change that plan, or cancel it first.")


class DeliveryMissing(Conflict):
    code = "conflict.delivery-missing"
    what = N_("%(count)s have no open delivery: %(names)s.")
    remedy = N_("Plan one, or look at the list as it is now.")


class DeliveryChanged(Conflict):
    code = "conflict.delivery-changed"
    what = N_("%(count)s deliveries were changed since you read them: %(names)s.")
    remedy = N_("Look at them as they are now, then repeat your change.")


class AlreadyHanded(Conflict):
    code = "conflict.already-handed"
    what = N_("%(count)s were handed over already: %(names)s.")
    remedy = N_("Leave them out.")


class NothingToDeliver(Conflict):
    code = "conflict.nothing-to-deliver"
    what = N_("%(count)s have no valid certificate here: %(names)s.")
    remedy = N_("Issue it first, or leave them out.")
