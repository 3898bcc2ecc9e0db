"""Random reports: figures, table, comparison and text that agree with one another."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal

from .bodies import Body, random_body, random_contact, random_person, random_title
from .figures import Figures, print_cells, random_cell_style, random_figures
from .narrative import Narrator, Sentence, change_percent, phrase_bank
from .rows2014 import form_rows, print_label, random_label_style, unit_variants
from .sections import random_sections
from .spec import (
    CellSpec,
    ComparisonRow,
    ComparisonShape,
    ComparisonSpec,
    ReportSpec,
    RowSpec,
    StatementSpec,
    TableRow,
    blank_cell,
)

TABLE_TITLES = (
    "政府信息公开情况统计表",
    "政府信息公开情况统计表",
    "{name}{year}年政府信息公开情况汇总表",
    "{year}年政府信息公开情况统计表",
    "{name}政府信息公开情况统计表（{year}年度）",
    "{year}年度政府信息公开工作统计报表",
    "政府信息公开指标统计表",
    "{name}{year}年度政府信息公开情况表",
)
_CONTACT_KEYS = {
    "phone": ("电话", "联系电话"),
    "fax": ("传真", "传真号码"),
    "email": ("电子邮箱", "邮箱", "电子信箱", "E-mail"),
    "address": ("地址", "联系地址"),
    "postcode": ("邮编", "邮政编码"),
    "website": ("网址",),
}
_COMPARED = (
    ("主动公开政府信息", "proactive.total", "条"),
    ("政府网站公开政府信息", "proactive.channel.website", "条"),
    ("政务微信", "proactive.channel.wechat", "条"),
    ("政策解读稿件发布", "response.policy_interpretations", "篇"),
    ("收到申请", "requests.received", "件"),
    ("接受培训人员", "training.participants", "人次"),
)
_UNFORMED = (
    ("概况类信息更新量", "条"),
    ("政务动态信息更新量", "条"),
    ("信息公开目录信息更新量", "条"),
    ("网站留言办理", "件"),
    ("专题专栏", "个"),
)


def random_report(
    rng: random.Random, *, body: Body | None = None, year: int | None = None
) -> ReportSpec:
    """A whole report; of a random body on a random year from 2014 to 2018 where they are not given."""
    any_year, any_body = rng.randint(2014, 2018), random_body(rng)
    year, body = year or any_year, body or any_body
    figures = random_figures(rng)
    cells = print_cells(rng, figures, random_cell_style(rng))
    context = _context(body, year)
    narrator = Narrator(rng, context, cells, figures.previous)
    contact = random_contact(rng, body)
    title = random_title(rng, body, year)
    period = (date(year, 1, 1), date(year, 12, 31)) if rng.random() < 0.8 else None
    must_name = body.region not in title
    opening = _opening(rng, narrator, contact, must_name=must_name, with_period=period is not None)
    chosen = random_sections(rng, narrator)
    sentences = [sentence for item in chosen for sentence in item.all_sentences()]
    statements: tuple[StatementSpec, ...] = tuple(
        statement for sentence in sentences for statement in sentence.statements
    )
    disclosure = next(i for i, item in enumerate(chosen) if item.holds("proactive"))
    traps = tuple(sentence.text for sentence in sentences if sentence.trap)
    comparison = None
    if rng.random() < 0.4:
        unstated = tuple(item for item in _UNFORMED if not any(item[0] in text for text in traps))
        comparison = _comparison(rng, cells, figures, year, unstated)
    return ReportSpec(
        region=body.region,
        agency=body.agency,
        year=year,
        title=title,
        opening=opening,
        period=period,
        contact=contact,
        filler=rng.choice(body.fillers) if rng.random() < 0.75 else None,
        published=date(year + 1, 1, 4) + timedelta(days=rng.randint(0, 85)),
        site=context["site"],
        host=f"www.example-{body.slug}.gov.cn",
        sections=tuple(item.spec for item in chosen),
        table_title=_table_title(rng, body, year),
        table=_table(rng, cells),
        signoff=_signoff(rng, contact, year),
        comparison=comparison,
        comparison_section=disclosure,
        expected_statements=statements,
        trap_sentences=traps,
        consistent=figures.consistent,
    )


def _table_title(rng: random.Random, body: Body, year: int) -> str:
    """The title of the statistics table; some pages print none."""
    if rng.random() < 0.1:
        return ""
    return rng.choice(TABLE_TITLES).format(name=body.fillers[0], year=year)


def _context(body: Body, year: int) -> dict[str, str]:
    return {
        "we": body.we,
        "agency": body.agency,
        "region": body.region,
        "y": str(year),
        "py": str(year - 1),
        "ny": str(year + 1),
        "site": f"{body.place}政府门户网站",
    }


def _opening(
    rng: random.Random,
    narrator: Narrator,
    contact: dict[str, str],
    *,
    must_name: bool,
    with_period: bool,
) -> tuple[str, ...]:
    """The opening paragraphs; every sentence group may stand in one paragraph or several."""
    bank = phrase_bank()
    basis = bank.get("opening", "basis")
    sentences: list[Sentence] = []
    if must_name or rng.random() < 0.93:
        sentences.append(narrator.fill(rng.choice(basis)))
    if rng.random() < 0.4:
        sentences.append(narrator.fill(rng.choice(bank.get("opening", "parts"))))
    if with_period:
        sentences.append(narrator.fill(rng.choice(bank.get("opening", "period"))))
    if rng.random() < 0.5:
        sentences.append(narrator.fill(rng.choice(bank.get("opening", "reading"))))
    texts = [sentence.text for sentence in sentences]
    texts.append(_contact_sentence(rng, contact))
    if rng.random() < 0.6:
        return ("".join(texts),)
    return tuple(texts)


def _contact_sentence(rng: random.Random, contact: dict[str, str]) -> str:
    """The sentence that tells whom to ask, with every detail in the contact."""
    bank = phrase_bank()
    keys = [key for key in contact if key != "office"]
    if not keys:
        return rng.choice(bank.get("opening", "contact_bare")).format(office=contact["office"])
    rng.shuffle(keys)
    colon = rng.choice(("：", "：", ":"))
    separator = rng.choice(("；", "，", "，", "、", ";"))
    details = separator.join(
        f"{rng.choice(_CONTACT_KEYS[key])}{colon}{contact[key]}" for key in keys
    )
    template = rng.choice(bank.get("opening", "contact"))
    return template.format(office=contact["office"], list=details)


def _table(rng: random.Random, cells: dict[str, CellSpec]) -> tuple[TableRow, ...]:
    """The 65 rows with labels in one style, and now and then a label in another."""
    style = random_label_style(rng)
    odd_unit = rng.random() < 0.1
    rows: list[TableRow] = []
    for form_row in form_rows():
        label = print_label(form_row, random_label_style(rng) if rng.random() < 0.02 else style)
        unit = form_row.unit
        if unit is not None and odd_unit:
            unit = rng.choice(unit_variants(unit))
        row = RowSpec(form_row.code, label, unit, form_row.group)
        rows.append(TableRow(row, blank_cell() if form_row.group else cells[form_row.code]))
    return tuple(rows)


def _signoff(rng: random.Random, contact: dict[str, str], year: int) -> tuple[tuple[str, str], ...]:
    """The names under the table, or nothing; a telephone only if it is the contact's own."""
    if rng.random() < 0.4:
        return ()
    person = random_person
    line = [("单位负责人", person(rng)), ("审核人", person(rng)), ("填报人", person(rng))]
    if rng.random() < 0.3:
        line.pop(1)
    if "phone" in contact:
        line.append(("联系电话", contact["phone"]))
    month, day = rng.randint(1, 2), rng.randint(2, 28)
    line.append(
        ("填报日期", rng.choice((f"{year + 1}年{month}月{day}日", f"{year + 1}.{month}.{day}")))
    )
    return tuple(line)


def _comparison(
    rng: random.Random,
    cells: dict[str, CellSpec],
    figures: Figures,
    year: int,
    unformed: tuple[tuple[str, str], ...],
) -> ComparisonSpec | None:
    """A comparison with last year, in either shape; None where nothing can be compared."""
    shapes: tuple[ComparisonShape, ...] = ("by_indicator", "by_indicator", "alternating")
    shape = rng.choice(shapes)
    units_printed = shape == "by_indicator" and rng.random() < 0.7
    percent = rng.choice(("{}%", "{}%", "{}", "{:+}%"))
    heads = _comparison_heads(rng, shape, percent, year)
    rows: list[ComparisonRow] = []
    known = [item for item in _COMPARED if cells[item[1]].value and item[1] in figures.previous]
    for label, code, unit in known:
        now = int(cells[code].value or 0)
        rows.append(_compared_row((label, code, unit), now, figures.previous[code], percent))
    for label, unit in rng.sample(unformed, min(rng.randint(1, 3), len(unformed))):
        rows.append(
            _compared_row((label, None, unit), rng.randint(5, 900), rng.randint(0, 900), percent)
        )
    if not known:
        return None
    rows = [_as_printed(row, shape, units_printed=units_printed) for row in rows]
    if shape == "alternating" and rng.random() < 0.4:
        last = rows[-1]
        missing = CellSpec("", None, "missing")
        rows[-1] = ComparisonRow(last.label, last.indicator, None, None, last.current, missing)
    title = rng.choice(
        ("{y}年度主动公开情况对比表", "{y}年与{p}年公开情况对比表", "主要指标同比情况表")
    )
    return ComparisonSpec(
        shape=shape,
        title=title.format(y=year, p=year - 1),
        heads=heads,
        units_printed=units_printed,
        current_first=shape == "by_indicator" and rng.random() < 0.3,
        rows=tuple(rows),
    )


def _comparison_heads(
    rng: random.Random, shape: ComparisonShape, percent: str, year: int
) -> tuple[str, ...]:
    """Column names: indicator, unit, last year, this year, rate; or the rate word alone."""
    if shape == "alternating":
        return (
            rng.choice(("同比增长", "同比增长", "较上年增长"))
            + ("" if "%" in percent else "（%）"),
        )
    years = rng.choice(
        ((f"{year - 1}年", f"{year}年"), ("上年", "本年"), (f"{year - 1}年度", f"{year}年度"))
    )
    rates = ("增减%", "增减（%）", "同比增减（%）", "增长率（%）")
    first = rng.choice(("指标", "项目", "指标名称"))
    return (first, rng.choice(("单位", "计量单位")), *years, rng.choice(rates))


def _compared_row(
    item: tuple[str, str | None, str], now: int, before: int, percent: str
) -> ComparisonRow:
    label, code, unit = item
    change = change_percent(now, before)
    printed = CellSpec("—", None, "not_applicable")
    if change is not None:
        printed = CellSpec(percent.format(change), Decimal(change), "reported")
    previous = CellSpec(str(before), before, "reported")
    return ComparisonRow(label, code, unit, previous, CellSpec(str(now), now, "reported"), printed)


def _as_printed(
    row: ComparisonRow, shape: ComparisonShape, *, units_printed: bool
) -> ComparisonRow:
    """Leave out of a row what its table does not print."""
    unit = row.unit if units_printed else None
    previous = row.previous if shape == "by_indicator" else None
    return ComparisonRow(row.label, row.indicator, unit, previous, row.current, row.change)
