"""Which body reports: in its fullest print, never a body that is only mentioned."""

from __future__ import annotations

import pytest

import govreport_parse as gp
from govreport_parse.agencies import load_divisions
from govreport_parse.model.document import Block
from govreport_parse.model.records import Agency
from govreport_parse.page.agency import find_compiler, find_filler, name_agency, with_division
from tests.page import blocks, table
from tests.pages import modern_page, page

NOBODY = Agency()


def name(titled: str | None, *printed: str | None) -> str | None:
    return name_agency(titled, printed).name


class TestName:
    @pytest.mark.parametrize(
        ("titled", "found"),
        [
            ("青石区", "青石区人民政府"),
            ("宁海省青石市云台区", "宁海省青石市云台区人民政府"),
            ("青石镇", "青石镇人民政府"),
            ("青石街道", "青石街道办事处"),
            ("青石区教育局", "青石区教育局"),
            ("青石经济开发区", "青石经济开发区"),  # has a board, no government
            ("青石高新区", "青石高新区"),
            ("青石市场监督管理局", "青石市场监督管理局"),
            ("教育局", "教育局"),
            ("A1区", "A1区"),
            ("青石海关关区", "青石海关关区"),  # a customs house's, no district
            ("青石关区", "青石关区"),
            ("兰州市城关区", "兰州市城关区人民政府"),
            ("山海关区", "山海关区人民政府"),
        ],
    )
    def test_a_place_alone_stands_for_its_government(self, titled: str, found: str) -> None:
        assert name(titled) == found

    def test_the_fullest_print_of_the_same_body(self) -> None:
        assert name("教育局", None, "青石区教育局") == "青石区教育局"
        assert name("青石区政府", "淮安市青石区人民政府") == "淮安市青石区人民政府"
        assert name("教育局", "青石区水利局", "青石区教育局办公室") == "教育局"
        assert name("青石区教育局", "教育局") == "青石区教育局"
        assert name("教育局", "青石区教育局", "淮安市青石区教育局") == "青石区教育局"

    @pytest.mark.parametrize(
        ("printed", "found"),
        [
            (("青石区教育局",), "青石区教育局"),
            (("青石区教育局办公室",), "青石区教育局"),
            (("青石区教育局综合科",), "青石区教育局"),
            (("青石区人民政府办公室",), "青石区人民政府办公室"),
            (("青石区云台镇人民政府办公室",), "青石区云台镇人民政府"),
            (("青石区体育中心办公室", "青石区体育中心"), "青石区体育中心"),
            (("本教育局",), "教育局"),
            (("我教育局",), "教育局"),
            (("青石网", "青石区政府门户网站", "青石区教育局"), "青石区教育局"),
            (("教育局", "青石区教育局"), "青石区教育局"),
            (("区教育局",), "区教育局"),
            (("区政府",), None),
            (("青石区教育局", "青石区水利局"), "青石区教育局"),
            (("青石街道综合办公室",), "青石街道办事处"),
            (("云台区青石街道党政办公室",), "云台区青石街道办事处"),
            (("青石镇党政办",), "青石镇人民政府"),
            (("青石乡党建工作办公室",), "青石乡人民政府"),
            (("青石镇党政综合办公室",), "青石镇人民政府"),
            (("青石街道综合办公室", "青石街道办事处"), "青石街道办事处"),
            # Offices of their own, and what is no town's.
            (("青石街道办公室",), "青石街道办公室"),
            (("青石镇综合行政执法办公室",), "青石镇综合行政执法办公室"),
            (("青石区综合办公室",), "青石区综合办公室"),
            (("镇党政办公室",), "镇党政办公室"),
            (("甲乙丙局办公室",), "甲乙丙局"),
            (("甲乙局办公室",), "甲乙局办公室"),
            (("甲乙丙局" + "丁" * 8 + "科",), "甲乙丙局"),
            (("甲乙丙局" + "丁" * 9 + "科",), "甲乙丙局" + "丁" * 9 + "科"),
            ((None, None), None),
        ],
    )
    def test_without_a_title_who_compiled_is_asked_or_published(
        self, printed: tuple[str | None, ...], found: str | None
    ) -> None:
        assert name(None, *printed) == found

    @pytest.mark.parametrize("titled", ["××局", "某区XX局", "____局", "〇〇局"])
    def test_a_placeholder_is_nobodys_name(self, titled: str) -> None:
        assert name_agency(titled, ["青石区教育局"]) == NOBODY

    def test_one_mark_is_no_placeholder(self) -> None:
        assert name("X光所") == "X光所"

    def test_a_placeholder_of_a_page(self) -> None:
        shown = modern_page().decode().replace("青石区人民政府2022年", "××局2022年")
        assert gp.parse(shown.encode()).agency.name is None


class TestPlace:
    @pytest.mark.parametrize(
        ("titled", "region", "level"),
        [
            ("青石区教育局", "青石区", "county"),
            ("宁海省青石市水利局", "宁海省青石市", None),  # a prefecture or a county
            ("青石县人民政府", "青石县", "county"),
            ("青石旗水利局", "青石旗", "county"),
            ("青石地区水利局", "青石地区", "prefecture"),
            ("青石盟教育局", "青石盟", "prefecture"),
            ("青石自治州教育局", "青石自治州", "prefecture"),
            ("延边州教育局", "延边州", "prefecture"),
            ("湖北省恩施州巴东县教育局", "湖北省恩施州巴东县", "county"),
            ("青石州立大学", None, None),
            ("青石壮族自治区教育厅", "青石壮族自治区", "province"),
            ("香港特别行政区政府", "香港特别行政区", "province"),
            ("青石自治县教育局", "青石自治县", "county"),
            ("青石自治旗教育局", "青石自治旗", "county"),
            ("青石新区教育局", "青石新区", "county"),
            ("小红门地区办事处", "小红门地区", "township"),
            ("青石区云台苏木", "青石区云台苏木", "township"),
            ("宁海省水利厅", "宁海省", "province"),
            ("青石区云台镇人民政府", "青石区云台镇", "township"),
            ("青石区云台街道办事处", "青石区云台街道", "township"),
            ("重庆市水利局", "重庆市", "province"),
            ("横县教育局", "横县", "county"),
            ("青石区桥镇人民政府", "青石区桥镇", "township"),
            ("市场监督管理局", None, None),
            ("青石海关关区", None, None),
            ("青石海关关区办公室", None, None),
            ("城关区教育局", "城关区", "county"),
            ("兰州市城关区教育局", "兰州市城关区", "county"),
            ("青石区城市管理局", "青石区", "county"),
            ("青石区市政园林局", "青石区", "county"),
            ("青石县城市更新局", "青石县", "county"),
            ("青石市城市管理局", "青石市", None),
            ("青石区地区工委", "青石区", "county"),
            ("青石市新市镇人民政府", "青石市新市镇", "township"),
            ("国家税务总局青石市税务局", None, None),
            ("中国人民银行青石市分行", None, None),
            ("中共青石区委宣传部", None, None),
            ("盟市委员会", None, None),
            ("教育局", None, None),
        ],
    )
    def test_of_a_body(self, titled: str, region: str | None, level: str | None) -> None:
        agency = name_agency(titled, [])
        assert (agency.region, agency.level) == (region, level)

    def test_of_every_unit(self) -> None:
        """辉县市, 沙市区, 克孜勒苏柯尔克孜自治州 …: names that end like another place before their end, and long ones."""
        wrong = [
            place
            for unit in load_divisions()
            for place in (unit.name, f"宁海省{unit.name}")
            if unit.level != "province" and name_agency(f"{place}城市管理局", []).region != place
        ]
        assert wrong == []

    @pytest.mark.parametrize(
        "place", ["津市市", "沙市区", "湖北省荆州市沙市区", "贵州省黔西南布依族苗族自治州普安县"]
    )
    def test_its_government(self, place: str) -> None:
        agency = name_agency(place, [])
        assert (agency.name, agency.region) == (f"{place}人民政府", place)
        assert with_division(agency, [], 2020).level == "county"

    @pytest.mark.parametrize(
        ("place", "level"), [("重庆市", "province"), ("青石市", None), ("青石区", "county")]
    )
    def test_rank_of_a_city_is_given_only_where_known(self, place: str, level: str | None) -> None:
        parsed = gp.parse(page(title=f"2016年{place}人民政府信息公开工作年度报告").encode())
        assert (parsed.agency.region, parsed.agency.level) == (place, level)

    def test_the_division_is_settled_by_other_prints(self) -> None:
        agency = name_agency("鼓楼区教育局", [])
        assert with_division(agency, [], 2017).division_code is None
        assert (
            with_division(agency, [None, "南京市鼓楼区中山路1号"], 2017).division_code == "320106"
        )
        assert with_division(agency, ["徐州市鼓楼区"], 2017).division_code == "320302"
        assert with_division(NOBODY, ["南京市鼓楼区"], 2017) == NOBODY

    @pytest.mark.parametrize(
        ("titled", "level"), [("天长市", "county"), ("淮安市", "prefecture"), ("青石市", None)]
    )
    def test_it_gives_the_rank_of_a_city(self, titled: str, level: str | None) -> None:
        assert with_division(name_agency(titled, []), [], 2017).level == level


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("本报告由青石区教育局编制。", "青石区教育局"),
        ("由 青石区 教育局 负责编写", "青石区 教育局"),
        ("由区教育局编制", "区教育局"),
        ("由教育局编制", None),
        ("由" + "甲" * 30 + "编制", "甲" * 30),
        ("由" + "甲" * 31 + "编制", None),
        ("由青石区教育局按照《条例》和省政府的要求编制", "青石区教育局"),
        ("由青石区教育局根据《条例》，结合实际编制", None),
        ("由青石区教育局和水利局编制", None),
        ("由青石区教育局，编制", None),
        ("由青石区教育局公布", None),
        ("青石区教育局编制本报告，公布如下。", "青石区教育局"),
        # A title that print ran into the line below is no part of the name.
        ("青石区教育局2021年政府信息公开工作年度报告青石区教育局编制本报告。", "青石区教育局"),
        ("青石区2021年政府信息公开年报青石区教育局编制本报告。", None),
    ],
)
def test_who_compiled(line: str, found: str | None) -> None:
    assert find_compiler(line) == found


@pytest.mark.parametrize(
    ("shown", "found"),
    [
        (("填报单位：青石区教育局",), "青石区教育局"),
        (("填报单位（盖章）：青石区教育局 填报日期：2018-01-20",), "青石区教育局"),
        (("填报机关名称：青石区教育局（2017年度）",), "青石区教育局"),
        (("填报单位（一二三四五六七）：青石区教育局",), None),
        (("填报单位（一二三四五六）：青石区教育局",), "青石区教育局"),
        (("填报单位（）：青石区教育局",), "青石区教育局"),
        (("填报单位： 单位负责人：张三",), None),
        (("填报单位：，",), None),
        ((table(["填报单位：", "，"]),), None),
        ((table(["填报单位：负责人", "青石区教育局"]),), None),
        (("填报单位：", "青石区教育局"), None),  # a paragraph's value stands in it
        ((table(["填报单位：", "青石区教育局"]),), "青石区教育局"),
        ((table(["填报单位：", "负责人："]), "填报单位：青石区教育局"), "青石区教育局"),
        ((table(["填报单位："]), "填报单位：青石区教育局"), "青石区教育局"),
        ((table(["填报单位", "青石区教育局"]),), None),
        (("填表人：张三",), None),
    ],
)
def test_who_filled_in_the_table(shown: tuple[str | Block, ...], found: str | None) -> None:
    assert find_filler(blocks(*shown)) == found
