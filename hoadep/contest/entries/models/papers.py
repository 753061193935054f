"""What comes with the steps of an entry: appraisals, scans, notes, receipts."""

from django.db import models

from hoadep.contest.entries.models.entries import Entry
from hoadep.contest.people.models import Account
from hoadep.office.files.models import Stored


class Appraisal(models.Model):
    """A unit's own appraisal of the deeds, given with its approval (IV.1); the step holds its statement."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="appraisals")
    n = models.PositiveSmallIntegerField("bước số")
    checked_by = models.CharField("người xác minh", max_length=200)
    checked_with = models.CharField("đã hỏi ai", max_length=300, blank=True)

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["entry", "n"], name="appraisal_once")]

    def __str__(self) -> str:
        return f"{self.entry.code} {self.checked_by}"


class Scan(models.Model):
    """The scan of a paper that came with a step: a unit's letter, its signed appraisal."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="scans")
    n = models.PositiveSmallIntegerField("bước số")
    stored = models.ForeignKey(Stored, models.PROTECT, related_name="+")
    name = models.CharField("tên tệp", max_length=200)

    class Meta:
        ordering = ["n", "pk"]
        constraints = [models.UniqueConstraint(fields=["entry", "n", "stored"], name="scan_once")]

    def __str__(self) -> str:
        return self.name


class Note(models.Model):
    """What the standing office wrote down about an entry for itself; authors and units never see it."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="notes")
    text = models.TextField("ghi chú")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text


class Receipt(models.Model):
    """What an author was given at a sending: its instant, what was sent, and the fingerprint of that.

    The receipts of an entry are the versions that it has had: also a text typed in later has one.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="receipts")
    n = models.PositiveSmallIntegerField("bước số")
    at = models.DateTimeField("gửi lúc")
    fingerprint = models.CharField("mã đối chiếu", max_length=64)
    content = models.JSONField("nội dung khi gửi", null=True)

    class Meta:
        ordering = ["n"]
        constraints = [models.UniqueConstraint(fields=["entry", "n"], name="receipt_once")]

    def __str__(self) -> str:
        return f"{self.entry.code} {self.fingerprint[:16]}"
