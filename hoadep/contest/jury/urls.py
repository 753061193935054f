"""Addresses of the jury: judges under giam-khao/, the office under cham-thi/."""

from django.urls import path

from hoadep.contest.jury import (
    masking_views,
    office_views,
    panel_views,
    print_views,
    result_views,
    typing_views,
    views,
)

urlpatterns = [
    path("giam-khao/", views.jury_door, name="jury_door"),
    path("giam-khao/vao/<str:key>/", views.jury_enter, name="jury_enter"),
    path("giam-khao/ra/", views.jury_leave, name="jury_leave"),
    path("giam-khao/bai/", views.jury_sheets, name="jury_sheets"),
    path("giam-khao/bai/<int:number>/", views.jury_sheet, name="jury_sheet"),
    path("giam-khao/bai/<int:number>/anh/<int:n>/", views.jury_photo, name="jury_photo"),
    path("giam-khao/bai/<int:number>/lien-quan/", views.jury_conflict, name="jury_conflict"),
    path("giam-khao/in-bai/", print_views.jury_copies, name="jury_copies"),
    path("giam-khao/phieu-cham/", print_views.jury_own_sheet, name="jury_own_sheet"),
    path("cham-thi/", office_views.round_list, name="jury_rounds"),
    path("cham-thi/lap-vong/", office_views.round_new, name="jury_round_new"),
    path("cham-thi/giam-khao/<str:judge>/", panel_views.judge, name="jury_judge"),
    path("cham-thi/giam-khao/<str:judge>/phieu-moi/", panel_views.judge_slip, name="jury_slip"),
    path("cham-thi/giam-khao/<str:judge>/phieu-cham/", panel_views.judge_sheet, name="jury_judge_sheet"),
    path("cham-thi/giam-khao/<str:judge>/in-bai/", panel_views.judge_copies, name="jury_judge_copies"),
    path("cham-thi/giam-khao/<str:judge>/nhap-diem/", typing_views.typed_sheet, name="jury_typed"),
    path("cham-thi/giam-khao/<str:judge>/viec/<str:name>/", panel_views.judge_act, name="jury_judge_act"),
    path("cham-thi/<str:code>/", office_views.jury_round, name="jury_round"),
    path("cham-thi/<str:code>/viec/<str:name>/", office_views.round_act, name="jury_round_act"),
    path("cham-thi/<str:code>/moi-giam-khao/", panel_views.judge_new, name="jury_judge_new"),
    path("cham-thi/<str:code>/che-ten/", masking_views.masking, name="jury_masking"),
    path("cham-thi/<str:code>/che-ten/<int:number>/", masking_views.masked_entry, name="jury_masked"),
    path(
        "cham-thi/<str:code>/che-ten/<int:number>/anh/<int:n>/",
        masking_views.masked_photo,
        name="jury_masked_photo",
    ),
    path(
        "cham-thi/<str:code>/che-ten/<int:number>/viec/<str:name>/",
        masking_views.mask_act,
        name="jury_mask_act",
    ),
    path("cham-thi/<str:code>/doi-chieu/", typing_views.check_typed, name="jury_check"),
    path("cham-thi/<str:code>/ket-qua/", result_views.round_results, name="jury_results"),
    path("cham-thi/<str:code>/tong-hop/", result_views.round_summary, name="jury_summary"),
    path("cham-thi/<str:code>/bien-ban/", result_views.round_minutes, name="jury_minutes"),
]
