"""A plan laid out as a person reads it: sections of lines, each line with the rule it comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hoadep.contest.plans.outline_marking import marking, prizes
from hoadep.office.documents.kinds import KINDS
from hoadep.rules.plan import Plan
from hoadep.rules.plan.document import IssuerRule, Recipient
from hoadep.rules.plan.sources import Rule
from hoadep.vietnamese.dates import short_date_screen as day
from hoadep.vietnamese.numbers import format_number
from hoadep.web.words import clause_anchor

COUNTS = {"entries": "bài dự thi", "nominations": "gương giới thiệu"}
EVERY = {"month": "tháng", "quarter": "quý"}
EFFECTS = {"refuse": "thiếu thì chưa gửi được", "warn": "báo trước, không chặn", "note": "khuyến khích"}
SOURCES = {"plan": "kế hoạch", "document": "văn bản khác", "office": "cơ quan thường trực đặt"}
COMPLETENESS = {
    "words_most": "Số chữ nhiều nhất",
    "words_least": "Số chữ ít nhất",
    "author_name": "Họ và tên tác giả",
    "author_address": "Nơi ở hoặc nơi làm việc của tác giả",
    "author_telephone": "Điện thoại của tác giả",
    "exemplar": "Gương được viết",
    "exemplar_place": "Nơi ở, học tập, công tác của gương",
    "photo": "Ảnh",
    "text": "Nội dung",
    "title": "Tên bài",
    "kind_data": "Thông tin tác phẩm báo chí",
}


@dataclass(frozen=True)
class Line:
    """One rule as it is read; `anchor` stands only on the first line of its clause."""

    title: str
    detail: str
    rule: Rule
    source: str
    anchor: str


@dataclass(frozen=True)
class Section:
    """Some lines under a heading."""

    title: str
    lines: tuple[Line, ...]


Told = tuple[str, str, Rule]


def outline(plan: Plan) -> list[Section]:
    """All sections that the plan fills, in the order of reading."""
    seen: set[str] = set()
    return [
        Section(title, tuple(_line(told, seen) for told in lines))
        for title, lines in _sections(plan)
        if lines
    ]


def _line(told: Told, seen: set[str]) -> Line:
    title, detail, rule = told
    anchor = "" if rule.clause in seen else clause_anchor(rule.clause)
    seen.add(rule.clause)
    return Line(title, detail, rule, SOURCES[rule.source], anchor)


def _sections(plan: Plan) -> Iterator[tuple[str, list[Told]]]:
    yield "Chỉ tiêu", list(_quotas(plan))
    yield "Thời gian", list(_times(plan))
    yield "Bài dự thi", list(_entries(plan))
    yield "Chấm thi", list(marking(plan))
    yield "Giải thưởng", list(prizes(plan))
    yield "Khen thưởng", list(_awards(plan))
    yield "Mục đích, yêu cầu", [(aim.title, "", aim) for aim in plan.aims]
    yield "Tổ chức thực hiện", list(_tasks(plan))
    yield "Đơn vị tham gia", list(_units(plan))
    yield "Căn cứ", [(basis.title, "", basis) for basis in plan.bases]
    yield "Nơi nhận", [(one.name, "", one) for one in plan.recipients if not one.papers]
    yield "Cơ quan ban hành văn bản", [(one.name, _heads(one), one) for one in plan.issuers]
    yield (
        "Nơi nhận theo loại văn bản",
        [(one.name, _kinds(one), one) for one in plan.recipients if one.papers],
    )


def _heads(issuer: IssuerRule) -> str:
    """ "ký hiệu UBND, lưu NV; Chủ tịch ký thay mặt Ủy ban nhân dân"."""
    symbol = f"ký hiệu {issuer.symbol}" if issuer.symbol else "chưa có ký hiệu"
    kept = f", lưu {issuer.drafter}" if issuer.drafter else ""
    signs = f"{issuer.head} ký thay mặt {issuer.collective}" if issuer.collective else f"{issuer.head} ký"
    return f"{symbol}{kept}; {signs}"


def _kinds(recipient: Recipient) -> str:
    return ", ".join(KINDS[kind].name.lower() for kind in recipient.papers)


def _names(plan: Plan, kinds: Iterable[str]) -> str:
    return "; ".join(plan.kind(kind).name for kind in kinds)


def _quotas(plan: Plan) -> Iterator[Told]:
    for quota in plan.quotas:
        detail = f"ít nhất {quota.owed:02d} {COUNTS[quota.counts]}/{EVERY[quota.every]}"
        yield _names(plan, quota.kinds), detail, quota
    rule = plan.counting
    yield "Kỳ tham gia một phần", "có chỉ tiêu" if rule.part_period_owed else "không chịu chỉ tiêu", rule


def _times(plan: Plan) -> Iterator[Told]:
    season, windows = plan.season, plan.windows
    yield "Mùa thi", f"{day(season.starts_on)} – {day(season.closes_on)}", season
    deadline = plan.monthly_deadline
    moved = "lùi khi rơi vào ngày nghỉ" if deadline.moves_on_day_off else "không lùi khi rơi vào ngày nghỉ"
    yield "Hạn giới thiệu gương hằng tháng", f"trước ngày {deadline.before_day:02d}, {moved}", deadline
    for name, window in (
        ("Tính bài dự thi", windows.entries),
        ("Tính giới thiệu gương", windows.nominations),
    ):
        yield name, f"{day(window.opens_on)} – {day(window.closes_on)}", window
    last = windows.commendations
    yield "Tính khen thưởng gương", f"{day(last.opens_on)} – {day(last.closes_on)}", last
    if plan.pilot:
        yield (
            "Thí điểm thi trực tuyến",
            f"{day(plan.pilot.starts_on)} – {day(plan.pilot.ends_on)}",
            plan.pilot,
        )
    for milestone in plan.milestones:
        yield milestone.name, f"{'trước ' if milestone.before else ''}{day(milestone.on)}", milestone


def _entries(plan: Plan) -> Iterator[Told]:
    for kind in plan.entry_kinds:
        yield kind.name, f"không quá {kind.longest_minutes} phút" if kind.longest_minutes else "", kind
    for rule in plan.completeness:
        limit = f"{format_number(rule.limit)}; " if rule.limit else ""
        yield COMPLETENESS[rule.key], f"{limit}{EFFECTS[rule.effect]}", rule
    if plan.selection:
        chosen = plan.selection
        yield "Chọn bài gửi cấp trên", f"{chosen.number} bài, trước {day(chosen.before)}", chosen


def _awards(plan: Plan) -> Iterator[Told]:
    host, upper = plan.level("host").giver, plan.level("upper").giver
    conditions = plan.unit_conditions
    yield "Điều kiện chung của tập thể", conditions.judgement, conditions
    for award in plan.unit_awards:
        detail = (
            f"từ {award.exemplars_host:02d} gương được {host} khen "
            f"hoặc từ {award.exemplars_upper:02d} gương được {upper} khen"
        )
        yield _names(plan, award.kinds), detail, award
    rule = plan.author_award
    detail = (
        f"{rule.entries:02d} {rule.newness}, {rule.exemplars_host:02d} gương được {host} khen; "
        f"hoặc {rule.exemplars_upper:02d} gương được {upper} khen"
    )
    yield "Tác giả", detail, rule
    for occasion in plan.occasions:
        yield f"Diện khen: {occasion.name}", "được tính" if occasion.counts else "không tính", occasion
    for form in plan.forms:
        yield f"Hình thức khen: {form.name}", "; ".join(plan.level(key).name for key in form.levels), form
    for focus in plan.foci:
        yield f"Trọng tâm: {focus.name}", "", focus


def _tasks(plan: Plan) -> Iterator[Told]:
    for office in plan.offices:
        yield office.name, "", office
    for task in plan.tasks:
        yield task.title, "các đơn vị" if task.who == "units" else plan.office(task.who), task


def _units(plan: Plan) -> Iterator[Told]:
    for block in plan.blocks:
        yield block.name, _names(plan, block.kinds), block
    for kind in plan.unit_kinds:
        yield kind.name, "được đề nghị" if kind.standing == "asked" else "", kind
    for level in plan.levels:
        yield f"Cấp {level.name}", level.giver, level
