"""Addresses of entries, under the season's."""

from django.urls import path

from hoadep.contest.entries import (
    credit_views,
    enclosure_views,
    exemplar_views,
    list_views,
    nomination_views,
    note_views,
    own_views,
    praise_views,
    receipt_views,
    version_views,
    views,
    writing_views,
)

urlpatterns = [
    path("gui-bai/", writing_views.lodge, name="lodge"),
    path("bien-nhan/", receipt_views.receipt, name="receipt"),
    path("bien-nhan.pdf", receipt_views.receipt_paper, name="receipt_paper"),
    path("tra-cuu/", receipt_views.look_up, name="look_up"),
    path("tra-cuu/dong/", receipt_views.close, name="look_up_close"),
    path("tra-cuu/<str:code>/", receipt_views.looked_up, name="looked_up"),
    path("tra-cuu/<str:code>/sua/", writing_views.complete, name="looked_up_rewrite"),
    path("tra-cuu/<str:code>/anh/<int:n>/", receipt_views.looked_up_photo, name="looked_up_photo"),
    path("bai-cua-toi/", own_views.own_entries, name="own_entries"),
    path("bai-du-thi/", list_views.entry_list, name="entry_list"),
    path("bai-du-thi/moi/", writing_views.new, name="entry_new"),
    path("bai-du-thi/nhap/<uuid:uuid>/", writing_views.draft, name="entry_draft"),
    path("bai-du-thi/nhan-bai/", receipt_views.claim, name="entry_claim"),
    path("bai-du-thi/nhieu-bai/<slug:name>/", list_views.entry_acts, name="entry_acts"),
    path("bai-du-thi/bien-nhan.pdf", version_views.receipts_paper, name="receipts_paper"),
    path("bai-du-thi/<str:code>/", views.entry, name="entry"),
    path("bai-du-thi/<str:code>/nhap-noi-dung/", writing_views.enter_text, name="entry_text"),
    path("bai-du-thi/<str:code>/cac-ban/", version_views.versions, name="entry_versions"),
    path("bai-du-thi/<str:code>/sua/", writing_views.rewrite, name="entry_rewrite"),
    path("bai-du-thi/<str:code>/anh/<int:n>/", enclosure_views.photo, name="entry_photo"),
    path("bai-du-thi/<str:code>/ban-quet/<int:pk>/", enclosure_views.scan, name="entry_scan"),
    path("bai-du-thi/<str:code>/ghi-chu/", note_views.note, name="entry_note"),
    path("bai-du-thi/<str:code>/chuyen-mua/", note_views.carry, name="entry_carry"),
    path("bai-du-thi/<str:code>/de-nghi-khen/", praise_views.praise, name="entry_praise"),
    path("bai-du-thi/<str:code>/<slug:name>/", views.entry_step, name="entry_step"),
    path("gioi-thieu-guong/<str:code>/bai/", nomination_views.nomination_entry, name="nomination_entry"),
    path("guong/<str:code>/bai/", exemplar_views.exemplar_entries, name="exemplar_entries"),
    path("khen-thuong/<str:code>/bai/", credit_views.credit, name="credit"),
]
