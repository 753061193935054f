"""`hoadep journal seal` and `verify`."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from hoadep.office.journal import actions, facts, triggers

pytestmark = pytest.mark.django_db


def say(act: str) -> str:
    out = StringIO()
    call_command("journal", act, stdout=out)
    return out.getvalue()


def test_an_empty_journal_is_whole():
    assert say("verify") == "Nguyên vẹn; nhật ký còn trống.\n"


def test_seal_tells_the_head(at):
    actions.record("BD21-B0001", "submit", by="TK1", at=at("2021-03-01 08:00"))
    said = say("seal")
    head = facts.head()
    assert said == f"Đã niêm phong 1 dòng; đầu chuỗi 1 {head.hash}.\n"
    assert say("verify") == f"Nguyên vẹn; đầu chuỗi 1 {head.hash}.\n"


def test_faults_are_told_one_a_line_and_end_with_1(at, capsys):
    actions.record("BD21-B0001", "submit", by="TK1", at=at("2021-03-01 08:00"))
    triggers.drop(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_row SET verb = 'withdraw'")
    triggers.create(connection)
    out = StringIO()
    with pytest.raises(SystemExit, match="1"):
        call_command("journal", "verify", stdout=out)
    assert out.getvalue() == "BD21-B0001 dòng 1: nội dung đã bị sửa.\n"
