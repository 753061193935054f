"""Counts the votes that members gave by name, while a vote is open and at its end."""

from collections.abc import Sequence

from hoadep.contest.council.facts import Sitting
from hoadep.contest.council.models import NamedVote
from hoadep.rules.voting import Tally


def tally_of(sitting: Sitting, votes: Sequence[NamedVote]) -> Tally:
    """How many voted how; the chair's own word is told apart, since it may decide an even vote."""
    chairs = {one.code for one in sitting.voters if one.post == "chair"}
    many = {option: sum(vote.option == option for vote in votes) for option in NamedVote.Option.values}
    said = [vote.option for vote in votes if vote.member.code in chairs]
    clear = [option == "in_favour" for option in said if option != "other"]
    return Tally(
        in_favour=many["in_favour"],
        against=many["against"],
        other=many["other"],
        chair=clear[0] if clear else None,
    )
