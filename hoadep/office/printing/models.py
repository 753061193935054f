"""Remembers the office's own layouts of certificates and its printers."""

from django.db import models


class Layout(models.Model):
    """A layout of certificates as the office changed it; it takes the place of the product's own."""

    key = models.SlugField("mã mẫu", max_length=40, unique=True)
    data = models.JSONField("mẫu")
    at = models.DateTimeField("sửa lúc")
    by = models.CharField("người sửa (mã tài khoản)", max_length=20)

    def __str__(self) -> str:
        return self.key


class Printer(models.Model):
    """A printer, and how far what it prints has to be moved, in mm to the right and down."""

    name = models.CharField("tên máy in", max_length=80, unique=True)
    x = models.DecimalField("sang phải (mm)", max_digits=4, decimal_places=1, default=0)
    y = models.DecimalField("xuống dưới (mm)", max_digits=4, decimal_places=1, default=0)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.x:+} mm; {self.y:+} mm)"
