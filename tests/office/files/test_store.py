"""A file is kept once, whole, and let go only by reason or after seven days without use."""

import hashlib
from datetime import timedelta

import pytest

from hoadep.office.files import actions, facts, shelf
from hoadep.office.files.models import Stored
from hoadep.office.journal.models import Row

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 a scan"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def verbs() -> list[str]:
    return list(Row.objects.filter(subject=SHA256[:40]).values_list("verb", flat=True))


def files(folder) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    )


def test_a_file_stands_under_its_hash_and_is_read_back(at, folder):
    stored = actions.store(CONTENT, "application/pdf", by="TK0001", at=at("2021-03-09 23:59"))
    assert (stored.sha256, stored.size, stored.media_type) == (SHA256, 15, "application/pdf")
    assert (stored.at, stored.gone_at) == (at("2021-03-09 23:59"), None)
    assert files(folder) == [f"{SHA256[:2]}/{SHA256}"]
    assert facts.read(stored) == CONTENT
    assert verbs() == ["store_file"]


def test_the_same_content_again_is_the_same_file_untouched(at, folder):
    first = actions.store(CONTENT, "application/pdf", by="TK0001", at=at("2021-03-09 23:59"))
    inode = shelf.path_of(SHA256).stat().st_ino
    again = actions.store(CONTENT, "text/html", by="TK0002", at=at("2021-03-10 08:00"))
    assert (again.pk, again.media_type, again.at) == (first.pk, "application/pdf", first.at)
    assert shelf.path_of(SHA256).stat().st_ino == inode
    assert Stored.objects.count() == 1
    assert verbs() == ["store_file"]


def test_nothing_half_written_is_left_when_the_disk_refuses(at, folder, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr(shelf.os, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        actions.store(CONTENT, "application/pdf", by="TK0001", at=at("2021-03-09 23:59"))
    assert files(folder) == []
    assert Stored.objects.count() == 0


def test_an_erased_file_leaves_hash_date_and_reason(at, folder, django_capture_on_commit_callbacks):
    stored = actions.store(CONTENT, "application/pdf", by="TK0001", at=at("2021-03-09 23:59"))
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(stored, reason="hết thời hạn lưu", by="TK0002", at=at("2026-10-01 08:00"))
    assert files(folder) == []
    gone = Stored.objects.get(sha256=SHA256)
    assert (gone.gone_at, gone.gone_reason) == (at("2026-10-01 08:00"), "hết thời hạn lưu")
    with pytest.raises(facts.Gone, match="hết thời hạn lưu"):
        facts.read(gone)
    assert verbs() == ["store_file", "let_file_go"]


def test_what_was_let_go_comes_back_when_it_is_sent_again(at, django_capture_on_commit_callbacks):
    stored = actions.store(CONTENT, "application/pdf", by="TK0001", at=at("2021-03-09 23:59"))
    with django_capture_on_commit_callbacks(execute=True):
        actions.erase(stored, reason="hết thời hạn lưu", by="TK0002", at=at("2026-10-01 08:00"))
    back = actions.store(CONTENT, "application/pdf", by="TK0001", at=at("2026-10-02 08:00"))
    assert (back.pk, back.gone_at, back.gone_reason) == (stored.pk, None, "")
    assert facts.read(back) == CONTENT
    assert verbs() == ["store_file", "let_file_go", "store_file"]


def test_only_what_nobody_uses_is_swept_and_only_after_seven_days(at, folder, last_sent):
    now = at("2021-03-20 02:00")
    old, used, fresh = (
        actions.store(content, "image/jpeg", by="TK0001", at=now) for content in (b"old", b"used", b"fresh")
    )
    last_sent(old.sha256, now - timedelta(days=7, seconds=1))
    last_sent(used.sha256, now - timedelta(days=7, seconds=1))
    last_sent(fresh.sha256, now - timedelta(days=7))
    assert actions.sweep([used.sha256], by="", at=now) == 1
    assert set(shelf.names()) == {used.sha256, fresh.sha256}
    assert list(Stored.objects.exclude(gone_at=None).values_list("sha256", "gone_at", "gone_reason")) == [
        (old.sha256, now, actions.UNREFERENCED)
    ]
    assert actions.sweep([used.sha256], by="", at=now) == 0


def test_sending_again_keeps_a_file_from_the_sweep(at, last_sent):
    now = at("2021-03-20 02:00")
    stored = actions.store(CONTENT, "image/jpeg", by="TK0001", at=now - timedelta(days=8))
    last_sent(SHA256, now - timedelta(days=8))
    actions.store(CONTENT, "image/jpeg", by="TK0001", at=now)
    assert actions.sweep([], by="", at=now) == 0
    assert facts.read(stored) == CONTENT


def test_a_file_whose_transaction_failed_is_swept_too(at, folder, last_sent):
    now = at("2021-03-20 02:00")
    shelf.put(CONTENT)
    last_sent(SHA256, now - timedelta(days=8))
    (folder / "aa").mkdir()
    (folder / "aa" / "not-ours").write_bytes(b"")
    assert actions.sweep([], by="", at=now) == 0
    assert files(folder) == ["aa/not-ours"]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_nothing_but_a_hash_names_a_file(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        shelf.path_of(name)
