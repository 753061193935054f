"""Writes the journal: rows in the transaction of the act, seals over all that was committed, erasure."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from hoadep.office.journal import chain
from hoadep.office.journal.models import Row, Salt, Seal, Unsealed
from hoadep.rules.verdict import Refused, not_met

SUBJECTS_AT_ONCE, ROWS_IN_A_SEAL = 500, 1000


@dataclass(frozen=True, kw_only=True)
class Line:
    """What is to be entered: an act on a subject, by an account's code, with codes and secret texts.

    `begins`: the subject was made just now, so that no earlier act on it is looked for.
    """

    subject: str
    verb: str
    by: str
    at: datetime
    codes: Sequence[str] = ()
    secrets: Mapping[str, str] = field(default_factory=dict)
    begins: bool = False


def record(
    subject: str,
    verb: str,
    *,
    by: str,
    at: datetime,
    codes: Sequence[str] = (),
    secrets: Mapping[str, str] = {},
    begins: bool = False,
) -> Row:
    """Enter one act; its row tells in `recorded_at` when the database learned it.

    Of `secrets` (name: text) only a salted digest is kept. Call inside the transaction of the act.
    Raises `Refused` when somebody else entered an act on the same subject at the same moment, or when one
    that `begins` is there already.
    """
    line = Line(subject=subject, verb=verb, by=by, at=at, codes=codes, secrets=secrets, begins=begins)
    return record_many([line])[0]


def record_many(lines: Iterable[Line]) -> list[Row]:
    """Enter many acts, in their order, with few queries; otherwise like `record`."""
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("journal rows belong to the transaction of their act")
    lines = list(lines)
    now = timezone.now()
    tails = _tails({line.subject for line in lines if not line.begins})
    rows, salts = [], []
    for line in lines:
        row = _row(line, tails.get(line.subject), recorded_at=now)
        salts += _give_digests(row, line.secrets)
        row.hash = chain.row_hash(row)
        tails[line.subject] = row
        rows.append(row)
    try:
        Row.objects.bulk_create(rows)
    except IntegrityError as fault:
        raise Refused(
            not_met("", "Vừa có người khác làm cùng việc này. Hãy mở lại trang rồi thử lại.")
        ) from fault
    Salt.objects.bulk_create(salts)
    return rows


def _tails(subjects: set[str]) -> dict[str, Row]:
    """The last row of each subject that has one."""
    if not subjects:
        return {}
    if len(subjects) == 1:
        last = Row.objects.filter(subject=next(iter(subjects))).order_by("-n").first()
        return {last.subject: last} if last else {}
    wanted = sorted(subjects)
    followed = Exists(Row.objects.filter(subject=OuterRef("subject"), n=OuterRef("n") + 1))
    return {
        row.subject: row
        for start in range(0, len(wanted), SUBJECTS_AT_ONCE)
        for row in Row.objects.filter(~followed, subject__in=wanted[start : start + SUBJECTS_AT_ONCE])
    }


def _row(line: Line, last: Row | None, *, recorded_at: datetime) -> Row:
    return Row(
        subject=line.subject,
        n=last.n + 1 if last else 1,
        verb=line.verb,
        by=line.by,
        at=line.at,
        recorded_at=recorded_at,
        codes=list(line.codes),
        previous_hash=last.hash if last else "",
    )


def _give_digests(row: Row, secrets: Mapping[str, str]) -> list[Salt]:
    salts = [Salt(row=row, name=name, value=os.urandom(32).hex()) for name in secrets]
    row.digests = {salt.name: chain.digest(salt.value, secrets[salt.name]) for salt in salts}
    return salts


def seal(*, at: datetime) -> int:
    """Chain all committed rows that have no seal yet; returns how many there were."""
    sealed = 0
    while Unsealed.objects.exists():
        sealed += _seal_some(at)
    return sealed


@transaction.atomic
def _seal_some(at: datetime) -> int:
    waiting = Unsealed.objects.select_for_update(of=("self",)).select_related("row").order_by("row_id")
    rows = [unsealed.row for unsealed in waiting[:ROWS_IN_A_SEAL]]
    if rows:
        last = Seal.objects.order_by("-n").first()
        new = Seal(
            n=last.n + 1 if last else 1,
            at=at,
            rows=[row.pk for row in rows],
            previous_hash=last.hash if last else "",
        )
        new.hash = chain.seal_hash(new, [row.hash for row in rows])
        new.save(force_insert=True)
        Unsealed.objects.filter(pk__in=new.rows).delete()
    return len(rows)


@transaction.atomic
def erase(subject: str, *, names: Sequence[str], by: str, at: datetime) -> int:
    """Forget what the subject's secret texts of these names were; returns how many digests went dumb.

    The texts themselves are deleted by their room; the chain still verifies.
    """
    salts = Salt.objects.filter(row__subject=subject, name__in=names)
    erased = [f"{n}:{name}" for n, name in salts.order_by("row__n", "name").values_list("row__n", "name")]
    salts.delete()
    record(subject, "erase", by=by, at=at, codes=erased)
    return len(erased)
