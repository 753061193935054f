"""Remembers every message to somebody, what became of its mail, and who wants which kind how."""

from django.db import models
from django.db.models.functions import Now


class State(models.TextChoices):
    """What has become of a message's mail."""

    HELD = "held", "chờ đọc lại"
    QUEUED = "queued", "chờ gửi"
    SENDING = "sending", "đang gửi"
    SENT = "sent", "đã gửi"
    IN_DOUBT = "in_doubt", "không rõ đã gửi chưa"
    REFUSED = "refused", "bị từ chối"
    DROPPED = "dropped", "đã bỏ"
    NOT_MAILED = "not_mailed", "chỉ báo trong trang"


class Message(models.Model):
    """One message of a kind about a subject to one recipient; it is there once for each instant it is due."""

    kind = models.CharField("loại", max_length=60)
    subject = models.CharField("về", max_length=40, help_text="mã bài, gương, đơn vị, mùa…")
    recipient = models.CharField("gửi cho", max_length=254, help_text="mã tài khoản; không có thì là địa chỉ")
    due = models.DateTimeField("đến hạn lúc", help_text="không gửi trước lúc này")
    address = models.EmailField("thư điện tử", blank=True, help_text="để trống: chỉ báo trong trang")
    title = models.CharField("tiêu đề", max_length=200)
    text = models.TextField("nội dung")
    html = models.TextField("nội dung HTML", blank=True)
    bulk = models.BooleanField("gửi hàng loạt", default=False)
    bell = models.BooleanField("báo trong trang", default=True)
    endable = models.BooleanField("thôi nhận được bằng đường dẫn", default=False, db_default=False)
    state = models.CharField("tình trạng", max_length=10, choices=State)
    reason = models.CharField("vì sao", max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    next_at = models.DateTimeField("gửi từ lúc")
    claimed_at = models.DateTimeField("bắt đầu gửi lúc", null=True, blank=True, db_index=True)
    message_id = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField("viết lúc")
    recorded_at = models.DateTimeField("ghi nhận lúc", db_default=Now())
    read_at = models.DateTimeField("đã xem lúc", null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject", "recipient", "due"], name="outbox_message_once"
            )
        ]
        indexes = [
            models.Index(fields=["state", "bulk", "next_at"], name="outbox_message_turn"),
            models.Index(fields=["recipient", "-at"], name="outbox_message_bell"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} → {self.recipient}"


class Preference(models.Model):
    """How an account, or an address without one, wants messages of one kind; without a row: every way."""

    account = models.CharField("mã tài khoản hoặc địa chỉ", max_length=254)
    kind = models.CharField("loại", max_length=60)
    mail = models.BooleanField("gửi thư", default=True)
    bell = models.BooleanField("báo trong trang", default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "kind"], name="outbox_preference_each")]

    def __str__(self) -> str:
        return f"{self.account} {self.kind}"
