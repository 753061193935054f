"""The fingerprint of what was lodged: the same content gives the same, one letter changed gives another."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

SHORT = 16


def fingerprint(content: Mapping[str, Any]) -> str:
    """SHA-256, as 64 hexadecimal digits, of the content in one canonical form (JSON, keys in order)."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def matches(kept: str, given: str) -> bool:
    """Whether a fingerprint as a person gives it is the kept one: whole, or at least its first 16 digits."""
    digits = "".join(given.lower().split())
    return len(digits) >= SHORT and kept.startswith(digits)
