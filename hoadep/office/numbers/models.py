"""Remembers each number with what the register of Decree 30/2020 tells of it (Appendix IV)."""

from django.db import models


class Number(models.Model):
    """A number that stands on a paper of an issuer and year; known once, it is not given twice.

    `issuer_key` and `notation_key` are both without marks and capitals, so that one number is found under
    two spellings. `subject` is the code of what the paper is about.
    """

    issuer = models.CharField("cơ quan ban hành", max_length=200)
    issuer_key = models.CharField(max_length=200, editable=False)
    year = models.PositiveSmallIntegerField("năm")
    notation = models.CharField("số, ký hiệu", max_length=60)
    notation_key = models.CharField(max_length=60, editable=False)
    n = models.PositiveIntegerField("số", null=True, blank=True)
    dated = models.DateField("ngày tháng văn bản")
    abstract = models.CharField("tên loại và trích yếu", max_length=400)
    signer = models.CharField("người ký", max_length=200, blank=True)
    recipients = models.CharField("nơi nhận", max_length=400, blank=True)
    keeper = models.CharField("đơn vị, người nhận bản lưu", max_length=200, blank=True)
    copies = models.PositiveIntegerField("số lượng bản", null=True, blank=True)
    transferred_on = models.DateField("ngày chuyển", null=True, blank=True)
    receipt = models.CharField("ký nhận", max_length=200, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    subject = models.CharField(max_length=40, db_index=True)
    at = models.DateTimeField("ghi lúc")
    by = models.CharField("người ghi", max_length=20)

    class Meta:
        ordering = ["dated", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["issuer_key", "year", "notation_key"], name="number_known_once")
        ]

    def __str__(self) -> str:
        return self.notation


class OwnSeries(models.Model):
    """A series that the office keeps itself, from 01 on 1 January: "HĐTĐKT" of the council."""

    issuer = models.CharField("cơ quan ban hành", max_length=200)
    issuer_key = models.CharField(max_length=200, editable=False)
    symbol = models.CharField("ký hiệu", max_length=40)
    at = models.DateTimeField("lập lúc")
    by = models.CharField("người lập", max_length=20)

    class Meta:
        ordering = ["issuer_key", "symbol"]
        constraints = [models.UniqueConstraint(fields=["issuer_key", "symbol"], name="own_series_once")]

    def __str__(self) -> str:
        return f"{self.issuer}: …/{self.symbol}"
