"""Defects of the narrative: GR31x, GR40x, GR505."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import govreport_parse as gp
from benchmarks.defects.kit import (
    CARRIED_IN,
    CARRIED_OUT,
    RECEIVED,
    TOTAL,
    Defect,
    Kind,
    Page,
    changed,
    figure,
    opens,
    printed,
    read,
    render,
    says,
)
from tests.rendering.grids.spec import GridSpec

_PROBLEMS = 4


def other_period(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    last = spec.year - 1
    text = f"本报告中所列数据的统计期限自{last}年1月1日起，至{last}年12月31日止。"
    return Defect(render(opens(replace(spec, opening=()), text), page, rng))


def long_phone(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    text = f"联系电话：0551-{rng.randint(10**9, 10**10 - 1)}。"
    return Defect(render(opens(replace(spec, opening=()), text), page, rng))


def wrong_notice(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    notice = "〔2021〕30号" if spec.form == "2019" else "〔2019〕60号"
    text = f"本报告按国办公开办函{notice}编制。"
    return Defect(render(opens(replace(spec, opening=()), text), page, rng))


def lost_point(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    text = "主要做法：一是完善制度，明确责任；三是加强培训，提升能力。"
    return Defect(render(says(spec, text), page, rng))


def postcode_as_email(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    code = rng.randint(100000, 859999)
    return Defect(render(opens(spec, f"邮政编码：{code}，电子邮箱：{code}。"), page, rng))


def other_body(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    if not spec.agency.endswith(("区人民政府", "县人民政府")):
        return None
    made = opens(spec, "本报告由白鹭洲区人民政府办公室编制。")
    data = render(made, page, rng)
    own = gp.parse(data).agency.name or ""
    return None if "白鹭洲" in own else Defect(data)  # nothing else on the page says whose it is


def old_words(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    text = f"{spec.year - 1}年，我们将继续充实公开内容，改进服务。"
    return Defect(render(says(spec, text, _PROBLEMS), page, rng))


def too_many_parts(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    whole = rng.randint(100, 900)
    text = f"全年发布政策解读材料{whole}篇，其中文字解读{whole - 20}篇，图表解读{rng.randint(21, 60)}篇。"
    return Defect(render(says(spec, text), page, rng))


def wrong_rate(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    before = rng.randint(100, 400)
    now = before + rng.randint(50, 200)
    wrong = round((now - before) / before * 100) + rng.randint(3, 20)
    text = f"全年政策解读材料由上年的{before}篇增至{now}篇，增长{wrong}%。"
    return Defect(render(says(spec, text), page, rng))


def too_few_parts(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    first, second = rng.randint(20, 80), rng.randint(10, 40)
    text = f"全年发布政策解读材料{first + second + 6}篇，分别为：文字解读{first}篇，图表解读{second}篇。"
    return Defect(render(says(spec, text), page, rng))


def all_upheld(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """均获维持, where some were corrected."""
    upheld, total = ("reconsideration.upheld", None), ("reconsideration.total", None)
    corrected = ("reconsideration.corrected", None)
    if any(figure(spec, key) is None for key in (upheld, total, corrected)):
        return None
    others = [("reconsideration.other", None), ("reconsideration.pending", None)]
    cells = {upheld: 5, corrected: 3, total: 8, **dict.fromkeys(others, 0)}
    made = changed(spec, {key: printed(value) for key, value in cells.items()})
    text = "因政府信息公开被申请行政复议8件，均获维持。"
    return Defect(render(says(made, text), page, rng), (upheld,))


def wrong_completion(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    """办结率 of all requests at hand, with some carried out."""
    keys = [(code, "total") for code in (RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT)]
    received, carried, done, left = (figure(spec, key) for key in keys)
    if None in (received, carried, done, left) or not left or not done:
        return None
    if received is None or round(done / received * 100) == 99:
        return None
    rate = round(100 * done / (done + left)) - 9
    text = f"政府信息公开申请办结率为{rate}%。"
    return Defect(render(says(spec, text), page, rng)) if rate > 0 else None


def wrong_part_count(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    return Defect(render(opens(spec, "全文由总体情况等七个部分组成。"), page, rng))


def unbalanced(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    if any((s.topic or "").startswith("requests") for s in read(spec, page, rng).statements):
        return None
    text = "收到政府信息公开申请12件，上年结转1件；办结12件，结转下年度0件。"
    return Defect(render(says(spec, text), page, rng))


def late(spec: GridSpec, rng: random.Random, page: Page) -> Defect | None:
    made = replace(spec, published=date(spec.year + 1, 6, rng.randint(1, 28)))
    data = render(made, page, rng)
    return Defect(data) if gp.parse(data).published is not None else None


KINDS: dict[str, Kind] = {
    "GR310": other_period,
    "GR311": long_phone,
    "GR312": wrong_notice,
    "GR313": lost_point,
    "GR314": postcode_as_email,
    "GR315": other_body,
    "GR316": old_words,
    "GR402": too_many_parts,
    "GR403": wrong_rate,
    "GR404": too_few_parts,
    "GR406": all_upheld,
    "GR407": wrong_completion,
    "GR408": wrong_part_count,
    "GR409": unbalanced,
    "GR505": late,
}
