"""The arithmetic of the journal: one canonical text for each row and seal, and its SHA-256."""

import hashlib
import hmac
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from hoadep.office.journal.models import Row, Seal


def row_hash(row: Row) -> str:
    """The hash of all that a row says, with the hash of the row before it."""
    return _hash(
        {
            "subject": row.subject,
            "n": row.n,
            "verb": row.verb,
            "by": row.by,
            "at": _instant(row.at),
            "recorded_at": _instant(row.recorded_at),
            "codes": row.codes,
            "digests": row.digests,
            "previous_hash": row.previous_hash,
        }
    )


def seal_hash(seal: Seal, row_hashes: Iterable[str]) -> str:
    """The hash of a seal: its rows in order, with the hash of the seal before it."""
    return _hash(
        {
            "n": seal.n,
            "at": _instant(seal.at),
            "rows": list(row_hashes),
            "previous_hash": seal.previous_hash,
        }
    )


def digest(salt: str, text: str) -> str:
    """What a text leaves in the journal: nothing can be learned from it without the salt (hexadecimal)."""
    return hmac.new(bytes.fromhex(salt), text.encode(), hashlib.sha256).hexdigest()


def _hash(content: dict[str, Any]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
