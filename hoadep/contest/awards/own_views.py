"""The award prospect of the one who is signed in."""

from django.http import HttpResponse

from hoadep.contest.awards import facts
from hoadep.contest.people.facts import same_persons
from hoadep.contest.people.models import Person
from hoadep.web.access import Request, duty
from hoadep.web.pages import page


@duty("see_own_verdict")
def own_prospect(request: Request) -> HttpResponse:
    """What the author still needs for the individual award, or that nothing was sent yet."""
    now, own = request.arrived_at, request.user.person_id
    codes = list(Person.objects.filter(pk=same_persons(now).get(own, own)).values_list("code", flat=True))
    found = facts.author_prospects(request.season, as_of=now, authors=codes) if codes else []
    return page(request, "awards/own.html", {"prospect": found[0] if found else None})
