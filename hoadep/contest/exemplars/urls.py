"""Addresses of nominations, exemplars and commendations, under the season's."""

from django.urls import path

from hoadep.contest.exemplars.views import certificates, commendations, exemplars, introducing, nominations

NOMINATION = "gioi-thieu-guong/<str:code>"

urlpatterns = [
    path("gioi-thieu-guong/", nominations.nomination_list, name="nomination_list"),
    path("gioi-thieu-guong/moi/", introducing.nomination_new, name="nomination_new"),
    path(f"{NOMINATION}/", nominations.nomination, name="nomination"),
    path(f"{NOMINATION}/bo-sung/", introducing.nomination_completion, name="nomination_completion"),
    path(f"{NOMINATION}/buoc/<slug:name>/", nominations.nomination_step, name="nomination_step"),
    path("guong/", exemplars.exemplar_list, name="exemplar_list"),
    path("guong/<str:code>/", exemplars.exemplar, name="exemplar"),
    path("giay-khen/", certificates.decision_list, name="certificate_list"),
    path("giay-khen/may-in/", certificates.printer_new, name="certificate_printer"),
    path("giay-khen/mau/<slug:key>/", certificates.layout, name="certificate_layout"),
    path("giay-khen/mau/<slug:key>/in-thu.pdf", certificates.trial, name="certificate_trial"),
    path("giay-khen/<str:code>/", certificates.certificates_of, name="certificates"),
    path("khen-thuong/", commendations.commendation_list, name="commendation_list"),
    path("khen-thuong.xlsx", commendations.commendation_workbook, name="commendation_workbook"),
    path("khen-thuong/moi/", commendations.commendation_new, name="commendation_new"),
    path("khen-thuong/<str:code>/", commendations.commendation, name="commendation"),
]
