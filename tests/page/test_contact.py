"""Whom to ask: each entry whole and as printed, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govreport_parse as gp
from govreport_parse.page import contact
from govreport_parse.page.contact import find_contact, trimmed
from tests.pages import page

LOST, OBJECT = "\ufffd", "\ufffc"


def entry(name: str, line: str) -> str | None:
    value: str | None = getattr(find_contact([line]), name)
    return value


class TestPhone:
    @pytest.mark.parametrize(
        ("line", "phone"),
        [
            ("联系电话：0575-82310040", "0575-82310040"),
            ("电话为０５７５－８２３１００４０。", "０５７５－８２３１００４０"),
            ("咨询电话：（0575）82310040，邮编：312000", "（0575）82310040"),
            ("联系方式：82310040", "82310040"),
            ("请致电0575-82310040", "0575-82310040"),
            ("来电请拨82310040", "82310040"),
            ("电话（传真）：0575-82310040", "0575-82310040"),
            ("电话：0575-82310040、82310041", "0575-82310040、82310041"),
            ("电话：0575-82310040转8012", "0575-82310040转8012"),
            ("电话：0575-82310040转8", "0575-82310040转8"),
            ("电话：0575-82310040转80123", "0575-82310040转80123"),
            ("电话：0575-82310040转", "0575-82310040"),
            ("电话：0575-82310040/8231004", "0575-82310040/8231004"),
            ("电话：0575-82310040、823100", "0575-82310040"),
            ("电话：0575-82310040、823100412", "0575-82310040"),
            ("电话：（057）82310040", "（057）82310040"),
            ("电话：（05）82310040", None),
            ("电话：（05755）82310040", None),
            ("电话82310040", "82310040"),
            ("电话号码为：82310040", "82310040"),
            ("电话：为：82310040", None),
            ("电话：8231004", "8231004"),
            ("电话：823104", None),
            ("电话：" + "1" * 26, "1" * 26),
            ("传真电话：0575-82310040", None),
            ("拨打12345热线电话", None),
            ("公开条例20180412", None),
        ],
    )
    def test_lines(self, line: str, phone: str | None) -> None:
        assert entry("phone", line) == phone

    @pytest.mark.parametrize("damage", [LOST, OBJECT])
    @pytest.mark.parametrize("name", ["phone", "fax"])
    def test_no_part_of_a_number_with_a_lost_character(self, name: str, damage: str) -> None:
        label = {"phone": "电话", "fax": "传真"}[name]
        for number in (f"0575-82{damage}310040", f"0575-82310{damage}41", f"0575-82310040{damage}"):
            assert entry(name, f"联系：{label}：{number}") is None
        assert entry(name, f"联系：{label}：0575-82310040") == "0575-82310040"

    @pytest.mark.parametrize("damage", [LOST, "<sup>1</sup>"])
    def test_of_a_page(self, damage: str) -> None:
        shown = page(
            f"<p>联系电话：0575-82{damage}310040，传真：0575-82310{damage}41。</p><p>一、概述</p>"
        )
        found = gp.parse(shown.encode()).contact
        assert (found.phone, found.fax) == (None, None)
        assert gp.parse(shown.replace(damage, "").encode()).contact.phone == "0575-82310040"


@pytest.mark.parametrize(
    ("name", "line", "value"),
    [
        ("fax", "联系电话：0575-82310040，传真：0575-82310041", "0575-82310041"),
        ("fax", "电话/传真：0575-82310040", "0575-82310040"),
        ("fax", "联系传真8231004", "8231004"),
        ("fax", "联系传真号码为：8231004", "8231004"),
        ("fax", "联系传真：为：8231004", None),
        ("fax", "联系传真号码：823100", None),
        ("fax", "联系传真：" + "1" * 26, "1" * 26),
        ("fax", "联系传真：（057）8231004", "（057）8231004"),
        ("fax", "联系传真：（05）8231004", None),
        ("fax", "联系传真：（0575）8231004", "（0575）8231004"),
        ("fax", "联系传真：（05755）8231004", None),
        ("email", "邮箱：qs_jy@163.com。", "qs_jy@163.com"),
        ("email", "邮箱：qs_jy@163", None),
        ("email", "网站问题反馈qs_jy@163.com", None),
        ("postcode", "邮编：312000", "312000"),
        ("postcode", "联系地址、邮政编码为312000，", "312000"),
        ("postcode", "邮编312000", "312000"),
        ("postcode", "邮编为：312000", "312000"),
        ("postcode", "邮编：为：312000", None),
        ("postcode", "邮编：31200", None),
        ("postcode", "邮编：3120001", None),
        ("address", "联系地址：青石区人民路1号，邮编：312000", "青石区人民路1号"),
        ("address", "地址：青石区人民路1号邮编：312000", "青石区人民路1号"),
        ("address", "联系地址为：青石区人民路", "青石区人民路"),
        ("address", "联系地址：人民", None),
        ("address", "联系地址：人民路", "人民路"),
        (
            "website",
            "网址：http://www.qs.gov.cn/col/1.html 电话：82310040",
            "http://www.qs.gov.cn/col/1.html",
        ),
        ("website", "门户网站（www.qs.gov.cn）公布", "www.qs.gov.cn"),
        ("website", "网址qs.gov.cn", "qs.gov.cn"),
        ("website", "网址http://qs.cn", "http://qs.cn"),
        ("website", "网址http://qs.c", None),
        ("website", "网址www.qs.cn", "www.qs.cn"),
        ("website", "网址www.qs.c", None),
        ("website", "网址qs.com.cn", None),
        ("website", "邮箱jy@qs.gov.cn", None),
        (
            "office",
            "如有疑问，请与青石区教育局办公室联系（电话：82310040）。",
            "青石区教育局办公室",
        ),
        ("office", "请向青石区教育局办公室咨询。", None),
        ("office", "请向青石区教育局办公室咨询，电话82310040。", "青石区教育局办公室"),
        ("office", "联系单位：青石区教育局办公室，电话：82310040", "青石区教育局办公室"),
        ("office", "意见建议请寄至青石区教育局办公室，邮编：312000", "青石区教育局办公室"),
        ("office", "可直接与青石教育局联系", "青石教育局"),
        ("office", "请致电青石区教育局", "青石区教育局"),
        ("office", "请致电至青石区教育局", "青石区教育局"),
        ("office", "可与我联系", None),
        ("office", "请与我们局联系", "我们局"),
        ("office", "全年900人次向我局各科室咨询，其中电话咨询580人次。", None),
        ("office", "干部主动与纳税人联系，上门解答咨询。", None),
        ("office", f"如有疑问{'甲' * 60}与青石区教育局联系，谢谢", "青石区教育局"),
        ("office", f"如有疑问{'甲' * 63}与青石区教育局联系，谢谢", None),
        ("office", "与青石区教育局联系（地址：人民路1号）", "青石区教育局"),
        ("office", "与青石区教育局联系，其中电话咨询580人次", None),
    ],
)
def test_other_entries(name: str, line: str, value: str | None) -> None:
    assert entry(name, line) == value


@pytest.mark.parametrize(("length", "found"), [(2, False), (3, True), (40, True)])
def test_the_name_of_an_office(length: int, *, found: bool) -> None:
    assert entry("office", f"联系单位：{'甲' * length}") == ("甲" * length if found else None)


def test_an_address_of_some_length() -> None:
    assert entry("address", f"联系地址：{'甲' * 50}，") == "甲" * 50


SITES = ("http://", "www.", "www", "qs", ".gov.cn", "gov", ".", "．", "cn", "/", "@", "网址", "：")


@given(st.lists(st.sampled_from(SITES), max_size=8).map("".join))
def test_a_site_has_a_dot(body: str) -> None:
    assert contact._names_site_at_a_dot(body) == contact._names_site_anywhere(body)


def test_the_first_of_each_counts() -> None:
    found = find_contact(["联系电话：82310040", "联系电话：82310041，邮箱：a@b.cn"])
    assert (found.phone, found.email) == ("82310040", "a@b.cn")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        (" ：教育局，", "教育局"), ("教育局）", "教育局"), ("（区）教育局", "（区）教育局"), ("教育局（", "教育局"),
        ("教育 局——", "教育局"), ("", ""),
    ],
)  # fmt: skip
def test_marks_around_an_entry(printed: str, value: str) -> None:
    assert trimmed(printed) == value
