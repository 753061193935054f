"""The key of an installation, those with whom it exchanges bundles, and a bundle from one to the other."""

import stat

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import ValidationError

from hoadep.office.bundles import actions, archives, facts, signing
from hoadep.office.bundles.fields import BundleField
from hoadep.office.bundles.models import Partner, Sent, Taken
from hoadep.office.files import facts as files
from hoadep.office.journal.models import Row
from hoadep.rules.verdict import Refused

from .conftest import PARCEL

pytestmark = pytest.mark.django_db


@pytest.fixture
def who(at) -> dict:
    return {"by": "TK0001", "at": at("2021-05-21 09:30")}


@pytest.fixture
def said():
    def refusal(act, *args, **kwargs) -> str:
        with pytest.raises(Refused) as caught:
            act(*args, **kwargs)
        return caught.value.verdict.reason

    return refusal


def test_a_key_is_made_once_and_for_its_owner_only(at_home, who, said):
    at_home("district")
    assert "chưa có khóa" in said(facts.own_fingerprint)
    mark = actions.make_own_key(**who)
    assert (mark, stat.S_IMODE(signing.key_file().stat().st_mode)) == (facts.own_fingerprint(), 0o600)
    assert said(actions.make_own_key, **who) == "Nơi này đã có khóa; khóa chỉ lập một lần."
    assert (facts.own_fingerprint(), signing.make_key()) == (mark, False)
    assert list(Row.objects.values_list("subject", "verb")) == [("KHOA", "make_own_key")]


def test_partners_are_added_by_their_keys_and_end(keys, who, said):
    city = actions.add_partner(" Ban Tổ chức  Cuộc thi ", f" {keys.city}\n", **who)
    assert (city.name, city.public_key) == ("Ban Tổ chức Cuộc thi", keys.city)
    assert city.fingerprint == signing.fingerprint(keys.city)
    assert said(actions.add_partner, "Khác", keys.city, **who) == "Khóa này đã ghi cho Ban Tổ chức Cuộc thi."
    assert "khóa của chính nơi này" in said(actions.add_partner, "Quận", keys.district, **who)
    assert "Hãy ghi tên" in said(actions.add_partner, " ", keys.other, **who)
    actions.end_partner(city, **who)
    assert said(actions.end_partner, city, **who) == "Đã thôi trao đổi với Ban Tổ chức Cuộc thi."
    again = actions.add_partner("Ban Tổ chức", keys.city, **who)
    assert facts.partners() == [again, city]
    assert "Đã thôi trao đổi" in said(actions.pack, PARCEL, city, **who)


@pytest.mark.parametrize(
    "pasted", ["", "hoadep-ed25519:", "hoadep-ed25519:AAAA", "ssh-ed25519 AAAA", "hoadep-ed25519:%%%%"]
)
def test_only_keys_are_keys(keys, who, said, pasted):
    assert said(actions.add_partner, "Ban Tổ chức", pasted, **who) == (
        "Đây không phải là khóa công khai; khóa bắt đầu bằng “hoadep-ed25519:”."
    )


@pytest.fixture
def sent(keys, who) -> Sent:
    """A bundle of the district for the city; we are at the city, who knows the district."""
    return actions.pack(PARCEL, actions.add_partner("Ban Tổ chức", keys.city, **who), **who)


def test_exactly_the_bytes_that_were_sent_are_kept(keys, sent, who, at_home):
    content = files.read(sent.stored)
    assert (len(content), str(sent)) == (sent.stored.size, PARCEL.uuid)
    at_home("city")
    actions.add_partner("Quận Ba Đình", keys.district, **who)
    found = facts.opened(content)
    assert (found.payload, found.files) == (PARCEL.payload, PARCEL.files)
    assert facts.sender_of(found).name == "Quận Ba Đình"
    row = Row.objects.get(verb="pack_bundle")
    assert (row.subject, row.codes) == ("BD21-C01", [PARCEL.uuid, sent.stored.sha256])


def test_a_bundle_is_taken_in_once(keys, sent, who, said, at_home):
    content = files.read(sent.stored)
    at_home("city")
    district = actions.add_partner("Quận Ba Đình", keys.district, **who)
    found = facts.opened(content)
    taken = actions.take(found, subject="HN21-N01", **who)
    assert (taken.partner, str(taken), taken.sent_at) == (district, PARCEL.uuid, who["at"])
    again = "Gói này đã nhận ngày 21/05/2021; không nhận lần nữa."
    assert (said(facts.opened, content), said(actions.take, found, subject="HN21-N02", **who)) == (
        again,
        again,
    )
    assert Taken.objects.count() == 1


def test_a_sender_who_ended_is_unknown(keys, sent, who, said, at_home):
    at_home("city")
    actions.end_partner(actions.add_partner("Quận Ba Đình", keys.district, **who), **who)
    assert said(facts.opened, files.read(sent.stored)).startswith("Không biết nơi gửi gói này")


def test_what_is_too_large_is_not_packed(keys, who, said, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 100)
    city = actions.add_partner("Ban Tổ chức", keys.city, **who)
    assert "hãy chia danh sách thành hai" in said(actions.pack, PARCEL, city, **who)
    assert not Sent.objects.exists()


def test_what_is_too_large_is_not_read(monkeypatch):
    heavy = SimpleUploadedFile("goi.zip", b"x")
    heavy.size = archives.MOST_BYTES + 1
    with pytest.raises(ValidationError, match="quá mức 200 MB"):
        BundleField().clean(heavy)
    assert BundleField().clean(SimpleUploadedFile("goi.zip", b"PK")) == b"PK"


def test_one_key_stands_once(keys, who):
    city = actions.add_partner("Ban Tổ chức", keys.city, **who)
    assert list(Partner.objects.standing()) == [city]
