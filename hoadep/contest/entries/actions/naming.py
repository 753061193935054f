"""The people whom an entry names as they stand in the rooms: those that are known, or new ones.

Someone is known by the very name, marks included, with the same telephone (an author) or at the same place
(an exemplar). Two rows too many are joined by a person afterwards; two people in one row never come apart.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hoadep.contest.entries.facts import akin
from hoadep.contest.entries.models import Authorship, Entry
from hoadep.contest.exemplars.actions import begin_exemplar, correct_exemplar
from hoadep.contest.exemplars.models import Exemplar
from hoadep.contest.people import actions as people
from hoadep.contest.people.facts import code_of, is_used
from hoadep.contest.people.models import Account, Collective, Person
from hoadep.contest.plans.models import Season
from hoadep.rules.completeness import AuthorData, ExemplarData
from hoadep.vietnamese.folding import fold, fold_plain
from hoadep.vietnamese.telephones import digits_of


def authors(
    given: Sequence[AuthorData], *, entry: Entry | None, by: Account | None, at: datetime
) -> list[Person]:
    """The author and the co-authors; only the first may be the one who types.

    Where the `entry` is written anew, who stood there is corrected, unless others use that row too.
    """
    before = list(entry.authors.order_by("authorships__n")) if entry else []
    same = [next((person for person in before if _is(person, one)), None) for one in given]
    named = []
    for n, one in enumerate(given):
        left = before[n] if n < len(before) and before[n] not in same else None
        person, is_new = _author(one, same[n] or left, entry=entry, by=by, at=at)
        if n == 0 and by:
            _own(by, person, is_new=is_new, at=at)
        named.append(person)
    return list(dict.fromkeys(named))


def _author(
    given: AuthorData, was: Person | None, *, entry: Entry | None, by: Account | None, at: datetime
) -> tuple[Person, bool]:
    """The person who is meant, and whether the row is new. `was` stood in that place of the entry."""
    alike = _alike(given, was)
    known = next((person for person in alike if _may_be_at(person.address, given.address)), None)
    known = known or next(iter(alike), None)  # people move, and write where they live in many ways
    details: dict[str, Any] = {"name": given.name, "address": given.address, "telephone": given.telephone}
    who: dict[str, Any] = {"by": code_of(by), "at": at}
    changed = was and any(getattr(was, field) != value for field, value in details.items())
    if was and changed and known in (None, was) and (known or akin(was, given)) and _is_alone(was, entry, by):
        return people.correct_person(was, **details, **who), False
    if known is None:
        return people.enter_person(**details, **who), True
    told = known == was or not known.address or (by and by.person_id == known.pk)
    if told and given.address and known.address != given.address:
        people.correct_person(known, **_with_address(known, given.address), **who)
    return known, False


def _alike(given: AuthorData, was: Person | None) -> list[Person]:
    """Those of that very name and telephone, `was` first. Nobody is known by the name alone."""
    rows = Person.objects.filter(plain_name=fold_plain(given.name)).order_by("pk")
    same = [person for person in rows if _is(person, given)]
    if not given.telephone:
        place = fold(given.address)
        same = [person for person in same if person == was or (place and fold(person.address) == place)]
    return sorted(same, key=lambda person: person != was)


def _is(person: Person, given: AuthorData) -> bool:
    same_name = fold(person.name) == fold(given.name)
    return same_name and digits_of(person.telephone) == digits_of(given.telephone)


def _may_be_at(one: str, other: str) -> bool:
    return not one or not other or fold(one) == fold(other)


def _with_address(person: Person, address: str) -> dict[str, Any]:
    return {"name": person.name, "address": address, "telephone": person.telephone}


def _is_alone(person: Person, entry: Entry | None, by: Account | None) -> bool:
    """Whether nothing is told of a person but that this entry is theirs, and this account."""
    own = Authorship.objects.filter(person=person, entry=entry)
    return not is_used(person, but=[*own, *filter(None, [by])])


def _own(account: Account, person: Person, *, is_new: bool, at: datetime) -> None:
    """The account is the author's if it bears the name, and nobody else has had to do with the author.

    Name and telephone alone prove nothing: whoever knows another author's would get to see their entries.
    """
    if account.person_id or fold(account.name) != fold(person.name):
        return
    if is_new or _all_written_by(account, person):
        people.own_person(account, person, at=at)


def _all_written_by(account: Account, person: Person) -> bool:
    if Account.objects.filter(person=person).exists():
        return False
    written = Authorship.objects.filter(person=person).values_list("entry__written_by", flat=True)
    return set(written) == {account.pk}


def exemplar(
    season: Season,
    given: ExemplarData,
    kind: str,
    *,
    entry: Entry | None,
    by: Account | None,
    at: datetime,
) -> Exemplar:
    """The season's exemplar of that name, place and kind; or the one that the entry told of, corrected."""
    subjects = ("person", "collective")
    was = entry.exemplars.select_related(*subjects).first() if entry else None
    subject = "person" if kind == "person" else "collective"
    rows = Exemplar.objects.filter(season=season, **{f"{subject}__plain_name": fold_plain(given.name)})
    same = [row for row in rows.select_related(*subjects) if row.kind == kind and _tells_of(row, given)]
    known = next(iter(sorted(same, key=lambda row: row != was)), None)
    who: dict[str, Any] = {"by": code_of(by), "at": at}
    changed = was and (was.name, was.kind, was.place) != (given.name, kind, given.place)
    if was and changed and known in (None, was) and _may_correct(was, given, entry):
        return correct_exemplar(was, name=given.name, kind=kind, place=given.place, **who)
    return known or _new_exemplar(season, given, kind, **who)


def _tells_of(row: Exemplar, given: ExemplarData) -> bool:
    return fold(row.name) == fold(given.name) and fold(row.place) == fold(given.place)


def _may_correct(was: Exemplar, given: ExemplarData, entry: Entry | None) -> bool:
    """Whether it may be who was meant before, and nobody but this entry tells of it."""
    subject = was.person or was.collective
    akin = fold_plain(was.name) == fold_plain(given.name) or fold(was.place) == fold(given.place)
    if not akin or subject is None or is_used(subject, but=[was]):
        return False
    return not is_used(was, but=list(was.tellings.filter(entry=entry)))


def _new_exemplar(season: Season, given: ExemplarData, kind: str, *, by: str, at: datetime) -> Exemplar:
    told: dict[str, Any] = {"name": given.name, "address": given.place, "by": by, "at": at}
    who: Person | Collective
    who = people.enter_person(**told) if kind == "person" else people.enter_collective(kind=kind, **told)
    return begin_exemplar(season, who, place=given.place, by=by, at=at)
