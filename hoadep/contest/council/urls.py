"""Addresses of the council: seats, meetings, motions, a member's own votes."""

from django.urls import path

from hoadep.contest.council import (
    door_views,
    meeting_views,
    member_views,
    motion_views,
    opinion_views,
    own_views,
    print_views,
)

MEMBER = "hoi-dong/<str:code>"
MEETING = "hop-hoi-dong/<str:code>"
MOTION = "noi-dung-xet/<str:code>"

urlpatterns = [
    path("hoi-dong/", member_views.council_members, name="council_members"),
    path("hoi-dong/moi/", member_views.council_member_new, name="council_member_new"),
    path(f"{MEMBER}/", member_views.council_member, name="council_member"),
    path(f"{MEMBER}/than-nhan/", member_views.council_kin, name="council_kin"),
    path(f"{MEMBER}/than-nhan/<int:pk>/bo/", member_views.council_kin_removal, name="council_kin_removal"),
    path("hop-hoi-dong/", meeting_views.meeting_list, name="meeting_list"),
    path("hop-hoi-dong/moi/", meeting_views.meeting_new, name="meeting_new"),
    path("hop-hoi-dong/xin-y-kien/", meeting_views.ask_opinions, name="ask_opinions"),
    path("hop-hoi-dong/xin-y-kien/phieu.pdf", opinion_views.opinion_forms, name="opinion_forms"),
    path(f"{MEETING}/", meeting_views.meeting, name="meeting"),
    path(f"{MEETING}/viec/<slug:name>/", meeting_views.meeting_step, name="meeting_step"),
    path(f"{MEETING}/luu/", print_views.meeting_keep, name="meeting_keep"),
    path(f"{MEETING}/<slug:key>.<slug:kind>", print_views.meeting_paper, name="meeting_paper"),
    path(f"{MOTION}/", motion_views.motion, name="motion"),
    path(f"{MOTION}/viec/<slug:name>/", motion_views.motion_step, name="motion_step"),
    path(f"{MOTION}/luu/", opinion_views.opinion_keep, name="opinion_keep"),
    path(f"{MOTION}/<slug:key>.<slug:kind>", opinion_views.opinion_paper, name="opinion_paper"),
    path(f"{MEMBER}/phieu-moi/", member_views.council_slip, name="council_slip"),
    path("y-kien/", door_views.opinion_door, name="opinion_door"),
    path("y-kien/vao/<str:key>/", door_views.opinion_enter, name="opinion_enter"),
    path("y-kien/ra/", door_views.opinion_leave, name="opinion_leave"),
    path("y-kien/noi-dung/", door_views.asked_by_link, name="asked_by_link"),
    path("y-kien/noi-dung/<str:code>/", door_views.answer_by_link, name="answer_by_link"),
    path("bieu-quyet/", own_views.own_votes, name="own_votes"),
    path("bieu-quyet/<str:code>/", own_views.own_vote, name="own_vote"),
    path("bieu-quyet/<str:code>/co-lien-quan/", own_views.own_conflict, name="own_conflict"),
]
