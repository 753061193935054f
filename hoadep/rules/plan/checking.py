"""What no single table can tell: references between tables, dates in order, thresholds that can be met."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hoadep.rules.plan.faults import Found
from hoadep.rules.plan.lines import Path
from hoadep.rules.plan.marking_checks import prizes_can_be_given, rounds_can_be_marked
from hoadep.rules.plan.schema import MONTH, QUARTER, Plan, Window
from hoadep.rules.plan.tables import Tables

KEYED = (
    "levels",
    "offices",
    "unit_kinds",
    "blocks",
    "occasions",
    "forms",
    "foci",
    "entry_kinds",
    "completeness",
    "milestones",
    "rounds",
)


def check(tables: Tables, found: Found) -> None:
    """Note every fault that shows only when tables are held against each other.

    A check is left out when a table that it reads is missing, or has lost items that it would miss: it
    would only repeat what was said of them.
    """
    plan = Plan.model_construct(**tables.read)
    for judge, (reads, misses) in CHECKS.items():
        if set(reads) <= tables.read.keys() and set(misses) <= tables.whole:
            judge(plan, found)


def _zone(plan: Plan, found: Found) -> None:
    try:
        ZoneInfo(plan.plan.timezone)
    except (ZoneInfoNotFoundError, ValueError):
        found.add(("plan", "timezone"), f"Không có múi giờ “{plan.plan.timezone}”; ví dụ “Asia/Ho_Chi_Minh”.")


def _unique_keys(plan: Plan, found: Found) -> None:
    for table in KEYED:
        seen: set[str] = set()
        for n, item in enumerate(getattr(plan, table, ())):
            if item.key in seen:
                found.add_to_item(table, n, "key", f"Mã “{item.key}” đã dùng ở trên. Mỗi mã chỉ một lần.")
            seen.add(item.key)


def _known_kinds(plan: Plan, found: Found) -> None:
    known = {kind.key for kind in plan.unit_kinds}
    for table in ("blocks", "quotas", "unit_awards"):
        for n, item in enumerate(getattr(plan, table)):
            for kind in item.kinds:
                if kind not in known:
                    found.add_to_item(
                        table, n, "kinds", f"Không có loại đơn vị “{kind}”. Các loại: {_listed(known)}."
                    )


def _one_block_each(plan: Plan, found: Found) -> None:
    times = Counter(kind for block in plan.blocks for kind in block.kinds)
    for n, kind in enumerate(plan.unit_kinds):
        if times[kind.key] == 0:
            found.add_to_item("unit_kinds", n, "key", f"Loại “{kind.key}” chưa thuộc khối nào (blocks).")
        if times[kind.key] > 1:
            found.add_to_item("unit_kinds", n, "key", f"Loại “{kind.key}” thuộc hơn một khối (blocks).")


def _one_quota_each(plan: Plan, found: Found) -> None:
    seen: set[tuple[str, str]] = set()
    for n, quota in enumerate(plan.quotas):
        for kind in quota.kinds:
            if (quota.counts, kind) in seen:
                found.add_to_item("quotas", n, "kinds", f"Loại “{kind}” đã có chỉ tiêu này ở trên.")
            seen.add((quota.counts, kind))


def _quota_periods(plan: Plan, found: Found) -> None:
    for n, quota in enumerate(plan.quotas):
        window = plan.windows.entries if quota.counts == "entries" else plan.windows.nominations
        periods = window.months if quota.every == "month" else window.quarters
        if periods is None:
            name = "months" if quota.every == "month" else "quarters"
            message = f"Chỉ tiêu tính theo kỳ này nhưng windows.{quota.counts} chưa ghi {name}."
            found.add_to_item("quotas", n, "every", message)


def _periods_written(plan: Plan, found: Found) -> None:
    for counts in ("entries", "nominations"):
        window: Window = getattr(plan.windows, counts)
        for name, pattern, example in (("months", MONTH, "2020-11"), ("quarters", QUARTER, "2020-Q4")):
            pair = getattr(window, name)
            if pair is None:
                continue
            path = ("windows", counts, name)
            if not all(re.match(pattern, value) for value in pair):
                found.add(path, f"Phải là kỳ đầu và kỳ cuối, viết như “{example}”.")
            elif pair[0] > pair[1]:
                found.add(path, f"Kỳ đầu {pair[0]} sau kỳ cuối {pair[1]}.")


def _dates_in_order(plan: Plan, found: Found) -> None:
    season, windows = plan.season, plan.windows
    pairs: list[tuple[date, date, Path]] = [(season.starts_on, season.closes_on, ("season", "closes_on"))]
    for name in ("entries", "nominations", "commendations"):
        window = getattr(windows, name)
        pairs.append((window.opens_on, window.closes_on, ("windows", name, "closes_on")))
    if plan.pilot:
        pairs.append((plan.pilot.starts_on, plan.pilot.ends_on, ("pilot", "ends_on")))
    for first, last, path in pairs:
        if last < first:
            found.add(path, f"Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}.")


def _dates_in_season(plan: Plan, found: Found) -> None:
    season = plan.season
    if plan.plan.issued_on > season.closes_on:
        found.add(("plan", "issued_on"), "Kế hoạch ban hành sau khi mùa thi đã kết thúc.")
    for n, milestone in enumerate(plan.milestones):
        if not season.starts_on <= milestone.on <= season.closes_on:
            found.add_to_item("milestones", n, "on", f"Mốc {milestone.on:%d/%m/%Y} nằm ngoài mùa thi.")
    if plan.selection and not season.starts_on <= plan.selection.before <= season.closes_on:
        found.add(("selection", "before"), f"Ngày {plan.selection.before:%d/%m/%Y} nằm ngoài mùa thi.")
    if plan.pilot and not season.starts_on <= plan.pilot.starts_on <= season.closes_on:
        found.add(("pilot", "starts_on"), f"Ngày {plan.pilot.starts_on:%d/%m/%Y} nằm ngoài mùa thi.")
    window = plan.windows.commendations
    if window.opens_on > season.closes_on or window.closes_on < season.starts_on:
        found.add(("windows", "commendations", "opens_on"), "Thời gian tính khen thưởng nằm ngoài mùa thi.")


def _awards_can_be_met(plan: Plan, found: Found) -> None:
    known, seen = {kind.key for kind in plan.unit_kinds}, set[str]()
    all_known = all(kind in known for quota in plan.quotas for kind in quota.kinds)
    for n, award in enumerate(plan.unit_awards):
        for kind in award.kinds:
            if kind in seen:
                found.add_to_item("unit_awards", n, "kinds", f"Loại “{kind}” đã có tiêu chuẩn khen ở trên.")
            elif plan.quota(kind, "entries") is None and kind in known and all_known:
                message = f"Loại “{kind}” không có chỉ tiêu bài nên không xét được “đủ số bài”."
                found.add_to_item("unit_awards", n, "kinds", message)
            seen.add(kind)


def _authors_can_be_met(plan: Plan, found: Found) -> None:
    rule = plan.author_award
    for level, entries, exemplars in (
        ("host", rule.entries, rule.exemplars_host),
        ("upper", rule.entries_upper, rule.exemplars_upper),
    ):
        if exemplars > entries:
            message = (
                f"Không thể đạt: {exemplars} gương cần ít nhất {exemplars} bài, nhưng chỉ đòi {entries} bài."
            )
            found.add(("author_award", f"exemplars_{level}"), message)


def _commendations_exist(plan: Plan, found: Found) -> None:
    if not plan.counting_occasions():
        message = "Không diện khen nào được tính (counts = true), nên không đơn vị nào đạt được."
        found.add(("occasions",), message)
    levels = {level.key for level in plan.levels}
    for key in ("host", "upper"):
        if key not in levels:
            found.add(("levels",), f"Thiếu cấp khen “{key}”.")
        if not any(key in form.levels for form in plan.forms):
            found.add(
                ("forms",), f"Không hình thức khen nào thuộc cấp “{key}”, nên không gương nào được khen."
            )


def _known_offices(plan: Plan, found: Found) -> None:
    known = {office.key for office in plan.offices} | {"units"}
    for n, task in enumerate(plan.tasks):
        if task.who not in known:
            message = f"Không có cơ quan “{task.who}”. Chọn một trong: {_listed(known)}."
            found.add_to_item("tasks", n, "who", message)


def _votes_can_be_held(plan: Plan, found: Found) -> None:
    known, seen = {form.key for form in plan.forms}, set[str]()
    for n, vote in enumerate(plan.votes):
        for form in vote.forms:
            if form not in known:
                found.add_to_item(
                    "votes", n, "forms", f"Không có hình thức “{form}”. Các hình thức: {_listed(known)}."
                )
            elif form in seen:
                found.add_to_item("votes", n, "forms", f"Hình thức “{form}” đã có cách biểu quyết ở trên.")
            seen.add(form)
        for key, part in (("share", vote.needed), ("quorum", vote.quorum_part)):
            if part > 1 or (part == 1 and key == "share" and vote.more_than):
                found.add_to_item("votes", n, key, "Tỷ lệ này không bao giờ đạt được.")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in sorted(words))


CHECKS: Mapping[Callable[[Plan, Found], None], tuple[tuple[str, ...], tuple[str, ...]]] = {
    _zone: (("plan",), ()),
    _unique_keys: ((), ()),
    _known_kinds: (("blocks", "quotas", "unit_awards"), ("unit_kinds",)),
    _one_block_each: (("unit_kinds",), ("blocks",)),
    _one_quota_each: (("quotas",), ()),
    _quota_periods: (("quotas",), ("windows",)),
    _periods_written: (("windows",), ()),
    _dates_in_order: (("season", "windows", "pilot"), ()),
    _dates_in_season: (("plan", "season", "windows", "milestones", "selection", "pilot"), ()),
    _awards_can_be_met: (("unit_awards",), ("unit_kinds", "quotas")),
    _authors_can_be_met: (("author_award",), ()),
    _commendations_exist: ((), ("occasions", "levels", "forms")),
    _known_offices: (("tasks",), ("offices",)),
    _votes_can_be_held: (("votes",), ("forms",)),
    rounds_can_be_marked: (("rounds",), ()),
    prizes_can_be_given: (("prizes", "selection"), ("prizes", "selection")),
}
"""Every check with the tables that it reads, and those in which it would miss a lost item."""
