"""Reads what was sent, what was taken in, what came back, and what somebody hands over to be taken in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch

from hoadep.contest.dispatch.models import (
    Answer,
    Intake,
    Outcome,
    Outcomes,
    Sending,
    TakenEntry,
    UpperPraise,
)
from hoadep.contest.entries.models import Entry
from hoadep.contest.exemplars.models import Commendation
from hoadep.contest.people.models import Participation, Unit
from hoadep.contest.plans.models import Season
from hoadep.contest.selection.models import Selection
from hoadep.office.bundles import facts as bundles
from hoadep.office.bundles.opening import Opened
from hoadep.office.files import facts as files
from hoadep.office.files.models import Stored
from hoadep.rules.exchange import DISPATCH, RESULTS, Dispatch, Results, dispatch_from, files_of, results_from
from hoadep.rules.exchange_terms import matched
from hoadep.rules.plan import Plan
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.folding import fold_plain

WRONG_KIND = "Gói này là {}; hãy nhận ở trang {}."
KINDS = {
    DISPATCH: ("danh sách bài của cấp dưới gửi lên", "“Gói hồ sơ”"),
    RESULTS: ("kết quả của cấp trên trả về", "của danh sách đã gửi"),
}


def choices_of(season: Season) -> list[Selection]:
    """The lists of a season that are decided or sent, the newest first, each with its sending."""
    states = (Selection.State.DECIDED, Selection.State.SENT)
    rows = Selection.objects.filter(season=season, state__in=states)
    return list(rows.select_related("sending", "sending__to_season"))


def sent_here(season: Season) -> list[Sending]:
    """What a season of this installation sent to this one and is not taken in yet."""
    rows = Sending.objects.filter(to_season=season, intake__isnull=True)
    return list(rows.select_related("selection__season", "stored"))


def intakes(season: Season) -> list[Intake]:
    """What was taken in, the newest first."""
    return list(Intake.objects.filter(season=season).select_related("unit", "by"))


@dataclass(frozen=True)
class Offered:
    """A dispatch that may be taken in: from a bundle that was opened, or from a season here."""

    dispatch: Dispatch
    photos: Mapping[str, bytes]
    opened: Opened | None = None
    source: Sending | None = None

    @property
    def sender(self) -> str:
        """Who it is by the key that signed it, or by the season that it comes from."""
        return bundles.sender_of(self.opened).name if self.opened else self.dispatch.sender

    def paper(self, place: str) -> tuple[str, bytes] | None:
        """A paper that came along, by its place without its ending."""
        found = self.opened.files if self.opened else {}
        return next(((name, content) for name, content in found.items() if name.startswith(place)), None)


def offered(season: Season, sha256: str) -> Offered:
    """What is kept under this hash, as a dispatch. Raises `Refused`, or `Stored.DoesNotExist`."""
    stored = Stored.objects.get(sha256=sha256, gone_at=None)
    here = Sending.objects.filter(stored=stored, to_season=season).select_related("selection__season").first()
    content = files.read(stored)
    if here:
        return Offered(dispatch_from(content), _photos_here(here), source=here)
    return dispatch_in(content)


def dispatch_in(content: bytes) -> Offered:
    """The dispatch in a bundle. Raises `Refused` with what is wrong with it."""
    found = bundles.opened(content)
    _require_kind(found, DISPATCH)
    dispatch = dispatch_from(found.payload)
    if missing := sorted(set(files_of(dispatch)) - found.files.keys()):
        raise Refused(not_met("", f"Gói thiếu tệp “{missing[0]}”."))
    return Offered(dispatch, {name: found.files[name] for name in files_of(dispatch)}, opened=found)


def _photos_here(sending: Sending) -> dict[str, bytes]:
    chosen = sending.selection.picks.filter(chosen=True).select_related("entry")
    photos = [(pick.entry, photo) for pick in chosen for photo in pick.entry.photos.select_related("stored")]
    return {f"anh/{entry.code}-{photo.n}.jpg": files.read(photo.stored) for entry, photo in photos}


def _require_kind(found: Opened, kind: str) -> None:
    if found.manifest.kind != kind:
        said = KINDS.get(found.manifest.kind)
        reason = WRONG_KIND.format(*said) if said else "Gói hồ sơ này thuộc loại mà phần mềm chưa biết."
        raise Refused(not_met("", reason))


def known_entries(dispatch: Dispatch) -> dict[str, TakenEntry]:
    """Which entries of a dispatch were taken in before, by the sender's uuid."""
    rows = TakenEntry.objects.filter(uuid__in=[entry.uuid for entry in dispatch.entries])
    return {str(row.uuid): row for row in rows.select_related("intake", "entry")}


def usual_unit(season: Season, found: Offered) -> Unit | None:
    """As which unit the sender took part before, else the unit that bears its name."""
    before = Intake.objects.filter(season=season)
    if found.opened:
        before = before.filter(bundle__partner__fingerprint=found.opened.manifest.sender)
    elif found.source:
        before = before.filter(source__selection__season=found.source.selection.season)
    last = before.select_related("unit").first()
    if last:
        return last.unit
    parts = Participation.objects.filter(season=season, until__isnull=True).select_related("unit")
    names = {fold_plain(found.dispatch.sender), fold_plain(found.sender)}
    return next((part.unit for part in parts if fold_plain(part.unit.name) in names), None)


def unknown_kinds(dispatch: Dispatch, plan: Plan) -> dict[str, str]:
    """Kinds of entries that this plan has under neither key nor name: their names by their keys."""
    kinds = [(kind.key, kind.name) for kind in plan.entry_kinds]
    found = {entry.kind: entry.kind_name for entry in dispatch.entries}
    return {key: name for key, name in found.items() if matched(key, name, kinds) is None}


@dataclass(frozen=True)
class Answered:
    """Results that may be taken in, as `Offered`."""

    results: Results
    opened: Opened | None = None
    answer: Answer | None = None


def answered(sending: Sending, sha256: str) -> Answered:
    """What is kept under this hash, as results for a list that was sent. Raises as `offered`."""
    stored = Stored.objects.get(sha256=sha256, gone_at=None)
    here = Answer.objects.filter(stored=stored, bundle=None, intake__source=sending).first()
    content = files.read(stored)
    if here:
        return Answered(results_from(content), answer=here)
    return results_in(content)


def results_in(content: bytes) -> Answered:
    """The results in a bundle. Raises `Refused` with what is wrong with it."""
    found = bundles.opened(content)
    _require_kind(found, RESULTS)
    return Answered(results_from(found.payload), opened=found)


def waiting_answer(sending: Sending) -> Answer | None:
    """The latest results given in this installation that the sender has not taken in."""
    latest = Answer.objects.filter(intake__source=sending, bundle=None).select_related("stored").first()
    return latest if latest and not Outcomes.objects.filter(answer=latest).exists() else None


def upper_forms(plan: Plan) -> list[tuple[str, str]]:
    """The forms that the upper level gives, by key."""
    return [(form.key, form.name) for form in plan.forms if "upper" in form.levels]


def occasions(plan: Plan) -> list[tuple[str, str]]:
    """The occasions of the plan, by key."""
    return [(occasion.key, occasion.name) for occasion in plan.occasions]


def unknown_terms(results: Results, plan: Plan) -> tuple[dict[str, str], dict[str, str]]:
    """Forms and occasions that the plan has under neither key nor name: their names by their keys."""
    praises = [praise for outcome in results.outcomes for praise in outcome.praises]
    forms = {praise.form: praise.form_name for praise in praises}
    diverse = {praise.occasion: praise.occasion_name for praise in praises}
    return _unmatched(forms, upper_forms(plan)), _unmatched(diverse, occasions(plan))


def _unmatched(found: Mapping[str, str], known: Iterable[tuple[str, str]]) -> dict[str, str]:
    listed = list(known)
    return {key: name for key, name in found.items() if matched(key, name, listed) is None}


def standing_outcomes(sending: Sending) -> Outcomes | None:
    """The results that stand for a list."""
    rows = Outcomes.objects.filter(sending=sending, replaced_at=None)
    return rows.select_related("by").first()


def outcome_rows(standing: Outcomes) -> list[Outcome]:
    """What became of each entry, with the commendations that came."""
    praises = Prefetch("praises", UpperPraise.objects.select_related("commendation"), "given")
    return list(standing.rows.select_related("entry").prefetch_related(praises))


def outcome_of(entry: Entry) -> Outcome | None:
    """What became of an entry by the results that stand."""
    rows = Outcome.objects.filter(entry=entry, outcomes__replaced_at=None).select_related("outcomes")
    return rows.prefetch_related("praises__commendation").first()


def praises_gone(sending: Sending) -> list[Commendation]:
    """Commendations that earlier results brought and the standing ones do not, and that are not revoked.

    Their credits are undone; whether the commendation itself was taken back, a person finds out and records.
    """
    rows = UpperPraise.objects.filter(outcome__outcomes__sending=sending)
    kept = rows.filter(outcome__outcomes__replaced_at=None).values("commendation")
    gone = rows.filter(outcome__outcomes__replaced_at__isnull=False).exclude(commendation__in=kept)
    brought = Commendation.objects.filter(pk__in=gone.values("commendation"), revoked_at=None)
    return list(brought.select_related("exemplar__person", "exemplar__collective"))
