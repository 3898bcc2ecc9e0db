"""For each rule, by its code, a page that has the defect and one that has not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.pages import (
    SECTIONS,
    disclosure_table,
    modern_page,
    page,
    remedies_table,
    request_table,
    table_rows,
)

CHANNELS = {"proactive.total": "815", "proactive.channel.website": "815"}
PERSON = "natural_person"
RATES = (
    "<p>对比表</p><table><tr><td>主动公开信息</td><td>同比</td><td>政务微信</td><td>同比</td></tr>"
    "<tr><td>815</td><td>16%</td><td>0</td>{}</tr></table>"
)


@dataclass(frozen=True)
class RuleCase:
    fails: bytes
    passes: bytes
    previous: bytes | None = None
    beside: tuple[bytes, ...] = ()  # other reports of the set that it is checked in


def old(text: str = "工作平稳。", values: dict[str, str] | None = None, extra: str = "") -> str:
    body = f"<p>一、主动公开情况</p><p>{text}</p>{extra}"
    return page(body, {**CHANNELS, **(values or {})})


def requests(**totals: str) -> str:
    """The request table of 2021 with figures for natural persons and the total alike."""
    names = {
        "new": "requests.received",
        "carried": "requests.carried_in",
        "granted": "requests.outcome.granted",
        "all": "requests.outcome.total",
    }
    cells = {
        (names[name], column): value
        for name, value in totals.items()
        for column in (PERSON, "total")
    }
    return request_table(cells)


ONE = requests(new="1", granted="1", all="1")
TWO_COLUMNS = re.sub(
    r"<td>(\d+)</td></tr>",
    r"<td>\1</td><td>7</td></tr>",
    old().replace("<td>统计数</td>", "<td>机关</td><td>街道</td>"),
)
LIST = "\n".join(
    ["2016年青石区政府信息公开工作年度报告", "一、概述", "工作平稳。", "附表"]
    + [
        line
        for label, unit, value in table_rows({})
        for line in (label, unit or "——", value or "——")
    ]
)


def modern(text: str = "工作平稳。", **tables: str) -> bytes:
    return modern_page(narrative=text, **tables)  # type: ignore[arg-type]


RECEIVED, GRANTED, PARTLY = (
    "requests.received",
    "requests.outcome.granted",
    "requests.outcome.partially_granted",
)
REFUSED = "requests.outcome.refused.state_secret"
ALL = "requests.outcome.total"
IN_PLACE = {RECEIVED: "46", GRANTED: "31", PARTLY: "15", ALL: "46"}
# The rows from 予以公开 on, each in the row below its own.
SHIFTED = {RECEIVED: "46", PARTLY: "31", REFUSED: "15", "requests.carried_out": "46"}


def column(values: dict[str, str]) -> dict[tuple[str, str], str]:
    return {(code, name): value for code, value in values.items() for name in (PERSON, "total")}


RULES_MADE = disclosure_table({"documents.rules.issued": "2", "documents.rules.in_force": "2"})
IN_FORCE = "documents.normative.in_force"
BUSY = CHANNELS | {
    "requests.received": "8",
    "requests.received.online": "8",
    "requests.answered": "8",
    "requests.concluded": "8",
    "requests.concluded.on_time": "8",
    "requests.answered.granted": "8",
    "staff.full_time": "3",
    "training.courses": "4",
}
SENTENCES = "".join(
    f"全区政府信息公开工作第{number}次例会研究部署了平台建设。" for number in "一二三四五六"
)


def opening(text: str) -> bytes:
    return modern_page().decode().replace("</h1>", f"</h1><p>{text}</p>", 1).encode()


def compared(last_year: str) -> bytes:
    """A report on 2017 whose comparison table gives a figure for 2016."""
    table = (
        "<p>对比表</p><table><tr><td>指标</td><td>2016年</td><td>2017年</td></tr>"
        f"<tr><td>主动公开政府信息数</td><td>{last_year}</td><td>815</td></tr></table>"
    )
    body = f"<p>一、主动公开情况</p><p>工作平稳。</p>{table}"
    return page(body, CHANNELS, title="2017年青石区政府信息公开工作年度报告").encode()


def placed(body: str, *, year: int = 2022, **figures: str) -> bytes:
    """A report of a body, with figures of requests."""
    return modern_page(agency=body, year=year, requests=requests(**figures))


def filed(index_number: str) -> bytes:
    """The report of a real district, filed under an index number."""
    box = f"<div>索引号：{index_number}/2022-00001 | 发布机构：洪泽区</div><h1>"
    return modern_page(agency="淮安市洪泽区人民政府").decode().replace("<h1>", box, 1).encode()


def licensed(count: int, year: int = 2022) -> bytes:
    return modern_page(
        year=year, disclosure=disclosure_table({"powers.licensing.decisions": str(count)})
    )


DISTRICT, BUREAUS = "淮安市洪泽区人民政府", ("淮安市洪泽区水利局", "淮安市洪泽区教育局")
USUAL = (licensed(310, 2021), licensed(290, 2020), licensed(335, 2019))

CASES: dict[str, RuleCase] = {
    "GR001": RuleCase(old("工作平稳\x81。").encode("gb18030", "replace") + "，。的了工".encode() + b"\xff\xfe\x81", old().encode()),
    "GR002": RuleCase(
        old().replace("<head>", '<head><meta charset="utf-8">').encode("gb18030"),
        old().replace("<head>", '<head><meta charset="gb2312">').encode("gb18030"),
    ),
    "GR003": RuleCase(old(values={"complaints.total": "约6"}).encode(), old(values={"complaints.total": "6件"}).encode()),
    "GR004": RuleCase(
        old().replace("政务微信公开政府信息数", "政务微信公众号公开信息数").encode(),
        old().replace("4.政务微信公开政府信息数", "（4） 政务微信公开政府信息数").encode(),
    ),
    "GR005": RuleCase(
        page(rows=[*table_rows(CHANNELS), ("2.兼职人员数", "人", "9")]).encode(),
        page(rows=[*table_rows(CHANNELS), ("2.兼职人员数", "人", "0")]).encode(),
    ),
    "GR006": RuleCase(TWO_COLUMNS.encode(), old().encode()),
    "GR007": RuleCase(
        old().replace("的情况</td><td></td><td></td>", "的情况</td><td>条</td><td>1088</td>", 1).encode(),
        old().replace("的情况</td><td></td><td></td>", "的情况</td><td>——</td><td>——</td>", 1).encode(),
    ),
    "GR008": RuleCase(
        page(rows=[row for row in table_rows(CHANNELS) if not row[0].startswith("六、")]).encode(), old().encode()
    ),
    "GR009": RuleCase(LIST.encode(), old().encode()),
    "GR101": RuleCase(modern_page(sections=SECTIONS[:5]), modern_page()),
    "GR102": RuleCase(modern(disclosure=""), modern()),
    "GR103": RuleCase(
        old(extra=RATES.format("")).encode(), old(extra=RATES.format("<td>0%</td>")).encode()
    ),
    "GR104": RuleCase(modern_page(sections=(*SECTIONS[:3], "五、行政复议、行政诉讼情况")), modern_page()),
    "GR105": RuleCase(
        modern(disclosure=disclosure_table() + "<p>手机版</p>" + disclosure_table({"powers.penalty.decisions": "7"})),
        modern(disclosure=disclosure_table() + "<p>手机版</p>" + disclosure_table()),
    ),
    "GR106": RuleCase(modern_page(year=2020), modern_page(year=2023)),
    "GR201": RuleCase(modern(requests=requests(new="1", granted="1", all="2")), modern(requests=ONE)),
    "GR202": RuleCase(
        old(values={"proactive.normative_disclosed": "900"}).encode(),
        old(values={"proactive.normative_disclosed": "9", "proactive.normative_issued": "9"}).encode(),
    ),
    "GR301": RuleCase(
        old("政务微信公开政府信息273条。", {"proactive.channel.other": "273"}).encode(),
        old("政务微信公开政府信息273条。", {"proactive.channel.wechat": "273"}).encode(),
    ),
    "GR302": RuleCase(
        modern(requests=request_table(column(SHIFTED))), modern(requests=request_table(column(IN_PLACE)))
    ),
    "GR303": RuleCase(
        old("依申请公开共收取费用1200元。", {"fees.collected": "1200"}).encode(),
        old("依申请公开共收取费用1200元。", {"fees.collected": "0.12"}).encode(),
    ),
    "GR304": RuleCase(old(values={"complaints.total": "1.5"}).encode(), old(values={"fees.collected": "1.5"}).encode()),
    "GR305": RuleCase(
        old(values={"complaints.total": "-2"}).encode(), old(values={"complaints.total": "2"}).encode()
    ),
    "GR306": RuleCase(
        modern_page(disclosure=RULES_MADE, agency="宁川市财政局"), modern_page(disclosure=RULES_MADE, agency="宁川市人民政府")
    ),
    "GR307": RuleCase(
        modern(requests=request_table(column(IN_PLACE) | {(RECEIVED, "total"): "64"})),
        modern(requests=request_table(column(IN_PLACE) | {(RECEIVED, "total"): "59"})),
    ),
    "GR308": RuleCase(
        page(values=BUSY, title="2017年青石区政府信息公开工作年度报告").encode(),
        page(values=BUSY | {"training.courses": "9"}, title="2017年青石区政府信息公开工作年度报告").encode(),
        previous=page(values=BUSY).encode(),
    ),
    "GR309": RuleCase(licensed(3_100_000), licensed(620), beside=USUAL),
    "GR310": RuleCase(opening("统计期限为2021年1月1日至2021年12月31日。"), opening("统计期限为2022年1月1日至2022年12月31日。")),
    "GR311": RuleCase(opening("联系电话：0551-62134567890。"), opening("联系电话：0551-6213456。")),
    "GR312": RuleCase(
        opening("根据国办公开办函〔2019〕60号编制。"), opening("根据国办公开办函〔2021〕30号编制。")
    ),
    "GR313": RuleCase(modern("一是完善制度；三是加强培训。"), modern("一是完善制度；二是加强培训。")),
    "GR314": RuleCase(
        opening("邮政编码：231600，电子邮箱：231600。"), opening("邮政编码：231600，电子邮箱：qs@example.gov.cn。")
    ),
    "GR315": RuleCase(opening("本报告由白石区人民政府办公室编制。"), opening("本报告由青石区政务公开办公室编制。")),
    "GR316": RuleCase(
        opening("现将2021年政府信息公开工作情况报告如下。"), opening("现将2022年政府信息公开工作情况报告如下。")
    ),
    "GR401": RuleCase(modern("收到政府信息公开申请2件。", requests=ONE), modern("收到政府信息公开申请1件。", requests=ONE)),
    "GR402": RuleCase(
        old("主动公开政府信息815条，其中概况类信息更新量500条，政务动态信息更新量350条。").encode(),
        old("主动公开政府信息815条，其中概况类信息更新量400条，政务动态信息更新量350条。").encode(),
    ),
    "GR403": RuleCase(
        old("主动公开政府信息由上年的700条增至815条，增长14%。").encode(),
        old("主动公开政府信息由上年的700条增至815条，增长16%。").encode(),
    ),
    "GR404": RuleCase(
        old("主动公开政府信息815条，分别为：概况类信息更新量400条，政务动态信息更新量350条。").encode(),
        old("主动公开政府信息815条，分别为：概况类信息更新量400条，政务动态信息更新量415条。").encode(),
    ),
    "GR405": RuleCase(
        modern("受理政府信息公开申请2件。", requests=requests(new="1", carried="1", granted="2", all="2")),
        modern("受理政府信息公开申请1件。", requests=ONE),
    ),
    "GR406": RuleCase(
        modern("因政府信息公开被申请行政复议3件，均获维持。", remedies=remedies_table("210030000000000")),
        modern("因政府信息公开被申请行政复议3件，均获维持。", remedies=remedies_table("300030000000000")),
    ),
    "GR407": RuleCase(
        old("依申请公开按时办结率100%。", {
            "requests.received": "4", "requests.received.online": "4", "requests.concluded": "4",
            "requests.concluded.on_time": "3", "requests.concluded.extended": "1",
        }).encode(),
        old("依申请公开按时办结率75%。", {
            "requests.received": "4", "requests.received.online": "4", "requests.concluded": "4",
            "requests.concluded.on_time": "3", "requests.concluded.extended": "1",
        }).encode(),
    ),
    "GR408": RuleCase(
        modern_page().decode().replace("</h1>", "</h1><p>全文由总体情况等五个部分组成。</p>", 1).encode(),
        modern_page().decode().replace("</h1>", "</h1><p>全文由总体情况等六个部分组成。</p>", 1).encode(),
    ),
    "GR409": RuleCase(
        modern("收到政府信息公开申请1件，上年结转1件；办结1件，结转下年度0件。"),
        modern("收到政府信息公开申请1件，上年结转0件；办结1件，结转下年度0件。"),
    ),
    "GR501": RuleCase(
        modern(requests=requests(carried="2", granted="2", all="2")),
        modern(requests=ONE),
        previous=modern_page(year=2021),
    ),
    "GR502": RuleCase(
        modern(disclosure=disclosure_table({IN_FORCE: "30", "documents.normative.issued": "7"})),
        modern(disclosure=disclosure_table({IN_FORCE: "32", "documents.normative.issued": "7"})),
        previous=modern_page(year=2021, disclosure=disclosure_table({IN_FORCE: "25"})),
    ),
    "GR503": RuleCase(compared("790"), compared("815"), previous=old().encode()),
    "GR504": RuleCase(
        modern(SENTENCES), modern(SENTENCES.replace("全区", "全县")), previous=modern_page(year=2021, narrative=SENTENCES)
    ),
    "GR505": RuleCase(
        opening("发布日期：2023-04-06"), opening("发布日期：2023-03-30")
    ),
    "GR506": RuleCase(modern_page(), modern_page(year=2021), beside=(modern_page(year=2020),)),
    "GR601": RuleCase(
        placed(DISTRICT, new="2", granted="2", all="2"),
        placed(DISTRICT, new="1", granted="1", all="1"),
        beside=(placed(DISTRICT, new="1", granted="1", all="1"),),
    ),
    "GR602": RuleCase(
        placed(DISTRICT, new="8", granted="8", all="8"),
        placed(DISTRICT, new="11", granted="11", all="11"),
        beside=tuple(placed(name, new="5", granted="5", all="5") for name in BUREAUS),
    ),
    "GR603": RuleCase(filed("11340100MB00000001"), filed("11320800MB00000001")),
}  # fmt: skip
