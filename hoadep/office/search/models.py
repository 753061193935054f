"""Remembers what can be found: each document's text as written, and as the index holds it.

`index.py` puts the database's own index over `exact`, `folded` and `place`; triggers or generated columns
keep it in step. SQLite's triggers fall with their table: a migration that rebuilds it must create them anew.
"""

from django.db import models


class Document(models.Model):
    """One thing that can be found by its code, its title and its text."""

    scope = models.CharField("phạm vi", max_length=60, help_text="mã mùa…")
    kind = models.CharField("loại", max_length=40)
    code = models.CharField("mã", max_length=60)
    title = models.TextField("tiêu đề")
    body = models.TextField("nội dung", blank=True)
    access = models.CharField("ai được xem", max_length=60, blank=True, help_text="mã đơn vị…")
    at = models.DateTimeField("lúc")
    exact = models.TextField("các từ có dấu")
    folded = models.TextField("các từ bỏ dấu")
    place = models.TextField("phạm vi, loại và quyền xem dưới dạng từ")
    heading = models.PositiveIntegerField("độ dài phần mã và tiêu đề")
    put_by = models.CharField("người đưa vào", max_length=20, blank=True, help_text="mã tài khoản")
    put_at = models.DateTimeField("đưa vào lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "kind", "code"], name="search_document_once")]

    def __str__(self) -> str:
        return f"{self.scope} {self.kind} {self.code}"
