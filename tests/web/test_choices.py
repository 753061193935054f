"""Long choices look like any other, and say nothing as HTML."""

from django.forms import ChoiceField, Form, Select
from django.test.html import parse_html

from hoadep.web.choices import LongSelect

UNITS = [("", "Chọn đơn vị"), (1, "Phường Ngọc Hà"), (2, "Trường <TH> & Cuba")]


def shown(widget, **given):
    form = type("Chosen", (Form,), {"unit": ChoiceField(choices=UNITS, widget=widget, **given)})
    return form(initial={"unit": 2})["unit"].as_widget(attrs={"aria-label": "Đơn vị"})


def test_long_choice_is_written_as_any_other():
    for given in ({}, {"required": False}, {"disabled": True}):
        assert parse_html(shown(LongSelect(), **given)) == parse_html(shown(Select(), **given))
