"""Bytes that no charset explains whole, and bytes that several do."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.readers import charsets
from govreport_parse.readers.encoding import decode, is_binary, without_nul
from tests.pages import page

# Nothing in these is among the words that every report prints.
SIMPLIFIED = "本局在这一年为群众解决了三件大事，同时对工作人员进行了两次培训，来办事的人都说好。"
TRADITIONAL = "本局在這一年為群眾解決了三件大事，同時對工作人員進行了兩次培訓，來辦事的人都說好。"
REPORT = page(values={"proactive.total": "815"})
CODECS = [("utf-8", SIMPLIFIED), ("gb18030", SIMPLIFIED), ("big5hkscs", TRADITIONAL)]
DAMAGE = b"\xff\xff"


def damaged(text: str, codec: str, *, markup: str = "") -> bytes:
    """A page around a text, with two bytes in its midst that are in no charset."""
    data = f"<html><head>{markup}</head><body><p>{text}</p></body></html>".encode(codec)
    at = data.index(text.encode(codec)) + len(text[:20].encode(codec))
    return data[:at] + DAMAGE + data[at:]


@pytest.mark.parametrize(("codec", "text"), CODECS)
class TestDamage:
    @pytest.mark.parametrize("words", ["", "政府信息公開，"])
    @pytest.mark.parametrize(
        "label", ["", "utf-8", "gb2312", "big5", "iso-8859-1", "windows-1252", "utf-16"]
    )
    def test_bytes_decide_and_no_label(self, codec: str, text: str, words: str, label: str) -> None:
        data = damaged(words + text, codec, markup=f"<meta charset={label}>" if label else "")
        decoded = decode(data)
        assert decoded.encoding == codec
        assert text[-20:] in decoded.text
        own = {"gb2312": "gb18030", "big5": "big5hkscs"}.get(label, label)
        assert [note.code for note in decoded.notes] == (
            ["GR001"] if own in ("", codec) else ["GR001", "GR002"]
        )
        assert codec in decoded.notes[0].message
        assert codec in decoded.notes[0].message_zh

    def test_what_the_server_says_is_no_more_than_a_label(self, codec: str, text: str) -> None:
        decoded = decode(damaged(text, codec), "iso-8859-1")
        assert decoded.encoding == codec
        assert "the server declares charset iso-8859-1" in decoded.notes[1].message

    def test_the_rest_of_a_text_is_read_to_its_end(self, codec: str, text: str) -> None:
        blocks = gp.read_document(damaged(text, codec)).blocks
        assert [block.text.replace("\ufffd", "") for block in blocks] == [text]  # type: ignore[union-attr]

    def test_a_tenth_of_the_bytes_may_be_damaged(self, codec: str, text: str) -> None:
        data = bytearray((text * 20).encode(codec))
        data[5::23] = b"\xff" * len(data[5::23])
        assert decode(bytes(data)).encoding == codec


class TestWithoutWords:
    def test_what_is_whole_in_two_charsets_is_in_that_of_its_everyday_characters(self) -> None:
        data = TRADITIONAL.encode("big5hkscs")
        assert _is_whole(data, "gb18030")
        assert decode(data).encoding == "big5hkscs"
        assert decode(SIMPLIFIED.encode("gb18030")).encoding == "gb18030"
        assert decode(data, "gb2312").encoding == "gb18030"  # the label is as good as the bytes

    def test_what_is_whole_in_the_wrong_charset_only_is_not_in_that(self) -> None:
        """GB has room for most pairs of bytes; Big5 lacks what the damage made."""
        data = next(
            data
            for k in range(256)
            for data in [TRADITIONAL.encode("big5hkscs")[:41] + bytes([0x80, k]) + b"\xa6\x62" * 9]
            if not _is_whole(data, "big5hkscs") and _is_whole(data, "gb18030")
        )
        assert decode(data).encoding == "big5hkscs"

    def test_markup_is_no_utf_16(self) -> None:
        """In pairs of bytes ``/f`` is 是 and most letters are Chinese characters."""
        data = ("</font></f>/f" * 300).encode() + "大字号".encode("gb18030") + b"\xff"
        assert data.decode("utf-16-le", "replace").count("是") > 100
        assert decode(data).encoding == "gb18030"

    def test_of_ascii_and_one_byte_nothing_is_known(self) -> None:
        decoded = decode(b"<p>12</p>" * 9 + b"\xff")
        assert decoded.encoding == "utf-8"
        assert [note.code for note in decoded.notes] == ["GR001"]

    def test_a_single_damaged_name_of_a_font_stays_utf_8(self) -> None:
        """Read as GB its bytes are as legible, and more."""
        data = "font-family:宋体;".encode() * 3 + b"\xff<td>0</td>"
        assert decode(data).encoding == "utf-8"

    @pytest.mark.parametrize(("rare", "counted"), [(39, 1), (40, 0)])
    def test_a_few_everyday_characters_are_chance(self, rare: int, counted: int) -> None:
        assert charsets._legible("的" + "龘" * rare + "a" * 99) == (counted, 0)

    def test_what_was_decoded_wrongly_before_is_utf_8_as_it_was_written(self) -> None:
        """Rare characters alone; read as Big5 some everyday ones show by chance."""
        wrong = SIMPLIFIED.encode().decode("gb18030", "ignore") * 20
        assert decode(wrong.encode() + b"\xff").encoding == "utf-8"

    def test_the_characters_that_decide_are_counted_once_each(self) -> None:
        assert len(set(charsets._EVERYDAY)) == len(charsets._EVERYDAY) == 56


class TestUtf16:
    TEXT = "政府信息公开年度报告：" + SIMPLIFIED

    @pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
    def test_without_a_mark_it_is_told_by_words(self, codec: str) -> None:
        data = self.TEXT.encode(codec)
        assert data.count(0) < 3  # neither digits nor line ends, by which it would be told
        decoded = decode(data + b"\xd8")
        assert decoded.encoding == codec
        assert decoded.text.startswith(self.TEXT)
        assert [note.code for note in decoded.notes] == ["GR001"]

    def test_a_label_that_is_wrong_is_told_though_nothing_is_lost(self) -> None:
        decoded = decode(self.TEXT.encode("utf-16-le"), "gbk")
        assert decoded.encoding == "utf-16-le"
        assert [note.code for note in decoded.notes] == ["GR002"]


def _is_whole(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


class TestReports:
    """A damaged report reads but for the place that is damaged."""

    @pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
    def test_the_cells_around_keep_their_values(self, codec: str) -> None:
        data = REPORT.encode(codec).replace("平稳".encode(codec), b"\xff\xff", 1)
        report = gp.parse(data)
        assert report.source.encoding == codec
        assert [note.code for note in report.notes] == ["GR001"]
        reading = report.reading("proactive.total")
        assert reading is not None
        assert reading.value == 815

    def test_in_big5(self) -> None:
        text = page(
            "<p>一、概述</p><p>全年平穩。</p>", title="2016年青石區政府信息公開工作年度報告"
        )
        data = text.encode("big5hkscs", "xmlcharrefreplace").replace("平穩".encode("big5"), DAMAGE)
        report = gp.parse(data)
        assert report.source.encoding == "big5hkscs"
        assert [note.code for note in report.notes] == ["GR001"]


@pytest.mark.parametrize(("share", "binary"), [(9, False), (10, False), (11, True)])
def test_a_tenth_of_control_characters_is_still_text(share: int, binary: bool) -> None:
    text = "\x01" * share + "文" * (100 - share)
    assert is_binary(text.encode(), text) is binary


@pytest.mark.parametrize(
    ("data", "as_given"),
    [
        ("年报9".encode(), True),
        (b"\xef\xbb\xbf" + "年报9".encode(), False),
        ("年报9".encode("gb18030"), False),
        (b"1\x002", False),
        (SIMPLIFIED.encode() + DAMAGE, False),
    ],
)
def test_bytes_stand_for_their_text_where_they_are_it(data: bytes, as_given: bool) -> None:
    decoded = without_nul(decode(data), data)
    assert decoded.as_given is as_given
    assert (decoded.text.encode() == data) is as_given
