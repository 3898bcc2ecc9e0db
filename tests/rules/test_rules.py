"""Each rule on a page that has its defect, and on one that has not."""

from __future__ import annotations

import re

import pytest

import govreport_parse as gp
from tests.pages import page, table_rows

NARRATIVE = "<p>一、主动公开情况</p><p>{}</p><p>二、依申请公开情况</p><p>{}</p>"


def report(
    first: str = "工作平稳。",
    second: str = "情况正常。",
    values: dict[str, str] | None = None,
    extra: str = "",
) -> gp.AnnualReport:
    return gp.parse(page(NARRATIVE.format(first, second) + extra, values).encode(), name="a.html")


def found(
    parsed: gp.AnnualReport, *, hints: bool = False, previous: gp.AnnualReport | None = None
) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (f.rule, f.indicators)
        for f in gp.check(parsed, previous)
        if hints or f.severity != "hint"
    ]  # fmt: skip


CHANNELS = {"proactive.total": "815", "proactive.channel.website": "815"}
WECHAT, OTHER = "proactive.channel.wechat", "proactive.channel.other"


def test_a_clean_report_has_no_finding() -> None:
    parsed = report(
        "主动公开政府信息815条，其中网站公开815条。", "未收到政府信息公开申请。", CHANNELS
    )
    assert found(parsed, hints=True) == []


class TestIdentities:
    def test_a_sum_that_does_not_add_up(self) -> None:
        values = {
            "requests.received": "10",
            "requests.received.in_person": "3",
            "requests.received.online": "6",
        }
        (finding,) = gp.check(report(values=values), ignore=["GR202"])
        assert finding.rule == "GR201"
        assert finding.observed == "10 ≠ 3+0+6+0 = 9"
        assert finding.indicators[0] == "requests.received"
        assert len(finding.evidence) == 5

    def test_blank_cells_are_unknown(self) -> None:
        values = {
            "resources.staff": "",
            "resources.staff.full_time": "2",
            "resources.staff.part_time": "",
        }
        assert found(report(values=values)) == []
        values = {
            "resources.staff": "5",
            "resources.staff.full_time": "2",
            "resources.staff.part_time": "",
        }
        assert found(report(values=values)) == []

    def test_what_no_blank_can_mend_is_told(self) -> None:
        values = {
            "resources.staff": "5",
            "resources.staff.full_time": "6",
            "resources.staff.part_time": "/",
        }
        assert [rule for rule, _ in found(report(values=values))] == ["GR201"]

    def test_a_zero_that_another_total_proves_is_marked_as_inferred(self) -> None:
        values = {
            "requests.answered": "5",
            "requests.answered.granted": "5",
            "requests.answered.refused": "",
            "requests.answered.refused.privacy": "2",
        }
        (finding,) = gp.check(report(values=values), select=["GR201"])
        assert finding.severity == "warning"
        assert finding.indicators[0] == "requests.answered.refused"
        assert finding.observed == "(0) ≠ 0+0+2+0+0+0 = 2"
        assert "inferred from other totals" in finding.message
        assert "推定为0" in finding.message_zh
        # Without the printed total nothing is proved, and nothing is said.
        assert found(report(values={**values, "requests.answered": ""})) == []

    def test_a_printed_zero_total_is_kept_and_reported(self) -> None:
        values = {
            "reconsideration.upheld": "10",
            "reconsideration.corrected": "1",
            "reconsideration.total": "0",
        }
        parsed = report(values=values)
        assert parsed.reading("reconsideration.total").value == 0  # type: ignore[union-attr]
        assert [rule for rule, _ in found(parsed)] == ["GR201"]


class TestBounds:
    def test_a_part_larger_than_its_whole(self) -> None:
        values = {
            **CHANNELS,
            "proactive.normative_disclosed": "900",
            "proactive.normative_issued": "900",
        }
        expected = ("GR202", ("proactive.normative_disclosed", "proactive.total"))
        assert found(report(values=values)) == [expected]

    def test_unknown_wholes_are_silent(self) -> None:
        values = {"proactive.total": "", "proactive.channel.website": "815"}
        assert found(report(values=values)) == []

    def test_usual_bounds_are_hints(self) -> None:
        values = {"training.participants": "50", "training.courses": "0"}
        parsed = report(values=values)
        assert found(parsed) == []
        assert [rule for rule, _ in found(parsed, hints=True)] == ["GR202"]


class TestMisfiling:
    TEXT = "主动公开政府信息815条。政务微信公开信息273条。"

    @pytest.mark.parametrize("own", ["", "0", "/", "——"])
    def test_a_figure_under_a_sibling(self, own: str) -> None:
        parsed = report(self.TEXT, values={**CHANNELS, WECHAT: own, OTHER: "273"})
        assert found(parsed) == [("GR301", (WECHAT, OTHER))]

    def test_any_group_and_not_only_the_text(self) -> None:
        table = (
            "<p>2016年度对比表</p><table><tr><td>指标</td><td>2015年</td><td>2016年</td></tr>"
            "<tr><td>信函申请数</td><td>2</td><td>7</td></tr></table>"
        )
        values = {"requests.received": "7", "requests.received.online": "7"}
        parsed = report(values=values, extra=table)
        expected = ("requests.received.letter", "requests.received.online")
        assert found(parsed) == [("GR301", expected)]

    def test_a_sibling_with_a_witness_of_its_own_is_right(self) -> None:
        parsed = report(
            self.TEXT + "其他方式公开273条。", values={**CHANNELS, WECHAT: "", OTHER: "273"}
        )
        assert found(parsed) == [("GR401", (WECHAT,))]

    def test_two_siblings_with_the_figure_tell_nothing(self) -> None:
        values = {**CHANNELS, WECHAT: "", OTHER: "273", "proactive.channel.weibo": "273"}
        assert found(report(self.TEXT, values=values)) == [("GR401", (WECHAT,))]

    def test_a_figure_in_its_own_cell(self) -> None:
        parsed = report(self.TEXT, values={**CHANNELS, WECHAT: "273", OTHER: "273"})
        assert found(parsed) == []


class TestTextAgainstTable:
    @pytest.mark.parametrize(
        ("text", "cell", "severity"),
        [
            ("召开政府信息公开会议4次。", "0", "error"),
            ("召开政府信息公开会议4次。", "", "warning"),
            ("召开政府信息公开会议4次。", "4", None),
            ("召开政府信息公开会议近4次。", "3", None),
            ("召开政府信息公开会议近4次。", "5", "warning"),
            ("召开政府信息公开会议4次以上。", "5", None),
            ("召开政府信息公开会议超过4次。", "3", "warning"),
            ("没有召开政府信息公开会议。", "3", "error"),
            ("没有召开政府信息公开会议。", "", None),
            ("没有召开政府信息公开会议。", "/", None),
            ("召开政府信息公开会议四次。", "3", "error"),
        ],
    )
    def test_figures(self, text: str, cell: str, severity: str | None) -> None:
        findings = gp.check(report(text, values={"training.meetings": cell}))
        assert [(f.rule, f.severity) for f in findings] == (
            [] if severity is None else [("GR401", severity)]
        )

    def test_an_unreadable_or_lost_cell_is_silent(self) -> None:
        parsed = report("召开政府信息公开会议4次。", values={"training.meetings": "见附件"})
        assert [rule for rule, _ in found(parsed)] == ["GR003"]

    def test_money_in_other_units(self) -> None:
        text = "依申请公开共收取费用1200元。"
        assert found(report(second=text, values={"fees.collected": "0.12"})) == []
        assert found(report(second=text, values={"fees.collected": "1200"})) == [
            ("GR303", ("fees.collected",))
        ]

    def test_another_scope_is_a_hint(self) -> None:
        parsed = report("区政府办公室主动公开政府信息15条。", values=CHANNELS)
        assert [(f.rule, f.severity) for f in gp.check(parsed)] == [("GR401", "hint")]

    def test_ambiguous_verbs_are_hints(self) -> None:
        values = {"requests.received": "4", "requests.received.online": "4"}
        parsed = report(second="共受理政府信息公开申请5件。", values=values)
        assert [(f.rule, f.severity) for f in gp.check(parsed)] == [("GR401", "hint")]

    def test_a_smaller_figure_beside_the_whole_one_is_a_part(self) -> None:
        parsed = report("举办培训班4次。3月，举办业务培训班1次。", values={"training.courses": "4"})
        assert found(parsed) == []

    def test_the_comparison_table_against_the_form(self) -> None:
        table = (
            "<p>对比表</p><table><tr><td>主动公开信息</td><td>同比增长</td></tr>"
            "<tr><td>810</td><td>16%</td></tr></table>"
        )
        assert found(report(values=CHANNELS, extra=table)) == [("GR401", ("proactive.total",))]


class TestParts:
    def test_parts_that_exceed(self) -> None:
        text = "主动公开政府信息815条，其中概况类信息更新量500条，政务动态信息更新量350条。"
        assert found(report(text, values=CHANNELS)) == [("GR402", ("proactive.total",))]

    @pytest.mark.parametrize(
        "text",
        [
            "主动公开政府信息815条，其中概况类信息更新量465条，政务动态信息更新量350条。",
            "主动公开政府信息815条，其中概况类信息更新量465条；另有政务动态信息更新量800条。",
            "主动公开政府信息800余条，其中概况类信息更新量465条，政务动态信息更新量350条。",
            "主动公开政府信息815条。概况类信息更新量500条，政务动态信息更新量350条。",
        ],
    )
    def test_parts_that_do_not(self, text: str) -> None:
        assert "GR402" not in [rule for rule, _ in found(report(text, values=CHANNELS))]

    def test_brackets_belong_to_the_figure_before_them(self) -> None:
        values = {
            "requests.answered": "5", "requests.answered.refused": "3", "requests.answered.granted": "2",
            "requests.answered.refused.privacy": "3", "requests.concluded": "5",
            "requests.concluded.on_time": "5",
        }  # fmt: skip
        text = "答复5件，其中同意公开2件，不同意公开3件（涉及个人隐私3件）。"
        assert found(report(second=text, values=values)) == []


class TestRates:
    TABLE = (
        "<p>对比表</p><table><tr><td>指标</td><td>2015年</td><td>2016年</td><td>增减（%）</td></tr>"
        "<tr><td>主动公开政府信息</td><td>700</td><td>815</td><td>{}</td></tr></table>"
    )

    @pytest.mark.parametrize("rate", ["16.4%", "16.43%", "16.42%", "16%", "17%"])
    def test_rounding_and_truncation_pass(self, rate: str) -> None:
        passes = rate != "17%"
        assert (found(report(values=CHANNELS, extra=self.TABLE.format(rate))) == []) is passes

    def test_a_wrong_rate(self) -> None:
        (finding,) = gp.check(report(values=CHANNELS, extra=self.TABLE.format("14%")))
        assert (finding.rule, finding.observed, finding.expected) == ("GR403", "14%", "16.4%")

    def test_no_rate_from_zero(self) -> None:
        table = self.TABLE.format("100%").replace("700", "0")
        assert found(report(values=CHANNELS, extra=table)) == []

    def test_rates_against_last_year_s_report(self) -> None:
        def of(year: int, total: str, text: str) -> gp.AnnualReport:
            values = {"proactive.total": total, "proactive.channel.website": total}
            markup = page(
                NARRATIVE.format(text, "。"),
                values,
                title=f"{year}年青石区政府信息公开工作年度报告",
            )
            return gp.parse(markup.encode())

        last = of(2015, "700", "。")
        wrong = of(2016, "815", "主动公开政府信息815条，同比增长20%。")
        right = of(2016, "815", "主动公开政府信息815条，同比增长16.4%。")
        assert found(wrong, previous=last) == [("GR403", ("proactive.total",))]
        assert found(right, previous=last) == []
        assert found(wrong) == []

    def test_a_wrong_share(self) -> None:
        text = "收到政府信息公开申请20件，其中网络申请15件，占{}%；信函申请5件。"
        values = {
            "requests.received": "20",
            "requests.received.online": "15",
            "requests.received.letter": "5",
        }
        assert found(report(second=text.format("75"), values=values)) == []
        assert [r for r, _ in found(report(second=text.format("65"), values=values))] == ["GR403"]


class TestReading:
    def test_short_rows(self) -> None:
        rows = "<tr><td>主动公开信息</td><td>同比</td><td>政务微信</td><td>同比</td></tr><tr><td>815</td><td>16%</td><td>273</td></tr>"
        table = f"<p>对比表</p><table>{rows}</table>"
        parsed = report(
            "政务微信公开信息273条，同比增长22%。", values={**CHANNELS, WECHAT: "273"}, extra=table
        )
        (finding,) = gp.check(parsed)
        assert finding.rule == "GR103"
        assert finding.suggestion == "the text gives 政务微信: 22%"
        rate = parsed.comparisons[1]
        assert (rate.value, rate.change_percent, rate.change_status) == (273, None, "missing")

    def test_cells_of_a_short_row_that_could_stand_anywhere_are_withheld(self) -> None:
        rows = (
            "<tr><td>指标</td><td>2014年</td><td>2015年</td><td>2016年</td></tr>"
            "<tr><td>主动公开信息</td><td>700</td><td>815</td></tr>"
        )
        parsed = report(values=CHANNELS, extra=f"<p>对比表</p><table>{rows}</table>")
        assert [c.status for c in parsed.comparisons] == ["unreadable"] * 3

    def test_a_row_without_its_cell(self) -> None:
        markup = page(values=CHANNELS).replace(
            "<td>五、行政诉讼数量</td><td>件</td><td>0</td>", "<td>五、行政诉讼数量</td><td>件</td>"
        )
        parsed = gp.parse(markup.encode())
        assert parsed.reading("litigation.total").status == "missing"  # type: ignore[union-attr]
        assert found(parsed) == [("GR103", ("litigation.total",))]

    def test_rows_printed_twice(self) -> None:
        rows = table_rows(CHANNELS)
        twice = [row for row in rows if "兼职" in row[0]] * 2
        same = gp.parse(page(rows=rows + twice).encode())
        assert found(same) == []
        other = gp.parse(page(rows=[*rows, (twice[0][0], "人", "9")]).encode())
        reading = other.reading("resources.staff.part_time")
        assert reading is not None
        assert (reading.value, reading.status) == (None, "unreadable")
        assert [rule for rule, _ in found(other)] == ["GR005"]

    def test_lost_rows_are_a_hint(self) -> None:
        rows = [row for row in table_rows(CHANNELS) if not row[0].startswith("六、")]
        parsed = gp.parse(page(rows=rows).encode())
        assert parsed.reading("complaints.total").status == "missing"  # type: ignore[union-attr]
        assert found(parsed, hints=True) == [("GR008", ("complaints.total",))]

    def test_a_figure_in_a_group_row(self) -> None:
        markup = page(values=CHANNELS).replace(
            "的情况</td><td></td><td></td>", "的情况</td><td>条</td><td>1088</td>", 1
        )
        parsed = gp.parse(markup.encode())
        assert parsed.reading("proactive.channel") is None
        assert [rule for rule, _ in found(parsed, hints=True)] == ["GR007"]

    def test_columns_that_no_header_tells_apart(self) -> None:
        rows = [(a, b, c) for a, b, c in table_rows(CHANNELS)]
        markup = page(rows=rows).replace("<td>统计数</td>", "<td>机关</td><td>街道</td>")
        markup = re.sub(r"<td>(\d+)</td></tr>", r"<td>\1</td><td>7</td></tr>", markup)
        parsed = gp.parse(markup.encode())
        assert {reading.status for reading in parsed.readings} == {"unreadable"}
        assert [rule for rule, _ in found(parsed)] == ["GR006"]

    def test_reworded_rows_are_read_and_told(self) -> None:
        markup = page(values={**CHANNELS, WECHAT: "5"}).replace(
            "政务微信公开政府信息数", "政务微信公众号公开信息数"
        )
        parsed = gp.parse(markup.encode())
        assert parsed.reading(WECHAT).value == 5  # type: ignore[union-attr]
        assert [(f.rule, f.severity) for f in gp.check(parsed)] == [("GR004", "hint")]


class TestRegistry:
    def test_codes_are_unique_and_well_formed(self) -> None:
        codes = [rule.code for rule in gp.RULES]
        names = [rule.name for rule in gp.RULES]
        assert len(set(codes)) == len(codes)
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"GR\d{3}", code) for code in codes)
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)

    @pytest.mark.parametrize("rule", gp.RULES, ids=lambda rule: rule.code)
    def test_every_rule_is_explained_in_both_languages(self, rule: gp.Rule) -> None:
        assert gp.find_rule(rule.code) is gp.find_rule(rule.name) is rule
        assert rule.severity in ("error", "warning", "hint")
        for text in (rule.title, rule.what, rule.why, rule.example, rule.basis):
            assert len(text) > 10
        assert re.search("[\u4e00-\u9fff]", rule.title_zh)
        assert len(rule.explanation_zh) > 15

    def test_unknown_rules_name_the_nearest(self) -> None:
        with pytest.raises(gp.UnknownRule, match="GR312"):
            gp.find_rule("GR320")
        with pytest.raises(gp.UnknownRule, match="short-row"):
            gp.check(report(), select=["short-rows"])

    def test_selection(self) -> None:
        parsed = report("召开政府信息公开会议4次。", values={"requests.received": "3"})
        every = [f.rule for f in gp.check(parsed)]
        assert every == ["GR201", "GR401"]
        assert [f.rule for f in gp.check(parsed, select=["GR4"])] == ["GR401"]
        assert [f.rule for f in gp.check(parsed, select=["text-contradicts-table"])] == ["GR401"]
        assert [f.rule for f in gp.check(parsed, ignore=["gr2"])] == ["GR401"]

    def test_findings_speak_both_languages(self) -> None:
        for finding in gp.check(
            report("召开政府信息公开会议4次。", values={"requests.received": "3"})
        ):
            assert re.search("[\u4e00-\u9fff]{4}", finding.message_zh)
            assert re.search("[a-z]{3}", finding.message)
            assert finding.file == "a.html"
