"""Changes to the tables of a report, on the spec."""

from __future__ import annotations

import random
from dataclasses import replace

from .printing import CellStyle, empty_cell, print_cell
from .spec import GridSpec, RowSpec

_SLIPS = {
    "规": "归", "范": "犯", "政": "正", "处": "外", "罚": "法", "申": "甲", "请": "清",
    "公": "工", "开": "开开", "信": "讯", "复": "付", "理": "里", "项": "顶", "秘": "密",
    "案": "按", "征": "正", "收": "牧", "数": "数数", "议": "义", "诉": "讼", "件": "仵",
}  # fmt: skip
_REWORDINGS = {
    "documents.normative": ("行政规范性文件数", "规范性文件数"),
    "powers.licensing": ("行政许可事项", "行政许可决定"),
    "powers.other_services": ("其他对外管理和服务事项", "其他管理服务事项"),
    "powers.penalty": ("行政处罚事项", "行政处罚决定"),
    "powers.coercion": ("行政强制事项", "行政强制措施"),
    "charges.administrative": ("行政事业性收费项目", "行政事业收费"),
    "procurement.centralized": ("政府采购", "集中采购"),
    "requests.received": ("一、本年度新收政府信息公开申请数量", "一、本年新收信息公开申请数"),
    "requests.carried_in": ("二、上年度结转政府信息公开申请数量", "二、上年结转申请数量"),
    "requests.carried_out": ("四、结转下年度办理", "四、结转至下年度继续办理"),
    "requests.outcome.granted": ("（一）公开", "（一）同意公开"),
    "requests.outcome.partially_granted": ("（二）部分公开", "（二）部分予以公开"),
    "requests.outcome.total": ("（七）总数", "（七）合计"),
    "requests.outcome.refused.state_secret": ("1.涉及国家秘密", "1.属国家秘密"),
    "requests.outcome.refused.prohibited_by_law": ("2.其他法律、行政法规禁止公开",),
    "requests.outcome.refused.endangers_security": ("3.危及三安全一稳定",),
    "requests.outcome.refused.third_party_rights": ("4.保护第三方权益",),
    "requests.outcome.unavailable.not_held": ("1.本机关不掌握", "1.本单位不掌握相关政府信息"),
    "requests.outcome.unavailable.needs_creation": ("2.没有现成信息、需要另行制作",),
    "requests.outcome.not_processed.petition": ("1.信访、举报、投诉类申请",),
    "requests.outcome.not_processed.publication": ("3.要求提供公开出版物的申请",),
    "proactive.total": ("主动公开政府信息数", "主动公开的信息总数"),
    "requests.answered": ("答复申请总数", "对申请答复总数"),
    "reconsideration.total": ("申请行政复议数", "行政复议件数"),
    "litigation.total": ("提起行政诉讼数", "行政诉讼件数"),
}
_EXTRA = {
    "一": ("其他文件", "政策性文件", "党组文件"),
    "五": ("公共服务事项", "行政确认"),
    "六": ("行政检查", "行政裁决"),
    "八": ("经营服务性收费", "政府性基金"),
    "九": ("分散采购",),
}
_EXTRA_REQUESTS = {
    "不予公开": ("9.其他依法不予公开的情形", "9.其他"),
    "无法提供": ("4.其他无法提供的情形",),
    "不予处理": ("6.其他不予处理情形",),
    "其他处理": ("4.申请人主动撤回",),
}
_EXTRA_LOCAL = ("其中：公开财政信息数", "其中：镇办公开信息数", "公开栏更新次数")


def _with_rows(spec: GridSpec, rows: list[RowSpec]) -> GridSpec:
    return replace(spec, rows=tuple(rows))


def stem_of(row: RowSpec) -> str:
    """The code that a row's cells have in common; empty for a row the form has not."""
    if not row.keys:
        return ""
    code = row.keys[0][0]
    return code.rsplit(".", 1)[0] if row.table == "disclosure" else code


def drop_row(spec: GridSpec, i: int) -> GridSpec:
    """Leave a row out."""
    rows = list(spec.rows)
    del rows[i]
    return _with_rows(spec, rows)


def double_row(spec: GridSpec, i: int) -> GridSpec:
    """Print a row twice in succession, with the same figures."""
    rows = list(spec.rows)
    rows.insert(i, rows[i])
    return _with_rows(spec, rows)


def swappable(spec: GridSpec) -> list[tuple[int, int]]:
    """Pairs of rows of one table that stand in the same block and under the same groups."""
    places = range(len(spec.rows))
    return [
        (i, j)
        for i in places
        for j in places[i + 1 :]
        if _surroundings(spec.rows[i]) == _surroundings(spec.rows[j])
    ]


def _surroundings(row: RowSpec) -> tuple[str, str, tuple[str, ...]]:
    return row.table, row.block, row.groups


def swap_rows(spec: GridSpec, i: int, j: int) -> GridSpec:
    """Exchange two rows with their labels and figures; they must stand in the same group."""
    rows = list(spec.rows)
    if _surroundings(rows[i]) != _surroundings(rows[j]):
        raise ValueError("rows of different groups cannot change places")
    rows[i], rows[j] = rows[j], rows[i]
    return _with_rows(spec, rows)


def reword_row(spec: GridSpec, i: int, rng: random.Random) -> GridSpec:
    """Print a row under other words or with one slip; the table of remedies has no label."""
    rows = list(spec.rows)
    label = rows[i].label
    choices = [text for text in _REWORDINGS.get(stem_of(rows[i]), ()) if text != label]
    mark = 2 if label[1:2] in ".．、" else 3 if label[:1] in "(（" else 0
    places = [n for n, letter in enumerate(label) if n >= mark and letter in _SLIPS]
    if places and len(label) - mark > 3:
        place = rng.choice(places)
        choices.append(label[:place] + _SLIPS[label[place]] + label[place + 1 :])
    if choices:
        rows[i] = replace(rows[i], label=rng.choice(choices))
    return _with_rows(spec, rows)


def insert_row(spec: GridSpec, i: int, rng: random.Random) -> GridSpec:
    """Add a row that the form has not, below row i and in its block or group."""
    rows = list(spec.rows)
    near = rows[i]
    if near.table == "remedies":
        return spec
    cells = len(near.keys) or len(near.extra)
    style = CellStyle()
    extra = tuple(
        print_cell("", rng.choice((0, rng.randint(0, 60))), style, None) for _ in range(cells)
    )
    label = rng.choice(_extra_labels(near))
    aside = extra[0] if near.aside is not None else None
    row = replace(near, label=label, keys=(), extra=extra, line="", aside=aside)
    rows.insert(i + 1, row)
    return _with_rows(spec, rows)


def _extra_labels(near: RowSpec) -> tuple[str, ...]:
    """Rows that one may meet below a row."""
    if near.table == "disclosure":
        return _EXTRA[near.block]
    if near.table == "local":
        return _EXTRA_LOCAL
    group = near.groups[-1][3:] if len(near.groups) > 1 else ""
    return _EXTRA_REQUESTS.get(group, ("其中：通过网络提出",))


def blank_column(spec: GridSpec, applicant: str, style: str) -> GridSpec:
    """Empty the whole column of an applicant; ``style`` is "blank" or the mark to print."""
    mark = "" if style == "blank" else style
    cells = {
        key: empty_cell(mark) if key[1] == applicant else cell for key, cell in spec.cells.items()
    }
    return replace(spec, cells=cells)
