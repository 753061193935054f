"""`hoadep plan`: check a plan's text, show it, or put it in force."""

import sys
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hoadep.config.arguments import print_json
from hoadep.contest.people.actions import system_account
from hoadep.contest.plans import actions
from hoadep.contest.plans.files import read_files
from hoadep.contest.plans.models import Season
from hoadep.rules.plan import Plan, PlanFaults, read_plan
from hoadep.rules.verdict import Refused


class Command(BaseCommand):
    """Three acts on a plan's text."""

    help = "Kiểm tra, in hoặc đưa một bản kế hoạch vào áp dụng."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Name the act and the file."""
        acts = parser.add_subparsers(dest="act", required=True)
        for act in ("check", "show", "adopt"):
            acts.add_parser(act).add_argument("file", type=Path)
        acts.choices["show"].add_argument("--json", action="store_true")
        adopt = acts.choices["adopt"]
        adopt.add_argument("--from", dest="from_day", type=date.fromisoformat, required=True)
        adopt.add_argument("--correct", action="store_true", help="thay mọi bản trước từ đầu mùa")
        adopt.add_argument("--reason", default="")
        adopt.add_argument("--season", help="mã mùa; mặc định là mùa mà văn bản nêu")

    def handle(self, *_: Any, act: str, file: Path, **options: Any) -> None:
        """Do the act; a plan with faults prints a line for each and ends with 1."""
        text, document = _read(file)
        try:
            plan = read_plan(text, document)
        except PlanFaults as faults:
            for fault in faults.faults:
                self.stdout.write(f"{file}:{fault.line}: {fault.key}: {fault.message}")
            sys.exit(1)
        if act == "show":
            _show(plan, as_json=options["json"])
        if act == "adopt":
            self.stdout.write(_adopt(plan, text, document, options))


def _read(file: Path) -> tuple[str, str]:
    try:
        return read_files(file)
    except OSError as fault:
        raise CommandError(f"Không đọc được tệp: {fault.strerror} ({fault.filename}).") from fault


def _show(plan: Plan, *, as_json: bool) -> None:
    data = plan.model_dump(mode="json")
    if as_json:
        print_json(data)
        return
    print_json({"plan": data["plan"], "season": data["season"]})


def _adopt(plan: Plan, text: str, document: str, options: dict[str, Any]) -> str:
    now = timezone.now()
    by = system_account(at=now).code
    code = options["season"] or plan.season.code
    try:
        season = Season.objects.filter(code=code).first()
        if season is None:
            season = actions.open_season(text, document, by=by, at=now)
            return f"Đã mở mùa {season.code} với {plan.plan.number}."
        from_day = plan.season.starts_on if options["correct"] else options["from_day"]
        version = actions.add_version(
            season,
            text=text,
            document=document,
            effective_at=datetime.combine(from_day, time.min, plan.plan.zone),
            corrects=options["correct"],
            reason=options["reason"],
            by=by,
            at=now,
        )
    except Refused as refusal:
        raise CommandError(refusal.verdict.reason) from refusal
    return f"Bản kế hoạch số {version.n} của mùa {season.code} có hiệu lực từ {from_day:%d/%m/%Y}."
