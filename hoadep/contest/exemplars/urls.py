"""Addresses of nominations, dossiers, exemplars and commendations, under the season's."""

from django.urls import path

from hoadep.contest.exemplars.views import (
    certificate_register,
    certificates,
    commendations,
    dossier_lists,
    dossiers,
    exemplars,
    introducing,
    layouts,
    nominations,
    papers,
    print_runs,
    revocations,
    submissions,
)

NOMINATION = "gioi-thieu-guong/<str:code>"
DOSSIER = "ho-so/<str:code>"
SUBMISSION = "danh-sach-trinh/<str:code>"

urlpatterns = [
    path("gioi-thieu-guong/", nominations.nomination_list, name="nomination_list"),
    path("gioi-thieu-guong/moi/", introducing.nomination_new, name="nomination_new"),
    path(f"{NOMINATION}/", nominations.nomination, name="nomination"),
    path(f"{NOMINATION}/bo-sung/", introducing.nomination_completion, name="nomination_completion"),
    path(f"{NOMINATION}/buoc/<slug:name>/", nominations.nomination_step, name="nomination_step"),
    path("ho-so/", dossier_lists.dossier_list, name="dossier_list"),
    path("ho-so/moi/", dossier_lists.dossier_new, name="dossier_new"),
    path(f"{DOSSIER}/", dossiers.dossier, name="dossier"),
    path(f"{DOSSIER}/viec/<slug:name>/", dossiers.dossier_step, name="dossier_step"),
    path(f"{DOSSIER}/giay/<int:pk>/", dossiers.dossier_paper, name="dossier_paper"),
    path(f"{DOSSIER}/giay/<int:pk>/bo/", dossiers.dossier_paper_removal, name="dossier_paper_removal"),
    path(f"{DOSSIER}/bo-ho-so.pdf", papers.dossier_packet, name="dossier_packet"),
    path(f"{DOSSIER}/<slug:key>.docx", papers.dossier_packet_paper, name="dossier_packet_paper"),
    path("danh-sach-trinh/", submissions.submission_list, name="submission_list"),
    path("danh-sach-trinh/moi/", submissions.submission_new, name="submission_new"),
    path(f"{SUBMISSION}/", submissions.submission, name="submission"),
    path(f"{SUBMISSION}/viec/<slug:name>/", submissions.submission_step, name="submission_step"),
    path(f"{SUBMISSION}/tra-loi/<int:pk>/", submissions.submission_answer, name="submission_answer"),
    path(f"{SUBMISSION}/luu/", papers.submission_keep, name="submission_keep"),
    path(f"{SUBMISSION}/trinh-ky.pdf", papers.submission_set, name="submission_set"),
    path(f"{SUBMISSION}/danh-sach-xet.pdf", papers.submission_agenda, name="submission_agenda"),
    path(f"{SUBMISSION}/<slug:key>.docx", papers.submission_paper, name="submission_paper"),
    path("guong/", exemplars.exemplar_list, name="exemplar_list"),
    path("guong/<str:code>/", exemplars.exemplar, name="exemplar"),
    path("guong/<str:code>/cong-khai/<slug:name>/", exemplars.exemplar_step, name="exemplar_step"),
    path("giay-khen/", certificates.decision_list, name="certificate_list"),
    path("giay-khen/so/", certificate_register.certificate_register, name="certificate_register"),
    path(
        "giay-khen/so.pdf",
        certificate_register.certificate_register_print,
        name="certificate_register_print",
    ),
    path("giay-khen/lan-in/<int:pk>/", print_runs.print_run, name="print_run"),
    path("giay-khen/lan-in/<int:pk>/tep/", print_runs.print_run_file, name="print_run_file"),
    path("giay-khen/lan-in/<int:pk>/lai/", print_runs.print_run_again, name="print_run_again"),
    path("giay-khen/may-in/", layouts.printer_new, name="certificate_printer"),
    path("giay-khen/mau/", layouts.layout_list, name="certificate_layouts"),
    path("giay-khen/mau/moi/", layouts.layout_new, name="certificate_layout_new"),
    path("giay-khen/mau/<slug:key>/", layouts.layout, name="certificate_layout"),
    path("giay-khen/mau/<slug:key>/in-thu.pdf", layouts.trial, name="certificate_trial"),
    path("giay-khen/<str:code>/", certificates.certificates_of, name="certificates"),
    path("khen-thuong/", commendations.commendation_list, name="commendation_list"),
    path("khen-thuong.xlsx", commendations.commendation_workbook, name="commendation_workbook"),
    path("khen-thuong/moi/", commendations.commendation_new, name="commendation_new"),
    path("khen-thuong/<str:code>/", commendations.commendation, name="commendation"),
    path("khen-thuong/<str:code>/huy/", revocations.revocation, name="revocation"),
    path("khen-thuong/<str:code>/thu-hoi/", revocations.recovery, name="recovery"),
]
