"""Gives each number the key by which "512" and "512/QĐ-UBND" are one; of two alike the later keeps its own."""

import re

from django.db import migrations

from hoadep.vietnamese.folding import fold_plain

KINDS = frozenset(
    "nq qd ct qc qyd tc tb hd ctr kh pa da bc bb ttr cd bgn btt guq gm ggt gnp pg pc pb".split()
)


def key_of(row):
    head, _, rest = re.sub(r"\s", "", fold_plain(row.notation)).partition("/")
    if not head.isdecimal():
        return row.notation_key
    if not rest and row.abstract.startswith("Quyết định"):
        rest = "qd"
    kind = rest.partition("-")[0]
    return f"{int(head)}/{kind if kind in KINDS else rest}"


def key_anew(apps, schema_editor):
    Number = apps.get_model("numbers", "Number")
    taken = set()
    for row in Number.objects.order_by("pk").iterator():
        key = key_of(row)
        if (row.issuer_key, row.year, key) in taken:
            continue
        taken.add((row.issuer_key, row.year, key))
        if key != row.notation_key:
            Number.objects.filter(pk=row.pk).update(notation_key=key)


class Migration(migrations.Migration):
    dependencies = [("numbers", "0001_begin")]

    operations = [migrations.RunPython(key_anew, migrations.RunPython.noop)]
