"""A story as HTML: nothing of what was typed becomes markup of the page."""

from hoadep.web.stories import Picture, story

PHOTO = Picture(1, "/anh/1/", "Bà Mai & lớp học")


def test_paragraphs_stresses_and_line_ends():
    assert story("Bà **Mai**\nở *Ngọc Hà*\n\nHết") == (
        "<p>Bà <strong>Mai</strong><br>ở <em>Ngọc Hà</em></p>\n<p>Hết</p>"
    )


def test_tags_that_were_typed_are_words():
    assert story("<script>alert(1)</script> & **<b>**") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <strong>&lt;b&gt;</strong></p>"
    )


def test_photo_stands_where_the_text_names_it():
    assert story("Trước ![](1) sau", [PHOTO]) == (
        '<p>Trước</p>\n<figure><img src="/anh/1/" alt="Bà Mai &amp; lớp học" loading="lazy">'
        "<figcaption>Bà Mai &amp; lớp học</figcaption></figure>\n<p>sau</p>"
    )


def test_photo_that_is_not_named_stands_at_the_end_and_an_unknown_number_shows_nothing():
    shown = story("Chữ ![](7)", [Picture(1, "/anh/1/", "", 800, 600)])
    assert shown == (
        '<p>Chữ</p>\n<figure><img src="/anh/1/" alt="" loading="lazy" width="800" height="600"></figure>'
    )
