"""Text that was read in a wrong charset before it was saved."""

from __future__ import annotations

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.readers.garbled import garbled
from tests.pages import modern_page

REPORT = modern_page().decode()
LINES = (
    "白水县财政局2023年政府信息公开工作年度报告\n一、总体情况\n2023年我局主动公开政府信息12条。\n"
    * 3
)


def read_as(text: str, own: str, wrong: str, losses: str = "replace") -> str:
    return text.encode(own).decode(wrong, losses)


def of_a_font(text: str) -> str:
    return "".join(chr(0xE000 + ord(c) % 0x1000) if ord(c) > 0x3400 else c for c in text)


GARBLED = {
    "UTF-8 read as GBK": lambda text: read_as(text, "utf-8", "gb18030"),
    "UTF-8 read as GBK, losses left out": lambda text: read_as(text, "utf-8", "gbk", "ignore"),
    "UTF-8 read as Latin-1": lambda text: read_as(text, "utf-8", "latin-1"),
    "UTF-8 read as Windows-1252": lambda text: read_as(text, "utf-8", "cp1252", "ignore"),
    "GBK read as Latin-1": lambda text: read_as(text, "gb18030", "latin-1"),
    "UTF-8 read as Big5": lambda text: read_as(text, "utf-8", "big5hkscs", "ignore"),
    "GBK read as Big5": lambda text: read_as(text, "gb18030", "big5hkscs", "ignore"),
    "GBK read as UTF-8": lambda text: read_as(text, "gb18030", "utf-8"),
    "and that read as GBK": lambda text: read_as(
        read_as(text, "gb18030", "utf-8"), "utf-8", "gb18030"
    ),
    "question marks": lambda text: text.encode("latin-1", "replace").decode(),
    "characters of a font": of_a_font,
}


class TestGarbled:
    @pytest.mark.parametrize("kind", GARBLED)
    @pytest.mark.parametrize("page", [REPORT, LINES])
    def test_garbled_text_is_named(self, kind: str, page: str) -> None:
        with pytest.raises(gp.UnreadableDocument) as caught:
            gp.parse(GARBLED[kind](page).encode(), name="甲.html")
        assert "its text is garbled" in caught.value.message("en")
        assert "文字为乱码" in caught.value.message("zh")

    @pytest.mark.parametrize(
        "text",
        [
            "今日菜单\n红烧肉 12元\n",
            "Is it? What? No?\n" * 9,
            "政府信息公开指南\n" * 3,
            "鏡花水月，綺麗なる" * 30,
        ],
    )
    def test_other_text_is_not_garbled(self, text: str) -> None:
        with pytest.raises(gp.NotAnAnnualReport):
            gp.parse(text.encode())

    @pytest.mark.parametrize(
        ("text", "is_garbled"),
        [
            ("WbTùuoöÿ«÷ÿ~2024~1o1å42024~12o31åk, Óç_÷ÿ[êg18nøý", True),
            ("㨋䆿㺍䌿2024㬊3䰔㗖鴄鍦䅍㪦12㱻㬧㧮㩾㪰㺲", True),
            ("Le rapport d'activité a été publié, conformément à la loi, en janvier à Évry", False),
            ("政府信息公开指南，办公时间9:00至17:00", False),
        ],
    )
    def test_numbers_of_a_font_are_named_where_fonts_print(
        self, text: str, is_garbled: bool
    ) -> None:
        page = gp.read_document(f"{text}\n".encode() * 3, name="甲.txt")
        assert garbled(page) is None
        source = msgspec.structs.replace(page.source, format="pdf", name="甲.pdf")
        error = garbled(msgspec.structs.replace(page, source=source))
        assert (error is not None) is is_garbled
        if error is not None:
            assert "its fonts do not say" in error.message("en")
            assert "字体未注明" in error.message("zh")
