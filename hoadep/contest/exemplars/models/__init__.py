"""Exemplars of a season, their nominations, dossiers, lists put to the vote, and commendations."""

from hoadep.contest.exemplars.models.commendations import (
    Commendation,
    CommendationQuerySet,
    Revocation,
    TakenBack,
)
from hoadep.contest.exemplars.models.dossiers import (
    Consent,
    Dossier,
    DossierPaper,
    DossierQuerySet,
    DossierStep,
    Inquiry,
)
from hoadep.contest.exemplars.models.exemplars import (
    Exemplar,
    ExemplarQuerySet,
    Nomination,
    NominationQuerySet,
    NominationStep,
)
from hoadep.contest.exemplars.models.submissions import (
    SettledList,
    Submission,
    SubmissionItem,
    UpperAnswer,
)

__all__ = [
    "Commendation",
    "CommendationQuerySet",
    "Consent",
    "Dossier",
    "DossierPaper",
    "DossierQuerySet",
    "DossierStep",
    "Exemplar",
    "ExemplarQuerySet",
    "Inquiry",
    "Nomination",
    "NominationQuerySet",
    "NominationStep",
    "Revocation",
    "SettledList",
    "Submission",
    "SubmissionItem",
    "TakenBack",
    "UpperAnswer",
]
