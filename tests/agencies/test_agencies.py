"""Bodies' names: comparable form, division, key; and the division table itself."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections import Counter
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import govreport_parse as gp
from govreport_parse.agencies import (
    Division,
    agency_key,
    candidates,
    load_divisions,
    near_bodies,
    normalise_name,
    resolve_division,
    settle_division,
)
from govreport_parse.agencies.table import folded_names, municipalities, renamed_divisions
from govreport_parse.text.fold import fold
from tests.pages import modern_page
from tests.whole.goldens import reports

DIVISIONS = load_divisions()
IN_FORCE = [unit for unit in DIVISIONS if unit.last is None]
BY_CODE = {unit.code: unit for unit in IN_FORCE}
COUNTIES = [unit for unit in IN_FORCE if unit.level == "county"]
LATEST = max(unit.first or 0 for unit in DIVISIONS)


def code(name: str, year: int | None = None, within: str | None = None) -> str | None:
    unit = resolve_division(name, year=year, within=within)
    return unit.code if unit is not None else None


def spelt_out(unit: Division) -> str:
    above = BY_CODE[unit.parent] if unit.parent else None
    return (spelt_out(above) if above else "") + unit.name


# --- the table


def test_four_cities_have_the_rank_of_a_province() -> None:
    assert municipalities() == {"北京市", "天津市", "上海市", "重庆市"}


def test_as_many_units_as_there_are() -> None:
    assert Counter(unit.level for unit in IN_FORCE) == {
        "province": 34,
        "prefecture": 333,
        "county": 2847,
    }
    # What the ministry counts at the ends of these years.
    at_end = Counter(
        year
        for unit in DIVISIONS
        if unit.level == "county"
        for year in (2010, 2015, 2020, 2023)
        if (unit.first or 0) <= year and (unit.last is None or unit.last > year)
    )
    assert at_end == {2010: 2856, 2015: 2850, 2020: 2844, 2023: 2844}


def test_codes_nest() -> None:
    codes = {unit.code for unit in DIVISIONS}
    assert all(len(unit.code) == 6 and unit.code.isdigit() for unit in DIVISIONS)
    assert all(unit.parent in codes for unit in DIVISIONS if unit.level != "province")
    assert all(
        unit.first is None or unit.last is None or unit.first <= unit.last for unit in DIVISIONS
    )


def test_no_code_has_two_names_at_once() -> None:
    spans: dict[str, list[tuple[int, int]]] = {}
    for unit in DIVISIONS:
        spans.setdefault(unit.code, []).append((unit.first or 0, unit.last or 9999))
    for found in spans.values():
        found.sort()
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))


def test_names_folded_as_one_text_are_as_folded_one_by_one() -> None:
    assert folded_names() == tuple(fold(unit.name) for unit in DIVISIONS)


def test_nothing_is_read_at_import() -> None:
    asked = (
        "import govreport_parse\n"
        "from govreport_parse.agencies.table import load_divisions, load_index\n"
        "print(load_divisions.cache_info().currsize, load_index.cache_info().currsize)"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "0"]


# --- names to divisions


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("淮安市洪泽区水利局", "320813"),
        ("江苏省淮安市洪泽区水利局", "320813"),
        ("四方台区人民政府", "230505"),
        ("双鸭山市四方台区教育局", "230505"),
        ("北京市朝阳区教育局", "110105"),
        ("长春市朝阳区教育局", "220104"),
        ("南京鼓楼区审计局", "320106"),
        ("浙江杭州西湖区", "330106"),
        ("福建省鼓楼区人民政府", "350102"),
        ("浙江省教育厅", "330000"),
        ("上海市水务局", "310000"),
        ("淮安市人民政府办公室", "320800"),
        ("新疆维吾尔自治区人民政府", "650000"),
        ("广西自治区教育厅", "450000"),
        ("香港特别行政区政府", "810000"),
        ("内蒙古自治区锡林郭勒盟苏尼特右旗人民政府", "152524"),
        ("内蒙古苏尼特右旗", "152524"),
        ("大兴安岭地区行政公署", "232700"),
        ("延边州财政局", "222400"),
        ("海南州人民政府", "632500"),
        ("海南省人民政府", "460000"),
        ("长阳土家族自治县人民政府", "420528"),
        ("长阳县民政局", "420528"),
        ("双江拉祜族佤族布朗族傣族自治县", "530925"),
        ("湖北省仙桃市民政局", "429004"),
        ("济源市人民政府", "419001"),
        ("新疆石河子市", "659001"),
        ("吉林市水务局", "220200"),
        ("吉林省水利厅", "220000"),
        ("吉林市船营区", "220204"),
        ("济南市市中区人民政府", "370103"),
        ("济南市中区人民政府", "370103"),
        ("济南市中级人民法院", "370100"),
        ("公安县公安局", "421022"),
        ("荆州市公安局", "421000"),
        ("上海市浦东新区人民政府", "310115"),
        ("国家税务总局淮安市洪泽区税务局", "320813"),
        ("中共淮安市委办公室", "320800"),
        ("淮安市人民政府国有资产监督管理委员会", "320800"),
        ("淮安市住房和城乡建设局", "320800"),
        ("江苏省市场监督管理局", "320000"),
        ("北京市城市管理委员会", "110000"),
        ("湖北省神农架林区人民政府", "429021"),
        ("六枝特区人民政府", "520203"),
        ("伊犁州奎屯市", "654003"),
    ],
)  # fmt: skip
def test_a_name_that_leaves_no_doubt(name: str, expected: str) -> None:
    assert code(name) == expected


@pytest.mark.parametrize(
    "name",
    [
        "鼓楼区人民政府",
        "朝阳区教育局",
        "市中区财政局",
        "城区人民政府",
        "滨海新区管理委员会",
        "东区办事处",
    ],
)
def test_a_name_that_several_places_bear(name: str) -> None:
    assert code(name, 2024) is None


@pytest.mark.parametrize(
    "name",
    [
        "青岛市高新区管委会",
        "青岛高新区管理委员会",
        "南京市江北新区管理委员会",
        "洪泽区经济开发区管委会",
        "合肥新站高新技术产业开发区",
        "淮安市工业园区",
        "新疆生产建设兵团第八师",
        "淮安市云岫区水利局",
        "南京市洪泽区水利局",
        "临江市龙潭区公安局",
        "淮安市公安局洪泽分局",
        "湖南省长沙监狱",
        "伊犁州塔城地区行政公署",  # coded beside 伊犁州, not below
        "大兴安岭地区加格达奇区人民政府",  # has no code
        "上海市临港新片区管委会",
        "贵州省黔中地区行政公署",
        "江苏省淮阴中学",
        "淮安市岔河镇人民政府",
        "江苏省岔河镇人民政府",
        "北京市建外街道办事处",
        "南京大学",
        "青石区人民政府",
        "市场监督管理局",
        "教育局",
        "",
    ],
)
def test_a_name_that_goes_on_to_a_place_without_a_code_or_names_none(name: str) -> None:
    assert candidates(name) == ()
    assert code(name) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("淮安市洪泽区岔河镇人民政府", "320813"),
        ("洪泽区高良涧街道办事处", "320813"),
        ("昆山市周市镇人民政府", "320583"),
        ("东莞市长安镇人民政府", "441900"),  # a prefecture without counties
        ("苏尼特右旗额仁淖尔苏木人民政府", "152524"),
    ],
)
def test_a_town_gets_the_county_that_its_name_spells_out(name: str, expected: str) -> None:
    assert code(name) == expected


@pytest.mark.parametrize(
    ("printed", "simplified"),
    [
        ("長陽土家族自治縣人民政府", "长阳土家族自治县人民政府"),
        ("雙鴨山市四方臺區 教育局", "双鸭山市四方台区教育局"),
        ("新疆維吾爾自治區  人民政府", "新疆维吾尔自治区人民政府"),
    ],
)
def test_script_and_blanks_do_not_count(printed: str, simplified: str) -> None:
    assert code(printed) == code(simplified) is not None


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("洪泽县水利局", 2012, "320829"),
        ("洪泽县水利局", 2016, "320829"),  # renamed in that year
        ("洪泽县水利局", 2018, None),
        ("洪泽区水利局", 2012, None),
        ("洪泽区水利局", 2015, "320813"),  # the report came out in 2016
        ("洪泽区水利局", 2024, "320813"),
        ("襄樊市人民政府", 2009, "420600"),
        ("襄阳市人民政府", 2012, "420600"),
        ("襄樊市人民政府", 2012, None),
        # of the same name and province: the one in force at the end of the year
        ("巢湖市人民政府", 2010, "341400"),
        ("巢湖市人民政府", 2011, "340181"),
        ("江达县人民政府", 2013, "542122"),
        ("江达县人民政府", 2014, "540321"),
        ("昌都市江达县人民政府", None, "540321"),
        ("江达县人民政府", None, None),
        # abolished in one province, in force in another
        ("清河区人民政府", 2016, None),
        ("清河区人民政府", 2018, "211204"),
        ("淮安市清河区人民政府", 2014, "320802"),
        ("沙县区政府", 2010, None),  # 沙县 then, and 区政府 is no body of it
        ("三明市沙县区政府", 2022, "350405"),
        ("重庆市渝北区", 2020, "500112"),
        ("重庆市渝北区", 2026, None),
        ("草湖市人民政府", 2024, None),
        ("草湖市人民政府", 2025, "659013"),  # the report came out in 2026, when it was founded
    ],
)
def test_the_year_tells_which_units_there_were(
    name: str, year: int | None, expected: str | None
) -> None:
    assert code(name, year) == expected


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("南京市", "320106"),
        ("福建省", "350102"),
        ("江苏省", None),
        ("浙江省", None),
        ("青石市", None),
    ],
)
def test_a_known_unit_above_narrows(within: str, expected: str | None) -> None:
    assert code("鼓楼区人民政府", within=within) == expected


def test_candidates_are_all_that_the_name_may_mean() -> None:
    found = [unit.code for unit in candidates("鼓楼区人民政府", year=2024)]
    assert sorted(found) == ["320106", "320302", "350102", "410204"]
    assert [u.code for u in candidates("鼓楼区", within=BY_CODE["320300"])] == ["320302"]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([], None),
        (["南京市人民政府"], "320106"),
        (["鼓楼区政府办公室", "南京市鼓楼区山西路124号"], "320106"),
        (["江苏省人民政府"], None),  # 南京 and 徐州 both have one
        (["南京市人民政府", "徐州市鼓楼区中山北路"], None),
        (["杭州市人民政府"], None),
    ],
)
def test_other_prints_settle_a_name_where_they_agree(
    evidence: list[str], expected: str | None
) -> None:
    unit = settle_division("鼓楼区人民政府", evidence, year=2023)
    assert (unit.code if unit else None) == expected


def test_a_generic_name_does_not_settle_itself() -> None:
    assert settle_division("滨海新区人民政府", ["滨海新区政府办公室"], year=2020) is None
    unit = settle_division("滨海新区人民政府", ["天津市滨海新区政府办公室"], year=2020)
    assert unit == BY_CODE["120116"]


def test_a_unit_of_an_unknown_city_is_another_one() -> None:
    for own in ("平川区会展路2号", "地处甘肃省白银市平川区会展路", "甘肃省平川区"):
        assert settle_division("平川区人民政府", [own], year=2022) is not None
    assert settle_division("平川区人民政府", ["渭阳市平川区会展路2号"], year=2022) is None


@settings(max_examples=300)
@given(
    unit=st.sampled_from(COUNTIES), body=st.sampled_from(["", "人民政府", "公安局", "城市管理局"])
)
def test_a_county_spelt_out_is_itself(unit: Division, body: str) -> None:
    assert resolve_division(spelt_out(unit) + body, year=LATEST) == unit


def test_no_bare_name_of_two_places_is_settled() -> None:
    names = Counter(unit.name for unit in COUNTIES)
    repeated = [name for name, count in names.items() if count > 1]
    assert len(repeated) == 28
    assert [name for name in repeated if resolve_division(name, year=LATEST)] == []


# Texts of pieces that look like names: none may raise, and what is settled is among the candidates.
PIECES = [
    *(unit.name for unit in DIVISIONS[::40]),
    "南京",
    "新区",
    "开发区",
    "镇",
    "市",
    "区",
    "局",
    "人民政府",
]


@given(st.lists(st.sampled_from(PIECES), max_size=5), st.none() | st.integers(2005, 2030))
def test_what_is_settled_is_a_candidate(pieces: list[str], year: int | None) -> None:
    name = "".join(pieces)
    unit = resolve_division(name, year=year)
    if unit is not None:
        assert candidates(name, year=year) == (unit,)
        assert year is None or unit.existed(year, year + 1)


# --- names and keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("淮安市洪澤區 人民政府", "淮安市洪泽区政府"),
        ("洪泽区人民政府办公室", "洪泽区政府办"),
        ("洪泽经济开发区管理委员会", "洪泽经济开发区管委会"),
        ("高良涧街道办事处", "高良涧街道办"),
        ("中华人民共和国财政部", "财政部"),
        ("中国共产党淮安市委员会", "中共淮安市委员会"),
        ("某局（某办公室）", "某局(某办公室)"),
        ("某局（本级）", "某局"),
        ("江苏省卫生健康委", "江苏省卫生健康委员会"),
        ("江苏省卫健委", "江苏省卫生健康委"),
        ("江苏省发展改革委", "江苏省发展和改革委员会"),
        ("洪泽区发展改革局", "洪泽区发展和改革局"),
        ("江苏省住房城乡建设厅", "江苏省住房和城乡建设厅"),
        ("洪泽区自然资源规划局", "洪泽区自然资源和规划局"),
        ("上海市教委", "上海市教育委员会"),
        ("淮安市国资委", "淮安市国有资产监督管理委员会"),
        ("淮安市民族宗教委", "淮安市民族宗教事务委员会"),
        ("淮安市文化广电旅游局", "淮安市文化广电和旅游局"),
    ],
)
def test_two_prints_of_one_body(one: str, other: str) -> None:
    assert normalise_name(one) == normalise_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("洪泽区人民政府", "洪泽区人民政府办公室"),
        ("洪泽区水利局", "洪泽区水务局"),
        ("洪泽区办公室", "洪泽区"),
        ("国有资产监督管理委员会", "国有资产监督管委会"),
        ("中国气象局", "气象局"),
        ("洪泽区发展和改革委员会", "洪泽区发展改革局"),
        ("洪泽区教育局", "洪泽区教育委员会"),
        ("洪泽区纪委", "洪泽区纪委员会"),
        ("洪泽区卫生健康委办公室", "洪泽区卫生健康委员会"),
        ("洪泽区商务和工业信息化局", "洪泽区商务和工业和信息化局"),
        ("洪泽区发展改革中心", "洪泽区发展和改革中心"),
        ("淮安市宗教委", "淮安市宗教育委员会"),
        ("淮安市商务委", "淮安市商务委办公室"),
        ("某局（某办公室）", "某局"),
    ],
)
def test_bodies_that_stay_apart(one: str, other: str) -> None:
    assert normalise_name(one) != normalise_name(other)


def report_of(agency: str, **more: Any) -> gp.AnnualReport:
    return gp.parse(modern_page(agency=agency, **more))


def test_a_report_carries_the_code_and_its_key() -> None:
    report = report_of("淮安市洪泽区水利局")
    assert report.agency.division_code == "320813"
    assert agency_key(report) == "320813 水利局"
    assert agency_key(report_of("洪泽区水利局")) == agency_key(report)
    assert agency_key(report_of("洪泽区人民政府")) == "320813 政府"
    assert agency_key(report_of("洪泽区人民政府办公室")) == "320813 政府办"


def test_an_address_settles_the_code_of_a_report() -> None:
    narrative = "联系地址：南京市鼓楼区山西路124号，电话：025-83230000。"
    report = report_of("鼓楼区人民政府", narrative=narrative)
    assert report.agency.division_code == "320106"
    assert agency_key(report) == "320106 政府"


def test_an_unresolved_report_has_a_key_of_its_name() -> None:
    report = report_of("云溪岭区人民政府")
    assert report.agency.division_code is None
    assert agency_key(report) == agency_key(report_of("云溪岭区政府")) == "云溪岭区政府"
    nameless = msgspec.structs.replace(report, agency=gp.Agency())
    assert agency_key(nameless) is None


def test_a_name_of_several_places_brings_no_reports_together() -> None:
    report, other = (
        report_of("鼓楼区人民政府"),
        report_of("鼓楼区人民政府", narrative="本区共有街道12个。"),
    )
    assert {one.agency.division_code for one in (report, other)} == {None}
    key = agency_key(report)
    assert (
        key == f"鼓楼区政府 ?{report.source.sha256[:8]}" == agency_key(report_of("鼓楼区人民政府"))
    )
    assert key != agency_key(other)


def test_bodies_that_carry_on_the_work_of_others() -> None:
    keys = [
        "320813 卫生和计划生育委员会",
        "320813 卫生健康委员会",
        "320813 卫生局",
        "320830 卫生健康局",
        "320813 政府",
        "320813 政府办",
    ]
    near = [(one.earlier, one.later, one.since) for one in near_bodies(keys)]
    assert near == [
        ("320813 卫生和计划生育委员会", "320813 卫生健康委员会", 2018),
        ("320813 卫生局", "320813 卫生和计划生育委员会", 2013),
        ("320813 政府", "320813 政府办", None),
    ]
    assert agency_key(report_of("洪泽区卫计委")) in keys
    assert all(one.reason.isascii() and one.reason_zh and one.source for one in near_bodies(keys))


def test_bodies_of_a_place_that_was_renamed() -> None:
    early, late = report_of("洪泽县水利局", year=2014), report_of("洪泽区水利局", year=2020)
    keys = (agency_key(late), agency_key(early), "320813 教育局", "320830 水利局", "320829 政府")
    (near,) = near_bodies([key for key in keys if key])
    assert (near.earlier, near.later, near.since) == ("320829 水利局", "320813 水利局", 2016)
    assert near.reason_zh.startswith("洪泽县（320829）变更为洪泽区（320813）")
    assert near.reason.isascii()
    assert near.source == "GB/T 2260"
    # Step by step: 无为县 came to another city in 2011, and is a city since 2019.
    steps = near_bodies(f"{code} 政府" for code in ("340281", "341422", "340225"))
    assert [(one.earlier[:6], one.later[:6]) for one in steps] == [
        ("340225", "340281"), ("341422", "340225"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "later"),
    [
        ("320829", "320813"),  # 洪泽县, 洪泽区
        ("522200", "520600"),  # 铜仁地区, 铜仁市
        ("522201", None),  # 铜仁市 of that 地区: a district of another name
        ("130103", None),  # 桥东区 was divided
        ("320813", None),
        ("341401", None),
    ],
)
def test_what_a_division_became(code: str, later: str | None) -> None:
    pairs = {old.code: new.code for old, new in renamed_divisions()}
    assert pairs.get(code) == later
    assert len(pairs) == len(renamed_divisions()) > 250


@pytest.mark.parametrize(
    "keys",
    [
        ("320813 食品药品监督管理局", "320830 市场监督管理局"),  # of another place
        ("320829 教育局", "320813 教育体育局"),  # of the place renamed, and by another name
        ("云台区食品药品监督管理局", "云台区市场监督管理局"),  # of places that are not known
        ("320813 公共卫生局", "320813 卫生和计划生育局"),
        ("320813 政府", "320813 政府办事处"),
        ("320813 市场监督管理局", "320813 市场监督管理局"),
    ],
)
def test_bodies_that_follow_no_other(keys: tuple[str, str]) -> None:
    assert near_bodies(keys) == ()


def test_invented_bodies_have_no_code() -> None:
    """Two fixtures bear the names of real places; all other names are invented."""
    codes = {path.stem: gp.parse(path).agency.division_code for path in reports()}
    assert {stem: found for stem, found in codes.items() if found} == {
        "baishui-jiaoyu-2023": "610527",
        "pingchuan-qu-2022": "620403",
    }
