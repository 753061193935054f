"""Addresses of units and accounts, under the season's."""

from django.urls import path

from hoadep.contest.people import double_views, letter_views, manage_views, running_views, unit_views

urlpatterns = [
    path("don-vi/", unit_views.unit_list, name="unit_list"),
    path("don-vi.xlsx", unit_views.unit_workbook, name="unit_workbook"),
    path("don-vi/them/", unit_views.unit_new, name="unit_new"),
    path("don-vi/<str:code>/", unit_views.unit, name="unit"),
    path("don-vi/<str:code>/to-chuc/", running_views.running, name="running"),
    path("don-vi/<str:code>/to-chuc/<slug:what>/", running_views.add, name="running_add"),
    path("don-vi/<str:code>/to-chuc/<slug:what>/<int:pk>/bo/", running_views.end, name="running_end"),
    path("don-vi/<str:code>/ten/", unit_views.unit_names, name="unit_names"),
    path("don-vi/<str:code>/sap-nhap/", unit_views.unit_succession, name="unit_succession"),
    path("van-ban-don-vi/<int:pk>/", letter_views.letter, name="unit_letter"),
    path("trung-ten/", double_views.doubles, name="doubles"),
    path("trung-ten/da-gop/", double_views.doubles_joined, name="doubles_joined"),
    path("trung-ten/hai-ho-so/", double_views.doubles_pair, name="doubles_pair"),
    path("trung-ten/gop/", double_views.join, name="doubles_join"),
    path("trung-ten/tach/<int:link>/", double_views.part, name="doubles_part"),
    path("tai-khoan/", manage_views.account_list, name="account_list"),
    path("tai-khoan/them/", manage_views.account_new, name="account_new"),
    path("tai-khoan/don-vi/", manage_views.unit_accounts, name="unit_accounts"),
    path("tai-khoan/phieu/", manage_views.slips_again, name="slips_again"),
    path("tai-khoan/<str:code>/", manage_views.account, name="account"),
    path("tai-khoan/<str:code>/phieu/", manage_views.account_slip, name="account_slip"),
    path("tai-khoan/vai-tro/<int:role>/thoi/", manage_views.role_end, name="role_end"),
]
