"""The charts of a dashboard: Vega-Lite by Altair, once in each language.

Those of the start page hold their few numbers; the others are filled by the page's script from the
series that is chosen (``points``, ``breaks``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from govreport_parse.model.vocabularies import SEVERITIES
from govreport_parse.outputs.safe import one_line
from govreport_parse.outputs.site.content import Content
from govreport_parse.outputs.site.data import years_of
from govreport_parse.outputs.site.words import LEVEL_WORDS, SEVERITY_WORDS, UNKNOWN

if TYPE_CHECKING:
    import altair as alt

    Drawn: TypeAlias = alt.Chart | alt.LayerChart | alt.FacetChart

__all__ = ["charts_data", "library"]

_COLOURS = {"error": "#b3261e", "warning": "#c77700", "hint": "#3b7cc4"}
_LEVEL_COLOURS = ["#173f6b", "#1f5b99", "#5a95cf", "#a5c8ea", "#b9bec7"]
_FONT = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, system-ui, sans-serif"
# Provinces have 34 names; a chart of all of them is as high as a screen.
_BAR = 20
# What screen readers call the charts.
_NAMES = {
    "coverage": ("各年度、各层级有报告的机关数", "bodies with a report, by year and level"),
    "rules": ("各规则发现的问题数", "findings by rule"),
    "regions": ("各省份的问题数", "findings by province"),
    "levels": ("各层级的问题数", "findings by level"),
    "bodies": ("所选机关的历年数值", "values of the bodies chosen, by year"),
    "quartiles": ("历年中位数与中间一半", "median and middle half, by year"),
    "distribution": ("各层级机关的数值分布", "values of the bodies, by level"),
}
_LICENCE = (
    "/* Vega, Vega-Lite, Vega-Embed and their interpreter: BSD-3-Clause, University of Washington "
    "Interactive Data Lab and contributors, https://vega.github.io; D3: ISC, Mike Bostock. */\n"
)


def library() -> str:
    """Vega, Vega-Lite and Vega-Embed with the interpreter that needs no ``eval``, as one script."""
    import vl_convert

    bundle: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return f"{_LICENCE}{bundle}"


def charts_data(content: Content) -> dict[str, dict[str, object]]:
    """Every chart as Vega-Lite, by name and language."""
    makers: dict[str, Callable[[bool], Drawn]] = {
        "coverage": lambda zh: _coverage(content, zh=zh),
        "rules": lambda zh: _rules(content, zh=zh),
        "regions": lambda zh: _places(content, "province", zh=zh),
        "levels": lambda zh: _places(content, "level", zh=zh),
        "bodies": lambda zh: _lines(zh=zh),
        "quartiles": lambda zh: _quartiles(zh=zh),
        "distribution": lambda zh: _distribution(zh=zh),
    }
    return {
        name: {
            lang: _finished(maker(lang == "zh"), _words(_NAMES[name], zh=lang == "zh"))
            for lang in ("zh", "en")
        }
        for name, maker in makers.items()
    }


def _finished(chart: Drawn, name: str) -> object:
    return (
        chart.configure(font=_FONT, background="#ffffff")
        .configure_axis(labelFontSize=12, titleFontSize=12, gridColor="#e8ebf0", labelLimit=220)
        .configure_legend(labelFontSize=12, labelLimit=420, titleFontSize=12, orient="top")
        .configure_view(stroke=None)
        .properties(description=name)
        .to_dict()
    )


def _words(words: tuple[str, str], *, zh: bool) -> str:
    return words[0] if zh else words[1]


def _level(level: str | None, *, zh: bool) -> str:
    return _words(LEVEL_WORDS.get(level or "", UNKNOWN), zh=zh)


def _coverage(content: Content, *, zh: bool) -> Drawn:
    """Bodies with a report, by year and level."""
    import altair as alt

    levels = {body.id: body.level for body in content.bodies if body.name is not None}
    seen = {(report.body, report.year) for report in content.reports if report.body in levels}
    counts = Counter((year, levels[body]) for body, year in seen if year is not None)
    order = [_level(level, zh=zh) for level in (*LEVEL_WORDS, None)]
    rows = [
        {"year": year, "level": _level(level, zh=zh), "rank": order.index(_level(level, zh=zh)), "bodies": count}
        for (year, level), count in sorted(counts.items(), key=lambda one: (one[0][0], one[0][1] or ""))
    ]  # fmt: skip
    shown = [name for name in order if any(row["level"] == name for row in rows)]
    drawn: Drawn = (
        alt.Chart(alt.InlineData(values=rows), width="container", height=220)
        .mark_bar(tooltip=True)
        .encode(
            x=alt.X(
                "year:O", title="年度" if zh else "year", axis=alt.Axis(labelAngle=0),
                scale=alt.Scale(domain=years_of(content.reports)),
            ),
            y=alt.Y("bodies:Q", title="有报告的机关数" if zh else "bodies with a report"),
            color=alt.Color(
                "level:N", title=None,
                scale=alt.Scale(domain=shown, range=[_LEVEL_COLOURS[order.index(one)] for one in shown]),
            ),
            order=alt.Order("rank:Q"),
            tooltip=_tips(("year:O", "年度", "year"), ("level:N", "层级", "level"),
                          ("bodies:Q", "机关数", "bodies"), zh=zh),
        )
    )  # fmt: skip
    return drawn


def _rules(content: Content, *, zh: bool) -> Drawn:
    rows: list[dict[str, object]] = [
        {
            "name": count.rule, "severity": _words(SEVERITY_WORDS[count.severity], zh=zh),
            "rank": SEVERITIES.index(count.severity), "findings": count.findings, "reports": count.reports,
        }
        for count in content.rules
    ]  # fmt: skip
    return _bars(rows, "规则" if zh else "rule", "name", zh=zh)


def _places(content: Content, by: str, *, zh: bool) -> Drawn:
    """Findings by the bodies' province or level."""
    unknown = _words(UNKNOWN, zh=zh)
    of = {
        body.id: _level(body.level, zh=zh) if by == "level" else one_line(body.province or unknown)
        for body in content.bodies
    }
    totals: dict[tuple[str, int], list[int]] = {}
    for report in content.reports:
        for rank, count in enumerate((report.errors, report.warnings, report.hints)):
            cell = totals.setdefault((of[report.body], rank), [0, 0])
            cell[0] += count
            cell[1] += count > 0
    rows: list[dict[str, object]] = [
        {
            "name": name, "severity": _words(list(SEVERITY_WORDS.values())[rank], zh=zh), "rank": rank,
            "findings": findings, "reports": reports,
        }
        for (name, rank), (findings, reports) in sorted(totals.items())
        if findings
    ]  # fmt: skip
    title = ("层级" if zh else "level") if by == "level" else ("省份" if zh else "province")
    return _bars(rows, title, "-x", zh=zh)


def _bars(rows: list[dict[str, object]], title: str, sort: str, *, zh: bool) -> Drawn:
    """Findings as bars, split by severity."""
    import altair as alt

    names = [_words(words, zh=zh) for words in SEVERITY_WORDS.values()]
    drawn: Drawn = (
        alt.Chart(alt.InlineData(values=rows), width="container", height=_BAR * max(len({row["name"] for row in rows}), 1))
        .mark_bar(tooltip=True)
        .encode(
            y=alt.Y("name:N", title=title, sort="ascending" if sort == "name" else "-x"),
            x=alt.X("findings:Q", title="问题数" if zh else "findings"),
            color=alt.Color(
                "severity:N", title=None,
                scale=alt.Scale(domain=names, range=list(_COLOURS.values())),
            ),
            order=alt.Order("rank:Q"),
            tooltip=_tips(("name:N", title, title), ("severity:N", "级别", "severity"),
                          ("findings:Q", "问题数", "findings"), ("reports:Q", "报告数", "reports"), zh=zh),
        )
    )  # fmt: skip
    return drawn


def _tips(*fields: tuple[str, str, str], zh: bool) -> list[alt.Tooltip]:
    import altair as alt

    return [
        alt.Tooltip(field, title=title_zh if zh else title) for field, title_zh, title in fields
    ]


def _years(*, zh: bool) -> alt.X:
    import altair as alt

    return alt.X(
        "year:Q", title="年度" if zh else "year", scale=alt.Scale(nice=False, padding=24, zero=False),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False),
    )  # fmt: skip


def _breaks(*, zh: bool) -> Drawn:
    """Where a form changed what is counted: a line across the chart, with its words."""
    import altair as alt

    breaks = alt.Chart(alt.NamedData("breaks"))
    dash = alt.StrokeDash(
        "kind:N", legend=None, scale=alt.Scale(domain=["break", "near"], range=[[1, 0], [3, 4]])
    )
    colour = alt.Color(
        "kind:N",
        legend=None,
        scale=alt.Scale(domain=["break", "near"], range=["#b3261e", "#7b8696"]),
    )
    return alt.layer(
        breaks.mark_rule(strokeWidth=1.5).encode(x=_years(zh=zh), strokeDash=dash, color=colour),
        breaks.mark_text(align="left", baseline="top", dx=4, fontSize=11).encode(
            x=_years(zh=zh), y=alt.value(0), text="label:N", color=colour
        ),
    )


def _values(field: str) -> alt.Y:
    import altair as alt

    return alt.Y(f"{field}:Q", title=None)


def _lines(*, zh: bool) -> Drawn:
    """A line a body and stretch; a year without a figure leaves it open and has its word below."""
    import altair as alt

    tips = _tips(
        ("name:N", "机关", "body"), ("year:Q", "年度", "year"), ("shown:N", "数值", "value"),
        ("form:N", "报表格式", "form"), zh=zh,
    )  # fmt: skip
    points = alt.Chart(alt.NamedData("points"))
    colour = alt.Color("name:N", title=None)
    chart = alt.layer(
        points.mark_line(invalid="break-paths-show-domains").encode(
            x=_years(zh=zh), y=_values("value"), detail="stretch:N", color=colour
        ),
        points.mark_point(filled=True, size=55, invalid="filter").encode(
            x=_years(zh=zh),
            y=_values("value"),
            color=alt.Color("name:N", legend=None),
            tooltip=tips,
        ),
        alt.Chart(alt.NamedData("gaps"))
        .mark_text(fontSize=11, baseline="bottom", color="#566070")
        .encode(x=_years(zh=zh), y=alt.value(258), text="word:N"),
        _breaks(zh=zh),
        width="container",
        height=260,
    )
    drawn: Drawn = chart.resolve_scale(color="independent", strokeDash="independent")
    return drawn


def _quartiles(*, zh: bool) -> Drawn:
    """The median of many bodies and the middle half of them, by year and stretch."""
    import altair as alt

    tips = _tips(
        ("year:Q", "年度", "year"), ("form:N", "报表格式", "form"), ("bodies:Q", "机关数", "bodies"),
        ("low:Q", "下四分位数", "lower quartile"), ("value:Q", "中位数", "median"),
        ("high:Q", "上四分位数", "upper quartile"), zh=zh,
    )  # fmt: skip
    points = alt.Chart(alt.NamedData("points"))
    return alt.layer(
        points.mark_area(opacity=0.18, color="#1f5b99", invalid="break-paths-show-domains").encode(
            x=_years(zh=zh), y=_values("low"), y2="high:Q", detail="stretch:N"
        ),
        points.mark_line(color="#1f5b99", invalid="break-paths-show-domains").encode(
            x=_years(zh=zh), y=_values("value"), detail="stretch:N"
        ),
        points.mark_point(filled=True, size=55, color="#1f5b99", invalid="filter").encode(
            x=_years(zh=zh), y=_values("value"), tooltip=tips
        ),
        _breaks(zh=zh),
        width="container",
        height=260,
    )


def _distribution(*, zh: bool) -> Drawn:
    """Every body's figure of a year by level, with the quartiles; small and large ones both show."""
    import altair as alt

    points = alt.Chart(alt.NamedData("points"))
    ticks = [0, *(step * 10**power for power in range(8) for step in (1, 2, 5))]
    value = alt.X(
        "value:Q",
        title=None,
        scale=alt.Scale(type="symlog"),
        axis=alt.Axis(values=ticks, labelOverlap=True),
    )
    level = alt.Y("level:N", title=None, sort=alt.EncodingSortField("rank", op="min"))
    tips = _tips(("name:N", "机关", "body"), ("value:Q", "数值", "value"), zh=zh)
    return alt.layer(
        points.mark_boxplot(
            extent="min-max", size=18, color="#a5c8ea",
            median=alt.MarkConfig(color="#173f6b"), ticks=False, opacity=0.7,
        ).encode(x=value, y=level),
        points.mark_tick(opacity=0.45, color="#1f5b99", thickness=1.5, size=26).encode(x=value, y=level, tooltip=tips),
        width="container",
        height=220,
    )  # fmt: skip
