"""Addresses of what goes between levels: keys, lists sent and taken in, results."""

from django.urls import path

from hoadep.contest.dispatch import intake_views, key_views, outcome_views, sending_views

SENT = "gui-cap-tren/<str:code>"

urlpatterns = [
    path("goi-ho-so/", intake_views.bundles, name="bundles"),
    path("goi-ho-so/khoa/", key_views.bundle_keys, name="bundle_keys"),
    path("goi-ho-so/khoa/<slug:name>/", key_views.bundle_key_act, name="bundle_key_act"),
    path("goi-ho-so/nhan/", intake_views.bundle_upload, name="bundle_upload"),
    path("goi-ho-so/xem/<str:sha256>/", intake_views.bundle_offer, name="bundle_offer"),
    path("goi-ho-so/<str:code>/", intake_views.intake, name="intake"),
    path("goi-ho-so/<str:code>/tep/<slug:key>/", intake_views.intake_file, name="intake_file"),
    path("goi-ho-so/<str:code>/tra-ket-qua/", intake_views.intake_answer, name="intake_answer"),
    path("goi-ho-so/<str:code>/ket-qua/<int:pk>/", intake_views.answer_file, name="answer_file"),
    path(f"{SENT}/", sending_views.sending, name="sending"),
    path(f"{SENT}/goi/", sending_views.sending_bundle, name="sending_bundle"),
    path(f"{SENT}/giay-xac-nhan.pdf", sending_views.sending_receipt, name="sending_receipt"),
    path(f"{SENT}/ket-qua/", outcome_views.outcomes_upload, name="outcomes_upload"),
    path(f"{SENT}/ket-qua/<str:sha256>/", outcome_views.outcomes_offer, name="outcomes_offer"),
    path("bai/<str:code>/ket-qua-cap-tren/", outcome_views.entry_outcome, name="entry_outcome"),
]
