"""The database itself refuses every change of rows and seals."""

import pytest
from django.db import IntegrityError, connection, transaction

from hoadep.office.journal import actions
from hoadep.office.journal.models import Row, Salt, Seal, Unsealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def _sealed_row(at):
    actions.record("BD21-B0001", "submit", by="TK1", at=at("2021-03-01 08:00"), secrets={"reason": "đạt"})
    actions.seal(at=at("2021-03-01 08:01"))


CHANGES = [
    """UPDATE journal_row SET "by" = 'TK2'""",
    "UPDATE journal_seal SET hash = ''",
    "DELETE FROM journal_row",
    "DELETE FROM journal_seal",
    "INSERT INTO journal_seal SELECT * FROM journal_seal WHERE true ON CONFLICT (n) DO UPDATE SET hash = ''",
]
ONLY_HERE = {
    "sqlite": [
        "INSERT OR REPLACE INTO journal_row SELECT * FROM journal_row",
        "INSERT OR REPLACE INTO journal_seal SELECT * FROM journal_seal",
    ],
    "postgresql": [
        "SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE journal_row CASCADE",
        "TRUNCATE journal_seal",
    ],
}


@pytest.mark.parametrize("change", CHANGES + ONLY_HERE[connection.vendor])
@pytest.mark.usefixtures("_sealed_row")
def test_a_change_is_refused(change):
    with (
        pytest.raises(IntegrityError, match="insert-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert (Row.objects.get().by, Seal.objects.count()) == ("TK1", 1)


@pytest.mark.usefixtures("_sealed_row")
def test_salts_may_go():
    assert Salt.objects.all().delete()[0] == 1


def test_every_row_waits_for_its_seal_however_it_is_entered(at):
    row = actions.record("BD21-B0001", "submit", by="TK1", at=at("2021-03-01 08:00"))
    Row.objects.bulk_create([Row(subject="X", n=1, verb="x", at=row.at, recorded_at=row.at, hash="x")])
    assert Unsealed.objects.count() == 2
