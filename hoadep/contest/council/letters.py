"""Who is told that an opinion in writing is asked for, and in what words."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from hoadep.contest.council import facts
from hoadep.contest.council.models import Member, Motion
from hoadep.office.outbox.actions import Letter
from hoadep.rules.plan import Plan
from hoadep.vietnamese.dates import short_date_screen

ASKED = "council_opinion"
KINDS = {ASKED: "Hội đồng: xin ý kiến bằng văn bản"}
"""The kinds of letters that this room writes, as settings name them."""


def opinion_letters(motions: Sequence[Motion], plan: Plan, *, at: datetime) -> Iterator[Letter]:
    """A letter to each member with an account who may answer at least one of what is asked at once."""
    season, first = motions[0].season, motions[0]
    known = facts.sittings(motions, plan).values()
    back = f", trả lời trước hết ngày {short_date_screen(first.return_on)}" if first.return_on else ""
    path = reverse("own_votes", kwargs={"season": season.slug})
    for member in Member.objects.filter(season=season, account__isnull=False).select_related("account"):
        titles = [one.motion.title for one in known if member.code in {free.code for free in one.free}]
        if titles and member.account:
            yield Letter(
                kind=ASKED,
                subject=first.code,
                recipient=member.account.code,
                due=at,
                title=f"Hội đồng xin ý kiến bằng văn bản: {len(titles)} nội dung{back}",
                text="\n\n".join(["\n".join(titles), f"Mở: {settings.HOADEP_ADDRESS}{path}"]),
                address=member.account.email,
            )
