"""The people whom an entry names as they stand in the rooms: those that are known, or new ones."""

from collections.abc import Sequence
from datetime import datetime

from hoadep.contest.entries.models import Authorship
from hoadep.contest.exemplars.actions import enter_exemplar
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people
from hoadep.contest.people.facts import code_of
from hoadep.contest.people.models import Account, Collective, Person
from hoadep.contest.plans.models import Season
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.vietnamese.folding import fold, fold_plain


def authors(given: Sequence[AuthorData], *, by: Account | None, at: datetime) -> list[Person]:
    """The author and the co-authors; only the first may be the one who types."""
    named = [_author(one, own=n == 0, by=by, at=at) for n, one in enumerate(given)]
    return list(dict.fromkeys(named))


def _author(given: AuthorData, *, own: bool, by: Account | None, at: datetime) -> Person:
    """The person of that name and telephone, or a new one. Nobody is merged by name alone."""
    known = Person.objects.filter(telephone=given.telephone, plain_name=fold_plain(given.name)).first()
    details = {"address": given.address, "telephone": given.telephone}
    person = known or people.enter_person(name=given.name, by=code_of(by), at=at, **details)
    if own and by and by.person is None and fold(by.name) == fold(person.name):
        if known is None or _all_written_by(by, person):
            people.own_person(by, person, at=at)
    return person


def _all_written_by(account: Account, person: Person) -> bool:
    """Whether nobody's but this account's entries, and no other account, are the person's.

    Name and telephone alone prove nothing: whoever knows another author's would get to see their entries.
    """
    if Account.objects.filter(person=person).exists():
        return False
    written = Authorship.objects.filter(person=person).values_list("entry__written_by", flat=True)
    return set(written) == {account.pk}


def exemplar(season: Season, given: ExemplarData, kind: str, *, by: Account | None, at: datetime) -> Exemplar:
    """The season's exemplar of that name and place, or a new one."""
    subject = "person" if kind == "person" else "collective"
    same = {f"{subject}__plain_name": fold_plain(given.name), "season": season, "place": given.place}
    known = Exemplar.objects.filter(**same).first()
    if known:
        return known
    if kind == "person":
        who: Person | Collective = people.enter_person(
            name=given.name, address=given.place, by=code_of(by), at=at
        )
    else:
        who = people.enter_collective(name=given.name, kind=kind, address=given.place, by=code_of(by), at=at)
    return enter_exemplar(season, who, place=given.place, by=code_of(by), at=at)
