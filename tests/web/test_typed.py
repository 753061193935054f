"""Whatever people type comes in composed letters and with nothing invisible, by every form of the house."""

import importlib
import pkgutil

import pytest
from django import forms

import hoadep
from hoadep.contest.entries.writing_forms import COAUTHOR_FIELDS, KIND_FIELDS
from hoadep.web.typed import TypedField, typed

TYPED = " \u202eTrâ\u0300n\u200b  Thi\u0323\x00\r\n Hoa\ufeff "
ONE_LINE, LINES = "Trần Thị Hoa", "Trần  Thị\n Hoa"


def every_form(above=forms.Form):
    for form in above.__subclasses__():
        yield form
        yield from every_form(form)


def every_field():
    """Each field for words, with where it stands."""
    for module in pkgutil.walk_packages(hoadep.__path__, "hoadep."):
        if "migrations" not in module.name and not module.name.endswith("wsgi"):
            importlib.import_module(module.name)
    ours = {form for form in every_form() if form.__module__.startswith("hoadep.")}
    for form in sorted(ours, key=lambda form: (form.__module__, form.__name__)):
        yield from ((f"{form.__name__}.{name}", field) for name, field in form.base_fields.items())
    yield from KIND_FIELDS.items()
    yield from ((f"coauthor {n}", field) for n, field in enumerate(COAUTHOR_FIELDS))


FIELDS = [(name, field) for name, field in every_field() if isinstance(field, forms.CharField)]


def test_there_are_fields_to_look_at():
    assert len(FIELDS) > 150


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _ in FIELDS])
def test_field_cleans_what_is_typed(name, field):
    expected = {ONE_LINE, LINES}
    if isinstance(field.widget, forms.PasswordInput):
        expected = {TYPED.strip()}
    elif isinstance(field, forms.URLField):
        expected = {f"https://{ONE_LINE}"}
    assert str(field.to_python(TYPED)).strip() in expected


def test_line_stays_one_line_and_lines_stay_lines():
    assert TypedField().clean(TYPED) == ONE_LINE
    assert TypedField(widget=forms.Textarea).clean(TYPED) == LINES
    assert TypedField(strip=False).clean(" a  b ") == " a  b "


def test_nothing_but_hidden_characters_is_nothing():
    with pytest.raises(forms.ValidationError):
        TypedField().clean("\u200b\u202e")


def test_length_is_that_of_what_is_kept():
    assert TypedField(max_length=4).clean("He\u0302\u0323 t\u200b") == "Hệ t"


def test_words_of_a_page_without_a_form_are_cleaned_likewise(rf):
    request = rf.post("/", {"reason": TYPED})
    assert typed(request, "reason") == LINES
    assert (typed(request, "reason", 4), typed(request, "none")) == ("Trần", "")
