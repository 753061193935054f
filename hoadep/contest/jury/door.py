"""How a judge comes in without an account."""

from hoadep.contest.jury.models import Panelist
from hoadep.office.attempts.doors import Door

DOOR = Door(
    name="jury",
    cookie="giam-khao",
    address="jury_door",
    papers="phiếu mời",
    slips=lambda season: (
        Panelist.objects.serving().filter(round__season=season).select_related("round__season")
    ),
    guest="code",
    number="slip",
)
