"""What a list of awards says to the council of each unit or author, and the name that is voted on."""

from collections.abc import Sequence

from django.urls import reverse

from hoadep.contest.awards.models import AwardItem, AwardList
from hoadep.contest.council.actions import Moved
from hoadep.rules.plan import Plan


def subject_of(item: AwardItem) -> str:
    """A unit may stand in lists of several seasons and forms, so its list is part of what is voted on."""
    return f"{item.award_list.code}/{item.assessment.subject}"


def moved(award_list: AwardList, items: Sequence[AwardItem], plan: Plan) -> list[Moved]:
    """One motion for each unit or author; the code of either is where a conflict is looked for."""
    page = reverse("award_list", kwargs={"season": award_list.season.slug, "code": award_list.code})
    form = next((one.name for one in plan.forms if one.key == award_list.form), award_list.form)
    codes = "units" if award_list.kind == AwardList.Kind.UNIT else "persons"
    return [
        Moved(
            subject=subject_of(item),
            title=f"Tặng {form}: {item.name}",
            page=page,
            level=award_list.level,
            form=award_list.form,
            **{codes: [item.assessment.subject]},
        )
        for item in items
    ]
