"""Remembers what is being written: overwritten in place, in no journal, forgotten after its use."""

from django.db import models


class Draft(models.Model):
    """What one owner has typed into one form about one object, and what it was based on."""

    owner = models.CharField("của ai", max_length=66, help_text="mã tài khoản, hoặc dấu của khóa người viết")
    form = models.CharField("biểu mẫu", max_length=40)
    object = models.CharField(
        "về", max_length=64, blank=True, help_text="mã bài, gương…; bài mới: khóa trang"
    )
    data = models.JSONField("nội dung", default=dict)
    base_version = models.CharField("dựa trên bản", max_length=64, blank=True)
    version = models.PositiveIntegerField("lần lưu", default=0)
    tab = models.CharField("trang đã lưu", max_length=64, blank=True)
    saved_at = models.DateTimeField("lưu lúc")
    outcome = models.CharField("đã thành", max_length=64, blank=True, help_text="mã của việc đã gửi")
    used_at = models.DateTimeField("dùng lúc", null=True, blank=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "form", "object"], name="drafts_draft_each")]

    def __str__(self) -> str:
        return f"{self.form} {self.object} ({self.owner})"
