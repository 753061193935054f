"""Text pasted into the field of an entry, from Word, from a page, from an old font."""

import pytest

from hoadep.office.drafts.models import Draft
from tests.vietnamese.test_legacy import encode_vni

STEP = "/ba-dinh-2021/gui-bai/?buoc=3"
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
</head><body lang=VI><!--StartFragment-->
<h1>Bình trà<span> đầu ngõ</span></h1>
<p class=MsoNormal>Bà <b>Vũ
Thị</b><b> Mai </b>dạy <i>chữ</i> và <b><i>làm người</i></b>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Dạy chữ</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>
<span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Dạy nghề</p>
<p class=MsoNormal>Dòng một<br>dòng hai</p>
<!--EndFragment--></body></html>"""
READ = (
    "**Bình trà đầu ngõ**\n\nBà **Vũ Thị Mai** dạy *chữ* và ***làm người***.\n\n"
    "– Dạy chữ\n– Dạy nghề\n\nDòng một\ndòng hai"
)
DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid">
<p><span style="font-weight:700;">Đậm</span><span style="font-weight:400;"> rồi thường</span></p>
<ul><li><p>Một</p></li><li><p>Hai</p></li></ul></b>"""


def paste(page, html, plain=""):
    page.focus("#id_text")
    page.evaluate(
        """([html, plain]) => {
          const data = new DataTransfer();
          if (html) data.setData("text/html", html);
          data.setData("text/plain", plain);
          const options = { clipboardData: data, bubbles: true, cancelable: true };
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        [html, plain],
    )


@pytest.mark.parametrize(
    ("html", "read"), [(WORD, READ), (DOCS, "**Đậm** rồi thường\n\n– Một\n– Hai")], ids=["Word", "Docs"]
)
def test_pasted_text_keeps_paragraphs_bold_and_italic(season, phone, html, read):
    phone.goto(STEP)
    paste(phone, html)
    assert phone.input_value("#id_text") == read
    phone.wait_for_selector("text=Đã lưu trên máy chủ")
    assert Draft.objects.get().data["text"].replace("\r\n", "\n") == read


def test_pasted_text_stands_where_the_cursor_is(season, phone):
    phone.goto(STEP)
    phone.fill("#id_text", "Đầu cuối")
    phone.evaluate("document.getElementById('id_text').setSelectionRange(4, 4)")
    paste(phone, "<p><b>giữa</b></p>")
    assert phone.input_value("#id_text") == "Đầu **giữa** cuối".replace("** ", "**")


def test_old_font_that_was_pasted_is_shown_in_unicode_and_confirmed(season, page, look, axe):
    story = "Bà Nguyễn Thị Hường đã giúp đỡ các cháu nhỏ mồ côi suốt hai mươi năm."
    page.goto(STEP)
    page.fill("#id_title", encode_vni("Bà Hường"))
    page.fill("#id_text", encode_vni(story))
    page.click("text=Xem bản đổi sang Unicode")
    assert story in page.inner_text(".proposal")
    look(page, "pasted-old-font")
    assert axe(page) == []
    page.click("text=Đúng, dùng bản đã đổi")
    assert (page.input_value("#id_title"), page.input_value("#id_text")) == ("Bà Hường", story)
