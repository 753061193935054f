"""Reads entries for the rules."""

from hoadep.contest.entries.models import Entry, EntryQuerySet
from hoadep.rules.completeness import AuthorData, EntryFacts, ExemplarData


def completeness_facts(entry: Entry) -> EntryFacts:
    """What an entry brings, as the completeness rules see it."""
    authors = entry.authors.order_by("authorships__n")
    return EntryFacts(
        kind=entry.kind,
        title=entry.title,
        text=entry.text,
        authors=tuple(AuthorData(name=p.name, address=p.address, telephone=p.telephone) for p in authors),
        exemplars=tuple(
            ExemplarData(name=exemplar.name, place=exemplar.place)
            for exemplar in entry.exemplars.select_related("person", "collective")
        ),
        photos=entry.photos.count(),
        extra=entry.extra,
        on_paper=entry.origin == Entry.Origin.PAPER,
    )


def waiting(rows: EntryQuerySet) -> list[tuple[str, int]]:
    """How many of some entries wait for each act that may be done to many at once."""
    return [("duyet", rows.awaiting("approve").count()), ("tiep-nhan", rows.awaiting("receive").count())]
