"""What papers and lists tell of each dossier: who, where, what was done, what was given before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hoadep.contest.exemplars.certificates import BEFORE_THE_NAME, brief
from hoadep.contest.exemplars.dossier_facts import dossier_facts
from hoadep.contest.exemplars.models import Dossier
from hoadep.contest.people.models import Unit
from hoadep.rules.plan import Plan


@dataclass(frozen=True)
class Candidate:
    """A dossier in words: `earlier` are the commendations told in full, `under_way` the codes of other
    dossiers of the same subject, `warning` how a person settled that.
    """

    code: str
    called: str
    name: str
    person: bool
    born: int | None
    place: str
    unit: Unit
    form: str
    giver: str
    occasion: str
    achievement: str
    foci: tuple[str, ...]
    earlier: tuple[str, ...]
    under_way: tuple[str, ...]
    warning: str
    posthumous: bool
    receiver: str

    @property
    def full_name(self) -> str:
        """ "Bà Vũ Thị Mai", "Tập thể Tổ 12"."""
        already = self.name.casefold().startswith(self.called.casefold())
        return self.name if already else f"{self.called} {self.name}".strip()

    @property
    def warned(self) -> str:
        """The warning with what caused it, in sentences."""
        told = [*self.earlier, *(f"hồ sơ {code} đang xét" for code in self.under_way)]
        return f"Đã có: {'; '.join(told)}. Người thẩm định kết luận là việc khác: {self.warning}"

    @property
    def brief(self) -> str:
        """The achievement in one line, for a list."""
        return brief(self.achievement)


def candidates(rows: Sequence[Dossier], plan: Plan, *, as_of: datetime) -> list[Candidate]:
    """The dossiers of one season in words, in the order given."""
    facts = dossier_facts(rows, plan, as_of=as_of)
    forms = {form.key: form.name for form in plan.forms}
    occasions = {occasion.key: occasion.name for occasion in plan.occasions}
    givers: dict[str, str] = {level.key: level.giver for level in plan.levels}
    foci = {focus.key: focus.name for focus in plan.foci}

    def told(row: Dossier) -> Candidate:
        exemplar, found = row.exemplar, facts[row.pk]
        person = exemplar.person
        return Candidate(
            code=row.code,
            called=person.honorific if person else BEFORE_THE_NAME.get(exemplar.kind, ""),
            name=exemplar.name,
            person=person is not None,
            born=person.born if person else None,
            place=exemplar.place,
            unit=row.nomination.unit,
            form=forms.get(row.form, row.form),
            giver=givers.get(row.level, row.level),
            occasion=occasions.get(row.occasion, row.occasion),
            achievement=found.achievement,
            foci=tuple(foci[key] for key in row.nomination.foci if key in foci),
            earlier=tuple(one.told for one in found.earlier),
            under_way=found.under_way,
            warning=row.other_deed if found.earlier or found.under_way else "",
            posthumous=row.posthumous,
            receiver=row.receiver,
        )

    return [told(row) for row in rows]
