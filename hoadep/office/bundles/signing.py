"""The key pair of this installation (Ed25519): the private half stays in one file of the data folder."""

import base64
import binascii
import hashlib
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings

from hoadep.rules.verdict import Refused, not_met

PREFIX = "hoadep-ed25519:"
"""What a public key begins with, so that nothing else is taken for one."""
KEY_BYTES = 32


def key_file() -> Path:
    """Where the private key stands."""
    return Path(settings.HOADEP_HOME) / "bundle.key"


def make_key() -> bool:
    """Make the private key, readable by its owner only; returns False when there is one already.

    Written whole under another name first, then linked: of two at once one wins, and nobody reads a half.
    """
    unfinished = key_file().with_suffix(f".{os.getpid()}")
    secret = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        os.link(unfinished, key_file())
    except FileExistsError:
        return False
    finally:
        unfinished.unlink()
    return True


def has_key() -> bool:
    """Whether this installation has a key."""
    return key_file().exists()


def own_public_key() -> str:
    """The public half in words that can be pasted into a message."""
    return _written(_private().public_key())


def sign(content: bytes) -> bytes:
    """The signature over these bytes."""
    return _private().sign(content)


def _private() -> Ed25519PrivateKey:
    if not has_key():
        raise Refused(not_met("", "Nơi này chưa có khóa. Hãy lập khóa ở trang “Khóa và nơi nhận”."))
    return Ed25519PrivateKey.from_private_bytes(key_file().read_bytes())


def is_signed(content: bytes, signature: bytes, public_key: str) -> bool:
    """Whether the holder of that key signed exactly these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(_raw(public_key)).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def fingerprint(public_key: str) -> str:
    """What two people compare on the telephone: SHA-256 of the key, 64 digits. Raises `Refused`."""
    return hashlib.sha256(_raw(public_key)).hexdigest()


def in_groups(fingerprint: str) -> str:
    """A fingerprint as it is read aloud: in groups of four."""
    return " ".join(fingerprint[start : start + 4] for start in range(0, len(fingerprint), 4))


def _raw(public_key: str) -> bytes:
    text = "".join(public_key.split())
    try:
        raw = base64.b64decode(text.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raw = b""
    if not text.startswith(PREFIX) or len(raw) != KEY_BYTES or _in_words(raw) != text:
        raise Refused(not_met("", f"Đây không phải là khóa công khai; khóa bắt đầu bằng “{PREFIX}”."))
    return raw


def _written(key: Ed25519PublicKey) -> str:
    return _in_words(key.public_bytes(Encoding.Raw, PublicFormat.Raw))


def _in_words(raw: bytes) -> str:
    return PREFIX + base64.b64encode(raw).decode()
