"""The masthead: metadata that counts, and where its parts are looked for."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

import govreport_parse as gp
from govreport_parse.model.document import Field
from govreport_parse.page.masthead import Masthead, read_masthead
from tests.page import PROSE, page
from tests.pages import page as whole_page

TITLE = "2017年青石区教育局政府信息公开工作年度报告"


def masthead(
    *fields: tuple[str, str], page_title: str | None = None, title: str = TITLE
) -> Masthead:
    """That of a page with the given metadata."""
    found = page(title, PROSE)
    entries = tuple(Field(key=key, value=value) for key, value in fields)
    return read_masthead(msgspec.structs.replace(found, fields=entries, page_title=page_title))


class TestMetadata:
    @pytest.mark.parametrize(
        ("key", "name", "value"),
        [
            ("索引号", "index_number", "QS01"), ("信息索引号", "index_number", "QS01"), ("发布机构", "publisher", "区教育局"),
            ("来源", "publisher", "区教育局"), ("ContentSource", "publisher", "区教育局"),
            ("发布日期", "published", "2018-01-20"), ("PubDate", "published", "2018-01-20"),
            ("文号", "document_number", "青教〔2018〕3号"),
        ],
    )  # fmt: skip
    def test_entries(self, key: str, name: str, value: str) -> None:
        assert getattr(masthead((key, value)).metadata, name) == value

    def test_of_several_keys_the_best_and_of_one_the_first(self) -> None:
        found = masthead(
            ("来源", "青石网"), ("发布机构", "区教育局"), ("发布机构", "区政府")
        ).metadata
        assert found.publisher == "区教育局"

    @pytest.mark.parametrize("value", ["", "-", "——", "/", "无", "附件：", " "])
    def test_no_value(self, value: str) -> None:
        found = masthead(("索引号", value), ("发布机构", value), ("文号", value))
        assert found.metadata == gp.Metadata()
        assert masthead(("索引号", value), ("索引号", "QS01")).metadata.index_number == "QS01"

    @pytest.mark.parametrize(("value", "number"), [("青教发", None), ("青教发3号", "青教发3号")])
    def test_a_document_number_has_a_digit(self, value: str, number: str | None) -> None:
        assert masthead(("文号", value)).metadata.document_number == number

    def test_half_a_year_is_no_body_and_a_key_no_document_number(self) -> None:
        markup = (
            whole_page("<p>文号：附件：</p><p>一、概述</p>")
            .replace("青石区政府", "")
            .replace("2016", "201<br>6")
        )
        parsed = gp.parse(markup.encode())
        assert parsed.agency.name is None
        assert parsed.metadata.document_number is None
        box = "<table><tr><td>文号</td><td>附件：</td></tr><tr><td>索引号</td><td>QS01-2017</td></tr></table>"
        metadata = gp.parse(whole_page(f"{box}<p>一、概述</p>").encode()).metadata
        assert (metadata.document_number, metadata.index_number) == (None, "QS01-2017")

    @pytest.mark.parametrize("mark", ["", "&#8203;", "&shy;"])
    @pytest.mark.parametrize("key", ["发布机构：", "【发布机构】：", "〔发布机构〕："])
    def test_a_key_in_brackets_or_behind_what_does_not_show(self, mark: str, key: str) -> None:
        shown = whole_page(f"<p>{mark}{key}区教育局</p><p>一、概述</p><p>平稳。</p>")
        assert gp.parse(shown.encode()).metadata.publisher == "区教育局"


class TestTitle:
    def test_the_printed_one_outranks_all(self) -> None:
        found = masthead(("标题", TITLE.replace("2017", "2016")), page_title=f"2015年{TITLE[5:]}")
        assert (found.title, found.year) == (TITLE, 2017)

    def test_else_that_of_the_metadata_and_of_the_page(self) -> None:
        box = ("标题", TITLE.replace("2017", "2016"))
        shown = f"青石网-{TITLE.replace('2017', '2015')}_公开"
        assert masthead(box, page_title=shown, title="青石区").year == 2016
        assert masthead(("主题词", TITLE), page_title=shown, title="青石区").year == 2015
        assert masthead(("标题", "通知"), page_title="青石网", title="青石区").title is None


class TestWhole:
    def test_each_from_its_place(self) -> None:
        found = read_masthead(
            page(
                "发布机构：青石区教育局办公室 发布日期：2018-01-20",
                "教育局2017年政府信息公开工作年度报告",
                "本报告由青石区教育局编制，统计期限自2016年1月1日至2016年12月31日。",
                "联系电话：0575-82310040，地址：淮安市洪泽区人民路1号。",
                "填报单位：区教育局",
            )
        )
        assert (found.title, found.year) == ("教育局2017年政府信息公开工作年度报告", 2017)
        assert found.agency == gp.Agency(name="青石区教育局", region="青石区", level="county")
        assert found.period == gp.Period(start=dt.date(2016, 1, 1), end=dt.date(2016, 12, 31))
        assert found.published == dt.date(2018, 1, 20)
        assert (found.contact.phone, found.filler) == ("0575-82310040", "区教育局")
        assert found.metadata.publisher == "青石区教育局办公室"

    def test_the_address_settles_the_division(self) -> None:
        title = "洪泽区教育局2017年政府信息公开工作年度报告"
        lines = (title, "联系地址：淮安市洪泽区人民路1号，电话82310040。", PROSE)
        assert read_masthead(page(*lines)).agency.division_code == "320813"

    @pytest.mark.parametrize(("above", "body"), [(10, "青石区教育局"), (11, None)])
    def test_who_compiled_is_named_among_the_first_lines(
        self, above: int, body: str | None
    ) -> None:
        title = "2017年政府信息公开工作年度报告"
        lines = [title, *[PROSE.replace("青石区教育局", "")] * above, "由青石区教育局编制。"]
        assert read_masthead(page(*lines)).agency.name == body
