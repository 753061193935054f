"""Remembers the office's layouts of certificates, its printers, and each certificate with its number."""

from django.db import models

from hoadep.office.files.models import Stored
from hoadep.office.numbers.models import Number


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


class Certificate(models.Model):
    """A certificate as it was printed last; printed again, it keeps its number in the register.

    `subject` is the code of what it certifies (a commendation, an award), `decision` names its decision.
    """

    scope = models.CharField("mùa", max_length=20)
    decision = models.CharField("mã quyết định", max_length=40)
    subject = models.CharField("mã", max_length=40, unique=True)
    salutation = models.CharField("xưng hô", max_length=40, blank=True)
    name = models.CharField("tên", max_length=250)
    plain_name = models.CharField(max_length=250, editable=False, default="")
    place = models.CharField("nơi", max_length=250, blank=True)
    achievement = models.CharField("thành tích", max_length=600, blank=True)
    page = models.CharField("địa chỉ trang", max_length=200, blank=True)
    layout = models.SlugField("mẫu", max_length=40, db_index=False)
    number = models.OneToOneField(Number, models.PROTECT, null=True, related_name="certificate")
    first_at = models.DateTimeField("in lần đầu lúc")
    at = models.DateTimeField("in lần cuối lúc")
    times = models.PositiveIntegerField("số lần in", default=1)
    by = models.CharField("người in (mã tài khoản)", max_length=20)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["scope", "decision"], name="certificate_of_decision")]

    def __str__(self) -> str:
        return f"{self.subject} {self.name}"


class PrintRun(models.Model):
    """Many certificates printed apart from the page that asked for them: how far it is, and the file.

    `what` is all that the print needs: the layout, the rows, the printer's correction.
    """

    scope = models.CharField("mùa", max_length=20, db_index=True)
    decision = models.CharField("mã quyết định", max_length=40)
    title = models.CharField("in gì", max_length=300)
    what = models.JSONField("nội dung in")
    total = models.PositiveIntegerField("số giấy")
    done = models.PositiveIntegerField("đã in", default=0)
    stored = models.ForeignKey(Stored, models.PROTECT, null=True, related_name="+")
    fault = models.CharField("lỗi", max_length=400, blank=True)
    begun_at = models.DateTimeField("bắt đầu lúc", null=True, blank=True)
    at = models.DateTimeField("yêu cầu lúc")
    by = models.CharField("người in (mã tài khoản)", max_length=20)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def stage(self) -> str:
        """How far it is."""
        if self.stored_id:
            return "done"
        if self.fault:
            return "failed"
        return "running" if self.begun_at else "waiting"
