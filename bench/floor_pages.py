"""The pages of the smallest program: a form for each step, saves answered, one row kept at the end.

It keeps nothing while one writes, asks for nothing and journals nothing; whoever enters is signed in.
`FLOOR` tells the names of each step's fields and how many bytes each page has.
"""

import json
import os

from django import forms
from django.contrib.auth import get_user_model, login
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import Context, Engine, RequestContext
from django.urls import path

LIKE = json.loads(os.environ["FLOOR"])
FIELDS: dict[str, list[str]] = LIKE["fields"]
SIZES: dict[str, int] = LIKE["sizes"]
LAST = 4
TEMPLATE = Engine().from_string(
    """<!doctype html><title>Floor</title><form method="post" enctype="multipart/form-data">{% csrf_token %}
{{ form.as_div }}<button>OK</button></form><!--{{ filling }}-->"""
)


class Row(models.Model):
    """What was lodged."""

    title = models.CharField(max_length=300)
    text = models.TextField()
    by = models.IntegerField()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return self.title


def _form(names: list[str]) -> type[forms.Form]:
    widgets = {"text": forms.Textarea}
    fields = {
        name: forms.CharField(required=False, widget=widgets.get(name, forms.TextInput)) for name in names
    }
    return type("Step", (forms.Form,), fields)


FORMS = {n: _form(FIELDS.get(str(n), [])) for n in range(1, LAST + 2)}


def enter(request: HttpRequest) -> HttpResponse:
    """Sign in whoever comes."""
    user, _ = get_user_model().objects.get_or_create(username=request.GET["name"])
    login(request, user)
    return HttpResponse("")


def step(request: HttpRequest, n: int) -> HttpResponse:
    """One step: its form shown, a save while it is typed answered, the last one kept."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    if request.method != "POST":
        context = RequestContext(request, {"form": FORMS[n](), "filling": FILLING[n]})
        return HttpResponse(TEMPLATE.render(context))
    form = FORMS[n](request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    if "HX-Request" in request.headers:
        return HttpResponse("x" * SIZES["saved"])
    if n == LAST:
        Row.objects.create(title=form.cleaned_data["title"], text=request.POST["text"], by=request.user.pk)
    return redirect("step", n + 1)


def _filling(n: int) -> str:
    bare = TEMPLATE.render(Context({"form": FORMS[n](), "csrf_token": "t" * 64}))
    return "x" * max(0, SIZES[str(n)] - len(bare.encode()))


FILLING = {n: _filling(n) for n in FORMS}
urlpatterns = [path("enter/", enter), path("<int:n>/", step, name="step")]
