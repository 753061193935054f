"""Who signs: with post and right from a day to a day, chosen for the papers of a list, and a unit's own."""

from datetime import date

import pytest

from hoadep.contest.papers import actions, signing, unit_letterheads
from hoadep.contest.papers.models import Signer, SigningChoice
from hoadep.contest.plans import letterheads
from hoadep.contest.plans.facts import book_of
from hoadep.office.documents.content import Issuer
from hoadep.rules.verdict import Refused

HOME = "/ba-dinh-2021"
DAY = date(2021, 3, 25)


@pytest.fixture
def plan(season, at):
    return book_of(season, at("2021-03-25 09:00")).latest


@pytest.fixture
def enter(cast, at, plan):
    """Somebody signs for UBND quận: `enter("Phạm Thị Diễm", "Phó Chủ tịch", "deputy")`."""

    def enter_one(name: str, post: str, way: str, *, since: date = date(2020, 1, 1)) -> Signer:
        body = letterheads.rule_of(plan, "host").name
        signs = actions.Signs(body=body, name=name, post=post, way=way, since=since)
        return actions.enter_signer(signs, by=cast.hoa, at=at("2021-03-01 09:00"))

    return enter_one


def lines(plan, signer, *, alone):
    return letterheads.signature(plan, "host", signer.signatory, alone=alone).authority


@pytest.mark.parametrize(
    ("post", "way", "alone", "said"),
    [
        ("Chủ tịch", "head", True, ("Chủ tịch",)),
        ("Phó Chủ tịch", "deputy", True, ("KT. Chủ tịch", "Phó Chủ tịch")),
        ("Phó Chủ tịch", "deputy", False, ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")),
        ("Phó Chủ tịch", "acting", True, ("Q. Chủ tịch",)),
        ("Chánh Văn phòng", "order", False, ("TL. Chủ tịch", "Chánh Văn phòng")),
        ("Trưởng phòng Nội vụ", "mandate", False, ("TUQ. Chủ tịch", "Trưởng phòng Nội vụ")),
    ],
)
def test_post_and_authority_follow_the_signer(plan, enter, post, way, alone, said):
    assert lines(plan, enter("Phạm Thị Diễm", post, way), alone=alone) == said


def test_a_name_loses_its_titles_and_stands_once(enter):
    assert enter("Đ/c ThS. Phạm Thị Diễm", "Phó Chủ tịch", "deputy").name == "Phạm Thị Diễm"
    with pytest.raises(Refused, match="đã ký cho Ủy ban nhân dân quận Ba Đình từ"):
        enter("Phạm Thị Diễm", "Phó Chủ tịch", "deputy")


def test_signers_are_offered_in_their_days_only(cast, at, plan, enter):
    signer = enter("Phạm Thị Diễm", "Phó Chủ tịch", "deputy")
    actions.end_signer(signer, date(2021, 3, 24), by=cast.hoa, at=at("2021-03-25 09:00"))
    assert signing.offered(plan, "host", on=DAY) == []
    assert signing.offered(plan, "host", on=date(2021, 3, 24)) == [signer]
    with pytest.raises(Refused, match="đã thôi ký"):
        actions.end_signer(signer, DAY, by=cast.hoa, at=at("2021-03-26 09:00"))


def test_the_only_signer_signs_and_of_two_the_chosen(cast, at, plan, enter):
    chairman = enter("Lê Minh Quân", "Chủ tịch", "head")
    assert signing.chosen_for(plan, "BD21-T0001", on=DAY) == {"host": chairman.signatory}
    deputy = enter("Phạm Thị Diễm", "Phó Chủ tịch", "deputy")
    assert signing.chosen_for(plan, "BD21-T0001", on=DAY) == {}
    actions.choose_signers("BD21-T0001", {"host": deputy}, by=cast.hoa, at=at("2021-03-25 09:00"))
    assert signing.chosen_for(plan, "BD21-T0001", on=DAY) == {"host": deputy.signatory}


def test_the_decision_is_signed_by_whom_it_names(plan, enter):
    deputy = enter("Phạm Thị Diễm", "Phó Chủ tịch", "deputy")
    enter("Lê Minh Quân", "Chủ tịch", "head")
    found = signing.signers_of_list(plan, "BD21-T0001", on=DAY, decided_on=DAY, signer="Phạm Thị Diễm")
    assert found["host"] == deputy.signatory


def test_issuers_say_symbol_and_who_keeps(plan):
    assert letterheads.host(plan) == Issuer("Ủy ban nhân dân quận Ba Đình", "UBND", "Ba Đình", drafter="NV")
    assert letterheads.standing_office(plan).symbol == "PNV"
    assert letterheads.signature(plan, "council").authority == ("TM. Hội đồng", "Chủ tịch")


def test_a_plan_without_issuers_is_guessed_from_its_names(plan):
    bare = plan.model_copy(update={"issuers": ()})
    assert letterheads.host(bare) == Issuer("Ủy ban nhân dân quận Ba Đình", "UBND", "Ba Đình")
    assert letterheads.council(bare).name == "Hội đồng Thi đua – Khen thưởng quận Ba Đình"


def test_an_issuer_holds_in_its_days(plan):
    old = plan.issuers[0].model_copy(update={"drafter": "VP", "until": date(2020, 12, 31)})
    new = plan.issuers[0].model_copy(update={"since": date(2021, 1, 1)})
    changed = plan.model_copy(update={"issuers": (old, new)})
    assert letterheads.host(changed, on=date(2020, 12, 31)).drafter == "VP"
    assert letterheads.host(changed, on=date(2021, 1, 1)).drafter == "NV"


def test_the_office_enters_chooses_and_ends_signers_on_pages(cast, signed_in, plan):
    page = signed_in(cast.hoa)
    given = {"body": letterheads.rule_of(plan, "host").name, "name": "Phạm Thị Diễm", "post": "Phó Chủ tịch"}
    page.post(f"{HOME}/nguoi-ky/them/", {**given, "way": "deputy", "since": "01/01/2020"})
    signer = Signer.objects.get()
    back = f"{HOME}/danh-sach-trinh/BD21-T0001/"
    answer = page.post(f"{HOME}/nguoi-ky/cua/BD21-T0001/?tiep={back}", {"host": signer.pk})
    assert (answer["Location"], SigningChoice.objects.get().signer) == (back, signer)
    assert "KT." in page.get(f"{HOME}/nguoi-ky/").content.decode()
    page.post(f"{HOME}/nguoi-ky/{signer.pk}/thoi/", {"until": "31/12/2025"})
    signer.refresh_from_db()
    assert signer.until == date(2025, 12, 31)
    assert page.get(f"{HOME}/nguoi-ky/cua/XX-T0001/").status_code == 404


def test_choosing_leads_nowhere_else(cast, signed_in):
    answer = signed_in(cast.hoa).post(f"{HOME}/nguoi-ky/cua/BD21-T0001/?tiep=//evil.example/", {})
    assert answer["Location"].startswith(HOME)


def test_a_unit_states_its_symbol_and_signers(cast, units, season, signed_in, plan, at):
    page = signed_in(cast.binh)
    address = f"{HOME}/nguoi-ky/don-vi/{units.ngoc_ha.code}/"
    page.post(address, {"symbol": "UBND", "drafter": "VP"})
    body = "Ủy ban nhân dân phường Ngọc Hà"
    given = {"body": body, "name": "Trần Văn Bình", "post": "Chủ tịch", "way": "head", "since": "01/01/2020"}
    page.post(address, given)
    issuer = unit_letterheads.unit_issuer(units.ngoc_ha, season, plan)
    (signer,) = unit_letterheads.unit_signers(issuer, on=DAY)
    assert (issuer.name, issuer.symbol, issuer.drafter) == (body, "UBND", "VP")
    signed = unit_letterheads.unit_signature(issuer, units.ngoc_ha, signer.signatory)
    assert (signed.authority, signed.name) == (("TM. Ủy ban nhân dân", "Chủ tịch"), "Trần Văn Bình")
    end = f"{HOME}/nguoi-ky/{signer.pk}/thoi/?don_vi={units.ngoc_ha.code}"
    assert page.post(end, {"until": "31/12/2025"}).status_code == 302


def test_a_unit_touches_only_its_own(cast, units, signed_in, enter):
    signer = enter("Lê Minh Quân", "Chủ tịch", "head")
    page = signed_in(cast.binh)
    assert page.get(f"{HOME}/nguoi-ky/don-vi/{units.kim_ma.code}/").status_code == 403
    assert page.get(f"{HOME}/nguoi-ky/{signer.pk}/thoi/").status_code == 403
    own = f"{HOME}/nguoi-ky/{signer.pk}/thoi/?don_vi={units.ngoc_ha.code}"
    assert page.get(own).status_code == 404


def test_a_school_without_a_symbol_leaves_room(cast, units, season, plan, at):
    assert unit_letterheads.unit_issuer(units.cu_ba, season, plan).symbol == ""
    actions.mark_unit(units.cu_ba, symbol="THVNCB", drafter="VP", by=cast.hoa, at=at("2021-03-25 09:00"))
    assert unit_letterheads.unit_issuer(units.cu_ba, season, plan).symbol == "THVNCB"
