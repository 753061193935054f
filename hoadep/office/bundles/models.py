"""With whom bundles are exchanged, and every bundle that was sent or taken in."""

from django.db import models
from django.db.models import Q

from hoadep.office.files.models import Stored


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Partners, by whether they still are."""

    def standing(self) -> "PartnerQuerySet":
        """Those with whom bundles are exchanged now."""
        return self.filter(ended_at__isnull=True)


class Partner(models.Model):
    """Another installation, known by its public key; one that has ended stays, with its key."""

    name = models.CharField("tên nơi trao đổi", max_length=200)
    public_key = models.CharField("khóa công khai", max_length=100)
    fingerprint = models.CharField("mã đối chiếu của khóa", max_length=64)
    at = models.DateTimeField("trao đổi từ")
    by = models.CharField("người ghi", max_length=20, help_text="mã tài khoản")
    ended_at = models.DateTimeField("thôi trao đổi từ", null=True, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"], condition=Q(ended_at__isnull=True), name="partner_key_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sent(models.Model):
    """A bundle as it was sent: exactly these bytes, to this key, at this instant."""

    uuid = models.UUIDField("mã gói", unique=True)
    kind = models.CharField("loại gói", max_length=20)
    subject = models.CharField("về", max_length=40, db_index=True)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="sent")
    stored = models.OneToOneField(Stored, models.PROTECT, related_name="+")
    at = models.DateTimeField("gửi lúc")
    by = models.CharField("người gửi", max_length=20, help_text="mã tài khoản")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.uuid)


class Taken(models.Model):
    """A bundle that was taken in, once."""

    uuid = models.UUIDField("mã gói", unique=True)
    kind = models.CharField("loại gói", max_length=20)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="taken")
    stored = models.OneToOneField(Stored, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc")
    at = models.DateTimeField("nhận lúc")
    by = models.CharField("người nhận", max_length=20, help_text="mã tài khoản")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.uuid)
