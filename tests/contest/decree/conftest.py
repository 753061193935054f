"""Every paper that the rooms draw up, of one season that has all that they tell of."""

from datetime import date

import pytest

from hoadep.contest.awards import list_documents
from hoadep.contest.council import actions as council_actions
from hoadep.contest.council import documents as of_council
from hoadep.contest.council import facts as council_facts
from hoadep.contest.council import opinion_documents, opinion_facts
from hoadep.contest.dispatch import actions as dispatching
from hoadep.contest.dispatch import documents as of_the_exchange
from hoadep.contest.exemplars import actions as exemplars
from hoadep.contest.exemplars import packet_documents as of_units
from hoadep.contest.exemplars import submission_documents as of_lists
from hoadep.contest.exemplars.candidates import candidates
from hoadep.contest.exemplars.submission_facts import money_of_submission, opened
from hoadep.contest.jury import documents as of_jury
from hoadep.contest.jury import facts as jury_facts
from hoadep.contest.jury import scores
from hoadep.contest.papers import actions as papers
from hoadep.contest.papers import composing, merging, unit_letterheads
from hoadep.contest.papers.composing import Desk, Typed
from hoadep.contest.plans import letterheads
from hoadep.contest.plans.facts import book_of
from hoadep.contest.selection import actions as selecting
from hoadep.contest.selection import choosing
from hoadep.contest.selection import documents as of_selection
from hoadep.contest.selection.desks import rows
from hoadep.contest.selection.facts import desk
from hoadep.office.documents.content import Paper
from hoadep.office.documents.letters import letter
from hoadep.office.documents.pdf import to_pdf
from hoadep.office.documents.signers import Signatory
from hoadep.office.issuing import actions as issuing
from hoadep.office.issuing.facts import content_of
from hoadep.office.numbers import register
from hoadep.office.numbers.models import Number
from hoadep.rules.verdict import Verdict
from hoadep.rules.voting import Ballots
from tests.contest.awards.test_lists import (
    start,  # noqa: F401 (a fixture)
    ward,  # noqa: F401 (a fixture)
)
from tests.contest.council.conftest import attend, begin, council, hoa, meeting, put  # noqa: F401 (fixtures)
from tests.contest.dispatch.conftest import at_home, city, decided, partners  # noqa: F401 (fixtures)
from tests.contest.dispatch.conftest import ready as sendable  # noqa: F401 (a fixture)
from tests.contest.exemplars.conftest import fit, introduce, prepare  # noqa: F401 (fixtures)
from tests.contest.selection.conftest import choose, entries, marked, rubric, who  # noqa: F401 (fixtures)

SIGNERS = {
    "host": Signatory("Phạm Thị Diễm", "Phó Chủ tịch", "deputy"),
    "standing_office": Signatory("Trần Thị Hoa", "Trưởng phòng"),
    "council": Signatory("Nguyễn Văn Chủ", "Chủ tịch"),
}
LONG = "Các đơn vị rà soát, phát hiện gương người tốt, việc tốt và gửi bài dự thi đúng hạn, đúng thể lệ. " * 3
ANNEX = "== Phân công\n| Đơn vị | Việc |\n| Phòng Nội vụ | Tiếp nhận |"
TEXT = f"I. Mục đích\n1. Yêu cầu chung\n{LONG}\na) {LONG}\nb) Hoa tươi.\n2. {LONG}\n{ANNEX}"
ARTICLES = f"Điều 1. Thành lập Ban Giám khảo.\n1. {LONG}\na) Chấm bài.\nĐiều 2. Trách nhiệm thi hành\n{LONG}"


@pytest.fixture
def plan(season, at):
    return book_of(season, at("2021-03-22 08:00")).latest


@pytest.fixture
def of_the_unit(at, season, units, plan, prepare) -> dict[str, Paper]:  # noqa: F811
    """A ward's and a school's packets, by tờ trình and by công văn."""
    listed = candidates(
        [prepare("Vũ Thị Mai", "2021-03-01 09:00", born=1954)], plan, as_of=at("2021-03-02 09:00")
    )
    found = {}
    for unit, by_letter in ((units.ngoc_ha, False), (units.cu_ba, True)):
        issuer = unit_letterheads.unit_issuer(unit, season, plan)
        signed = unit_letterheads.unit_signature(issuer, unit, Signatory("Trần Văn Bình", "Chủ tịch"))
        asking = of_units.Asking(issuer=issuer, signature=signed, plan=plan, year=2021, by_letter=by_letter)
        packet = of_units.packet(asking, listed)
        found |= {f"unit-{unit.code}-{name}": paper for name, paper in packet.items()}
    return found


@pytest.fixture
def of_the_lists(at, season, cast, plan, prepare, fit) -> dict[str, Paper]:  # noqa: F811
    """The set of a list at home, and of one for the upper level."""
    found = {}
    for level, form, name in (("host", "giay_khen", "Đỗ Văn Tâm"), ("upper", "bang_khen", "Lê Thị Sen")):
        dossier = prepare(name, "2021-03-01 09:00", level=level, form=form)
        fit(dossier, "2021-03-05 09:00")
        heading = exemplars.Heading(
            title="Khen tháng 3/2021", level=level, form=form, occasion="good_deed", way="meeting"
        )
        by = {"by": cast.hoa, "at": at("2021-03-15 09:00")}
        submission = exemplars.start_list(season, heading, [dossier], **by)
        shown = opened(submission, plan, as_of=at("2021-03-16 09:00"))
        subject = of_lists.Subject(
            submission=submission,
            rows=[row.candidate for row in shown.rows],
            outcomes={},
            plan=plan,
            year=2021,
            money=money_of_submission(shown, plan, today=date(2021, 3, 25)).article,
            signers=SIGNERS,
        )
        found |= {f"list-{level}-{key}": paper for key, paper in of_lists.papers(subject).items()}
        found[f"list-{level}-agenda"] = of_lists.agenda_list(subject)
    return found


@pytest.fixture
def of_the_council(plan, council, meeting, attend, put, begin, hoa, at) -> dict[str, Paper]:  # noqa: F811
    """A meeting with a secret vote on paper, and what was asked in writing."""
    attend(council[:8])
    motion = begin(put(mode="paper"))
    ballots = Ballots(given_out=8, returned=8, valid=8, invalid=0, in_favour=7, against=1)
    counted = {"tellers": "Đỗ Văn Một, Đỗ Văn Hai", "counted_at": at("2021-03-22 14:30")}
    council_actions.count_paper(motion, plan, ballots, **counted, **hoa("2021-03-22 16:00"))
    council_actions.end_meeting(meeting, at("2021-03-22 15:00"), **hoa("2021-03-22 16:00"))
    sittings = list(council_facts.sittings([motion], plan).values())
    told = of_council.Told(meeting, council_facts.members_called(meeting, plan), sittings, plan, SIGNERS)
    return {f"council-{key}": paper for key, paper in of_council.papers(told).items()}


@pytest.fixture
def of_opinions(plan, council, put, hoa) -> dict[str, Paper]:  # noqa: F811
    """What was asked in writing: the form of one member, and the minutes of the answers."""
    motions = [put(f"BD21-H000{n}", way="written") for n in (8, 9)]
    asked = {"asked_at": hoa("2021-03-20 09:00")["at"], **hoa("2021-03-20 09:00")}
    council_actions.ask_for_opinions(motions, date(2021, 3, 25), **asked)
    answers = opinion_facts.answers_of(motions, plan)
    asked_of = opinion_documents.Asked(answers, council, plan)
    sittings = [one.sitting for one in answers]
    (form, *_) = opinion_documents.opinion_forms(sittings, council, plan)
    return {"opinion-form": form, "opinion-summary": opinion_documents.summary(asked_of)}


@pytest.fixture
def of_the_jury(marked, at) -> dict[str, Paper]:  # noqa: F811
    """A judge's sheet, the table of marks and the minutes of a round."""
    plan = book_of(marked.season, at("2021-05-01 09:00")).latest
    scene = of_jury.Scene(marked, letterheads.standing_office(plan), date(2021, 5, 1))
    judge = marked.panelists.first()
    sheets = list(jury_facts.standing_sheets(judge))
    results = scores.results(marked)
    loads = jury_facts.loads(marked, at=at("2021-05-01 09:00"))
    return {
        "jury-sheet": of_jury.judges_sheet(scene, judge, sheets, jury_facts.marks_of(sheets)),
        "jury-summary": of_jury.summary(scene, results),
        "jury-minutes": of_jury.minutes(scene, loads, results),
    }


@pytest.fixture
def of_the_selection(marked, choose, who) -> dict[str, Paper]:  # noqa: F811
    """The set of a choice that is proposed and decided."""
    selection = choose(4)
    selecting.choose_by_marks(selection, **who)
    selecting.propose(selection, **who)
    ruling = selecting.Ruling(
        number="620/QĐ-UBND", decided_on=date(2021, 5, 1), decided_by="Chủ tịch UBND quận"
    )
    selecting.decide(selection, ruling, **who)
    shown = desk(selection, at=who["at"])
    subject = of_selection.Subject(
        desk=shown,
        rows=rows(shown, selection.prizes.all()),
        verdicts=choosing.judged(shown),
        year=2021,
        signers=SIGNERS,
    )
    return {f"selection-{key}": paper for key, paper in of_selection.papers(subject).items()}


@pytest.fixture
def of_the_dispatch(sendable, partners, plan, who) -> dict[str, Paper]:  # noqa: F811
    """The receipt of a decided list that went to the upper level as a bundle."""
    sending = dispatching.send(sendable, partners.city, **who)
    return {"dispatch-receipt": of_the_exchange.receipt(sending, plan)}


@pytest.fixture
def of_the_awards(at, ward, start, plan) -> dict[str, Paper]:  # noqa: F811
    """The set of a list of awards."""
    listed = start("P-NGOCHA")
    items = [
        (row, Verdict.from_json(row.assessment.verdict)) for row in listed.items.select_related("assessment")
    ]
    awarding = list_documents.Awarding(listed, items, plan, 2021, SIGNERS)
    return {f"award-{key}": paper for key, paper in list_documents.papers(awarding).items()}


@pytest.fixture
def written_here(season, plan) -> dict[str, Paper]:
    """The nine kinds that are written here, and each ready letter to one recipient."""
    table = Desk(plan, date(2021, 3, 22), {"1": SIGNERS["host"]})
    found = {}
    for kind in composing.WRITTEN:
        typed = Typed(
            issuer="host",
            kind=kind,
            subject="Về việc tổ chức Cuộc thi viết về gương người tốt, việc tốt năm 2021",
            alone=kind == "decision",
            addressees="Các phường\nCác trường học",
            bases="Căn cứ Luật Thi đua, khen thưởng\nCăn cứ Kế hoạch số 190/KH-UBND",
            body=ARTICLES if kind == "decision" else TEXT,
            recipients="Các phường\nCác trường học",
            signer="1",
            chair="Lê Minh Quân",
            secretary="Phạm Thu Hằng",
        )
        found[f"written-{kind}"] = composing.compose(typed, table)
    for name, ready in merging.TEMPLATES.items():
        merge = merging.Merge(
            template=name,
            issuer="host",
            subject=ready.subject or "cảm ơn tác giả",
            body=ready.body or LONG,
            signer=SIGNERS["host"],
        )
        row = {"kính gửi": "Bà Nguyễn Thị Lan", "tên": "Nguyễn Thị Lan"}
        found[f"letter-{name}"] = letter(merging.paper(merge, plan, date(2021, 3, 22)), row)
    return found


@pytest.fixture
def of_the_register(season, cast, plan, written_here, at) -> dict[str, Paper]:
    """A correction of an issued notice, and the register of numbers."""
    by = {"by": cast.hoa, "at": at("2021-03-26 09:00")}
    issued = papers.keep_paper(season, written_here["written-notice"], **by)
    coded = {"by": cast.hoa.code, "at": by["at"]}
    issuing.attach_signed(issued, to_pdf(written_here["written-notice"]), **coded)
    issuing.issue(issued, issuing.Issued(dated=date(2021, 3, 25), number="15"), **coded)
    correction = papers.draft_correction(season, issued, wrong="ngày 10", right="ngày 09", **by)
    heading = letterheads.standing_office(plan)
    return {
        "correction": content_of(correction),
        "register": register.register_paper(list(Number.objects.all()), heading, year=2021),
    }


@pytest.fixture
def every_paper(request) -> dict[str, Paper]:
    """All of them under a name each."""
    groups = ("of_the_unit", "of_the_lists", "of_the_council", "of_opinions", "of_the_jury")
    groups += ("of_the_selection", "of_the_dispatch", "of_the_awards", "written_here", "of_the_register")
    return {name: paper for group in groups for name, paper in request.getfixturevalue(group).items()}
