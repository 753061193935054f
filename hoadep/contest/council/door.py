"""How a member without an account comes in to answer in writing."""

from hoadep.contest.council.models import OpinionSlip
from hoadep.office.attempts.doors import Door

DOOR = Door(
    name="council",
    cookie="thanh-vien",
    address="opinion_door",
    papers="phiếu mời cho ý kiến",
    slips=lambda season: OpinionSlip.objects.filter(member__season=season).select_related("member__season"),
    guest="member__code",
    number="n",
)
