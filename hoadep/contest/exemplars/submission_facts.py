"""Reads lists put to the vote: their items, who stands in them twice, and how far they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from hoadep.contest.exemplars.candidates import Candidate, candidates
from hoadep.contest.exemplars.dossier_facts import WITH, Listed, listed
from hoadep.contest.exemplars.models import Dossier, DossierStep, Submission, SubmissionItem, UpperAnswer
from hoadep.contest.exemplars.money import Money, money_of_list
from hoadep.contest.exemplars.subject_facts import subjects
from hoadep.rules.doubles import Line, judge_list
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, Verdict, not_met


def standing_items(submission: Submission) -> list[SubmissionItem]:
    """The items that were not taken off, with their dossiers, in order."""
    rows = submission.items.filter(removed_at__isnull=True)
    return list(rows.select_related("submission", *(f"dossier__{path}" for path in WITH)))


def require_stage(submission: Submission, *stages: str) -> None:
    """Raise `Refused` unless the list is in one of these stages."""
    if submission.stage not in stages:
        said = "Danh sách đã đưa ra xét, không sửa được nữa."
        raise Refused(not_met("", said if "open" in stages else "Danh sách chưa đến hoặc đã qua bước này."))


def list_lines(dossiers: Sequence[Dossier], *, as_of: datetime) -> list[Line]:
    """The subjects of a list as the rules compare them."""
    known = subjects(as_of)
    return [
        Line(
            code=row.code,
            who=known.who(row.exemplar),
            name=row.exemplar.name,
            born=row.exemplar.person.born if row.exemplar.person else None,
        )
        for row in dossiers
    ]


@dataclass(frozen=True)
class Row:
    """A dossier of a list with all that its decision needs: in words, what it lacks, what the vote said."""

    item: SubmissionItem
    candidate: Candidate
    listed: Listed
    outcome: str


@dataclass(frozen=True)
class Opened:
    """A list as its page shows it."""

    submission: Submission
    rows: tuple[Row, ...]
    doubles: tuple[Verdict, ...]
    form: str
    level: str

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The dossiers as a form offers them."""
        return [
            (row.candidate.code, f"{row.candidate.full_name} ({row.candidate.code})") for row in self.rows
        ]

    @property
    def proposed(self) -> tuple["Row", ...]:
        """The rows that the papers name: all but those that the vote rejected."""
        return tuple(row for row in self.rows if row.item.dossier.state != "rejected")

    @property
    def passed(self) -> list[tuple[str, str]]:
        """Those that may be commended."""
        states = {row.candidate.code: row.item.dossier.state for row in self.rows}
        return [choice for choice in self.choices if states[choice[0]] in ("passed", "forwarded")]

    @property
    def answers(self) -> list[UpperAnswer]:
        """What the upper level answered so far, each paper with the dossiers that it settles."""
        return list(self.submission.answers.prefetch_related("items__dossier"))


def opened(submission: Submission, plan: Plan, *, as_of: datetime) -> Opened:
    """A list with its rows, in order; those taken off or withdrawn are not among them."""
    items = [item for item in standing_items(submission) if item.dossier.state != "withdrawn"]
    dossiers = [item.dossier for item in items]
    told = candidates(dossiers, plan, as_of=as_of)
    found = Dossier.objects.filter(pk__in=[row.pk for row in dossiers])
    by_code = {row.dossier.code: row for row in listed(found, plan, as_of=as_of)}
    said = outcomes(dossiers)
    return Opened(
        submission=submission,
        rows=tuple(
            Row(item, one, by_code[one.code], said.get(one.code, "chưa xét"))
            for item, one in zip(items, told, strict=True)
        ),
        doubles=judge_list(list_lines(dossiers, as_of=as_of)),
        form=next((form.name for form in plan.forms if form.key == submission.form), submission.form),
        level=next((level.name for level in plan.levels if level.key == submission.level), submission.level),
    )


def outcomes(dossiers: Sequence[Dossier]) -> dict[str, str]:
    """What the vote said of each dossier, as its step keeps it."""
    steps = DossierStep.objects.filter(dossier__in=dossiers, name__in=("pass_vote", "fail_vote"))
    return {step.dossier.code: step.reason for step in steps.select_related("dossier").order_by("n")}


def money_of_submission(shown: Opened, plan: Plan, *, today: date) -> Money:
    """What goes with a list on the day of its decision, or as of today while there is none."""
    submission = shown.submission
    left = ("rejected", "declined")
    kinds = [row.item.dossier.exemplar.kind for row in shown.rows if row.item.dossier.state not in left]
    on = submission.decided_on or today
    return money_of_list(kinds, plan, form=submission.form, level=submission.level, on=on)
