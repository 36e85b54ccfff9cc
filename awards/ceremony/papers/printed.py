"""Every paper in millimetres, in the order of the pack."""

from __future__ import annotations

from awards.ceremony.output_files import CeremonyOutput
from awards.ceremony.papers import (
    badges,
    hand_out,
    name_cards,
    presenter_cards,
    seat_plans,
    sign_in,
    slips,
    stage_plans,
    trays,
)

PRINTED: tuple[CeremonyOutput, ...] = (
    trays.OUTPUT,
    stage_plans.OUTPUT,
    presenter_cards.OUTPUT,
    seat_plans.OUTPUT,
    slips.OUTPUT,
    name_cards.OUTPUT,
    badges.OUTPUT,
    sign_in.OUTPUT,
    hand_out.OUTPUT,
)
