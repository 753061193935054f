"""Reads partners, and opens bundles by the keys that stand."""

from django.utils import timezone

from hoadep.office.bundles import opening, signing
from hoadep.office.bundles.models import Partner, Taken
from hoadep.rules.verdict import Refused, not_met
from hoadep.vietnamese.dates import short_date_screen


def own_fingerprint() -> str:
    """The fingerprint of this installation's own key. Raises `Refused` before there is one."""
    return signing.fingerprint(signing.own_public_key())


def partners() -> list[Partner]:
    """All partners, those that have ended last."""
    return sorted(Partner.objects.all(), key=lambda one: one.ended_at is not None)


def opened(content: bytes) -> opening.Opened:
    """The bundle in these bytes. Raises `Refused` for whatever is wrong with it, one taken in included."""
    keys = dict(Partner.objects.standing().values_list("fingerprint", "public_key"))
    found = opening.opened(content, keys=keys, own=own_fingerprint())
    known = Taken.objects.filter(uuid=found.manifest.uuid).first()
    if known:
        day = short_date_screen(timezone.localdate(known.at))
        raise Refused(not_met("", f"Gói này đã nhận ngày {day}; không nhận lần nữa."))
    return found


def sender_of(found: opening.Opened) -> Partner:
    """Who sent a bundle that was opened."""
    return Partner.objects.standing().get(fingerprint=found.manifest.sender)
