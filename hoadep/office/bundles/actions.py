"""Makes the key of this installation, keeps partners, packs what is sent and notes what is taken in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hoadep.office.bundles import archives, facts, manifests, signing
from hoadep.office.bundles.archives import MANIFEST, PAYLOAD, SIGNATURE
from hoadep.office.bundles.models import Partner, Sent, Taken
from hoadep.office.bundles.opening import Opened
from hoadep.office.files.actions import store
from hoadep.office.journal import actions as journal
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.text import one_line

ZIP = "application/zip"
OWN_KEY = "KHOA"
"""The subject under which the journal keeps what happened to keys."""


@transaction.atomic
def make_own_key(*, by: str, at: datetime) -> str:
    """Make the key pair of this installation, once; returns the fingerprint."""
    if signing.has_key():
        raise Refused(not_met("", "Nơi này đã có khóa; khóa chỉ lập một lần."))
    journal.record(OWN_KEY, "make_own_key", by=by, at=at)
    signing.make_key()
    return facts.own_fingerprint()


@transaction.atomic
def add_partner(name: str, public_key: str, *, by: str, at: datetime) -> Partner:
    """From now on exchange bundles with the holder of that key."""
    name, fingerprint = one_line(name)[:200], signing.fingerprint(public_key)
    if not name:
        raise Refused(not_met("", "Hãy ghi tên nơi trao đổi gói hồ sơ."))
    if signing.has_key() and fingerprint == facts.own_fingerprint():
        raise Refused(not_met("", "Đây là khóa của chính nơi này; hãy dán khóa của nơi kia."))
    known = Partner.objects.standing().filter(fingerprint=fingerprint).first()
    if known:
        raise Refused(not_met("", f"Khóa này đã ghi cho {known.name}."))
    journal.record(OWN_KEY, "add_partner", by=by, at=at, codes=[fingerprint[:40]], secrets={"name": name})
    public_key = "".join(public_key.split())
    return Partner.objects.create(name=name, public_key=public_key, fingerprint=fingerprint, at=at, by=by)


@transaction.atomic
def end_partner(partner: Partner, *, by: str, at: datetime) -> None:
    """Exchange no more bundles with that key: it was lost, replaced, or should never have been there."""
    if partner.ended_at:
        raise Refused(not_met("", f"Đã thôi trao đổi với {partner.name}."))
    journal.record(OWN_KEY, "end_partner", by=by, at=at, codes=[partner.fingerprint[:40]])
    partner.ended_at = at
    partner.save(update_fields=["ended_at"])


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What is to be packed: the payload with its own uuid and kind, and the files beside it."""

    uuid: str
    kind: str
    subject: str
    payload: bytes
    files: Mapping[str, bytes]


@transaction.atomic
def pack(parcel: Parcel, partner: Partner, *, by: str, at: datetime) -> Sent:
    """Pack and sign a bundle for a partner, and keep exactly those bytes."""
    if partner.ended_at:
        raise Refused(not_met("", f"Đã thôi trao đổi với {partner.name}; hãy chọn nơi nhận khác."))
    content = _signed(parcel, partner, at=at)
    if len(content) > archives.MOST_BYTES:
        size, most = len(content) // 2**20, archives.MOST_BYTES // 2**20
        raise Refused(not_met("", f"Gói nặng {size} MB, quá mức {most} MB: hãy chia danh sách thành hai."))
    stored = store(content, ZIP, by=by, at=at)
    journal.record(parcel.subject, "pack_bundle", by=by, at=at, codes=[parcel.uuid, stored.sha256])
    kept = {"uuid": parcel.uuid, "kind": parcel.kind, "subject": parcel.subject}
    return Sent.objects.create(**kept, partner=partner, stored=stored, at=at, by=by)


def _signed(parcel: Parcel, partner: Partner, *, at: datetime) -> bytes:
    files = {PAYLOAD: parcel.payload, **parcel.files}
    head = manifests.to_bytes(
        manifests.Manifest(
            format=manifests.FORMAT,
            version=manifests.VERSION,
            uuid=parcel.uuid,
            kind=parcel.kind,
            sender=facts.own_fingerprint(),
            recipient=partner.fingerprint,
            at=at,
            members=manifests.members_of(files),
        )
    )
    return archives.archived({MANIFEST: head, SIGNATURE: signing.sign(head), **files})


@transaction.atomic
def take(found: Opened, *, subject: str, by: str, at: datetime) -> Taken:
    """Note that a bundle was taken in, within the act that takes it; a second time is refused."""
    list(Partner.objects.select_for_update().filter(fingerprint=found.manifest.sender))
    facts.opened(found.content)
    stored = store(found.content, ZIP, by=by, at=at)
    manifest = found.manifest
    journal.record(subject, "take_bundle", by=by, at=at, codes=[manifest.uuid, stored.sha256])
    kept = {"uuid": manifest.uuid, "kind": manifest.kind, "sent_at": manifest.at}
    return Taken.objects.create(**kept, partner=facts.sender_of(found), stored=stored, at=at, by=by)
