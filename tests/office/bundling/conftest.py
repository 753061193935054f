"""Two installations: each has its own folder with its own key; the database stands for the one that looks."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from hoadep.office.bundles import signing
from hoadep.office.bundles.actions import Parcel

UUID = "7d0f6c1e-2f6b-4f0e-9a52-0c6f0b8f5a09"
PARCEL = Parcel(
    uuid=UUID,
    kind="dispatch",
    subject="BD21-C01",
    payload=b'{"title":"B\xc3\xa0i g\xe1\xbb\xadi"}',
    files={"anh/1.jpg": bytes(range(64)), "van-ban/cong-van.pdf": b"%PDF-1.7 x"},
)


@pytest.fixture
def at_home(tmp_path: Path, settings) -> Callable[[str], None]:
    """Be in an installation: `at_home("city")`."""
    settings.MEDIA_ROOT = tmp_path / "files"

    def be(name: str) -> None:
        settings.HOADEP_HOME = tmp_path / name
        settings.HOADEP_HOME.mkdir(exist_ok=True)

    return be


@pytest.fixture
def keys(at_home) -> SimpleNamespace:
    """The public keys of the district, the city and somebody else; we are at the district."""
    found = {}
    for name in ("city", "other", "district"):
        at_home(name)
        signing.make_key()
        found[name] = signing.own_public_key()
    return SimpleNamespace(**found)
