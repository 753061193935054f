"""Which season a command or the front page means."""

from django.core.management.base import CommandError

from hoadep.contest.plans.models import Season


def chosen_season(code: str | None) -> Season:
    """The season of that code, or the only open one; raises `CommandError` that lists the choices."""
    seasons = Season.objects.filter(code=code) if code else Season.objects.filter(closed_at__isnull=True)
    found = list(seasons)
    if len(found) == 1:
        return found[0]
    known = ", ".join(Season.objects.values_list("code", flat=True)) or "chưa có mùa nào"
    if code:
        raise CommandError(f"Không có mùa {code}. Các mùa: {known}.")
    raise CommandError(f"Hãy chọn mùa bằng --season MÃ. Các mùa: {known}.")
