"""Reads the journal: whether it is whole, its head, and whether a text is the one that was entered."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import connection

from hoadep.office.journal import chain, triggers
from hoadep.office.journal.models import Row, Salt, Seal, Unsealed


@dataclass(frozen=True)
class Fault:
    """A place where the journal is not as it was written."""

    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


def head() -> Seal | None:
    """The last seal; who keeps its hash can later prove that nothing before it was changed."""
    return Seal.objects.order_by("-n").first()


def confirms(row: Row, name: str, text: str) -> bool | None:
    """Whether `text` is what the row witnessed under that name; None when its salt was erased."""
    salt = Salt.objects.filter(row=row, name=name).first()
    return chain.digest(salt.value, text) == row.digests[name] if salt else None


def verify() -> list[Fault]:
    """All faults of the whole journal, while others go on writing. A sound one gives an empty list.

    Read in this order (rows, rows that wait, seals), no row that is being sealed meanwhile seems lost.
    """
    seen: set[int] = set()
    faults = list(_trigger_faults())
    faults += _row_faults(seen)
    waiting = set(Unsealed.objects.values_list("row_id", flat=True))
    sealed: set[int] = set()
    faults += _seal_faults(sealed)
    faults += [
        Fault(f"dòng có khóa {key}", "không được niêm phong.") for key in sorted(seen - waiting - sealed)
    ]
    return faults


def _trigger_faults() -> Iterator[Fault]:
    for name in sorted(triggers.missing(connection)):
        yield Fault("cơ sở dữ liệu", f"thiếu chốt chống sửa {name}.")


def _row_faults(seen: set[int]) -> Iterator[Fault]:
    """Walk each subject's chain, noting the keys of its rows."""
    every = Row.objects.order_by("subject", "n").iterator(chunk_size=2000)
    for _, rows in groupby(every, key=lambda row: row.subject):
        n, previous = 0, ""
        for row in rows:
            seen.add(row.pk)
            where = f"{row.subject} dòng {row.n}"
            n += 1
            if row.n != n:
                yield Fault(where, f"đứng ở chỗ của dòng {n}: có dòng bị mất.")
            if row.previous_hash != previous:
                yield Fault(where, "không nối với dòng trước.")
            if row.hash != chain.row_hash(row):
                yield Fault(where, "nội dung đã bị sửa.")
            n, previous = row.n, row.hash


def _seal_faults(sealed: set[int]) -> Iterator[Fault]:
    """Walk the seals, noting the keys of the rows under them."""
    n, previous = 0, ""
    for seal in Seal.objects.order_by("n").iterator(chunk_size=100):
        where = f"niêm phong {seal.n}"
        n += 1
        if seal.n != n:
            yield Fault(where, f"đứng ở chỗ của số {n}: có niêm phong bị mất.")
        if seal.previous_hash != previous:
            yield Fault(where, "không nối với niêm phong trước.")
        if not sealed.isdisjoint(seal.rows):
            yield Fault(where, "có dòng đã niêm phong trước đó.")
        hashes = dict(Row.objects.filter(pk__in=seal.rows).values_list("pk", "hash"))
        lost = [key for key in seal.rows if key not in hashes]
        if lost:
            yield Fault(where, f"mất {len(lost)} dòng (khóa {', '.join(map(str, lost))}).")
        elif seal.hash != chain.seal_hash(seal, [hashes[key] for key in seal.rows]):
            yield Fault(where, "các dòng không còn như khi niêm phong.")
        sealed.update(seal.rows)
        n, previous = seal.n, seal.hash
