"""Addresses of the plan, under the season's."""

from django.urls import path

from hoadep.contest.plans import views

urlpatterns = [
    path("ke-hoach/", views.plan, name="plan"),
    path("ke-hoach/tai-ve/", views.text, name="plan_text"),
    path("ke-hoach/phien-ban/", views.versions, name="plan_versions"),
    path("ke-hoach/sua/", views.edit, name="plan_edit"),
    path("ke-hoach/ap-dung/", views.adopt, name="plan_adopt"),
]
