"""The comparable form of a body's name."""

from __future__ import annotations

from govreport_parse.text.cache import kept
from govreport_parse.text.fold import fold
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["normalise_name"]

# Each pair names one body: the long form and the one that print shortens it to.
_SHORTENED = (
    (lazy_pattern("^中华人民共和国(?=.)"), ""),
    (lazy_pattern("^中国(?=人民银行)"), ""),
    (lazy_pattern("中国共产党"), "中共"),
    (lazy_pattern("人民政府"), "政府"),
    (lazy_pattern("管理委员会$"), "管委会"),
    (lazy_pattern("(?<=街道)办事处"), "办"),
    (lazy_pattern("(?<=.)办公室$"), "办"),
)
# Short names of departments that stand for one long name each; at the end of a body's name.
_SHORT_DEPARTMENTS = {
    "发改委": "发展和改革委员会", "发改局": "发展和改革局", "教体局": "教育体育局", "教体委": "教育体育委员会",
    "科技局": "科学技术局", "工信局": "工业和信息化局", "民宗局": "民族宗教事务局", "人社局": "人力资源和社会保障局",
    "自规局": "自然资源和规划局", "住建局": "住房和城乡建设局", "住建委": "住房和城乡建设委员会",
    "文旅局": "文化和旅游局", "卫健委": "卫生健康委员会", "卫健局": "卫生健康局", "退役军人局": "退役军人事务局",
    "卫计委": "卫生和计划生育委员会", "卫计局": "卫生和计划生育局", "食药监局": "食品药品监督管理局",
    "工商局": "工商行政管理局", "质监局": "质量技术监督局", "环保局": "环境保护局", "安监局": "安全生产监督管理局",
    "应急局": "应急管理局", "市监局": "市场监督管理局", "市场监管局": "市场监督管理局", "医保局": "医疗保障局",
    "城管局": "城市管理局", "城管委": "城市管理委员会", "国资委": "国有资产监督管理委员会", "教委": "教育委员会",
    "经信委": "经济和信息化委员会", "经信局": "经济和信息化局", "民宗委": "民族宗教事务委员会",
    "民族宗教委": "民族宗教事务委员会", "民族宗教局": "民族宗教事务局", "经开区": "经济技术开发区", "高新区": "高新技术产业开发区",
}  # fmt: skip
# Departments that print leaves 和 out of, or 员会 (国家卫生健康委); a place has no two that differ in it. 商务和工业信息化局
# has its 和.
_JOINED = (
    ("发展", "改革"), ("住房", "城乡建设"), ("人力资源", "社会保障"), ("工业", "信息化"), ("经济", "信息化"), ("自然资源", "规划"),
    ("规划", "自然资源"), ("卫生", "计划生育"), ("文化", "旅游"), ("文化广电", "旅游"),
)  # fmt: skip
_AND = lazy_pattern(
    f"({'|'.join(f'(?<={one})(?<!和{one}){other}' for one, other in _JOINED)})(?=(?:局|厅|委|委员会)$)"
)
_COMMISSION = lazy_pattern(
    f"({'|'.join(f'{one}和{other}' for one, other in _JOINED)}|卫生健康|国有资产监督管理|民族宗教事务|民族事务|城市管理|"
    "交通运输|交通|商务|教育|科学技术|农业农村)委$"
)
# 宗教委 is no 教委.
_SHORT = lazy_pattern(f"(?<!宗)({'|'.join(_SHORT_DEPARTMENTS)})(?=$|管委会$)")
_MARKS = lazy_pattern(r"[\"'.·,、;:*-]|\(本级\)|\(机关\)|\(汇总\)")
# 国有资产监督管理委员会 is no 管委会.
_BOARD = lazy_pattern("(?:监督|城市)管理委员会$")


@kept()
def normalise_name(name: str) -> str:
    """`name` in the form that two prints of one body share.

    Blanks, quotes, bracket styles and script do not count, nor do long and short forms that mean the
    same (人民政府 and 政府, 办公室 and 办 at the end, 教体局 and 教育体育局, 卫生健康委 and 卫生健康委员会).
    A body and its office stay apart, as do bodies of different words: 发展和改革委员会 is not matched with
    发展改革局.

    >>> normalise_name("淮安市洪澤區 人民政府辦公室")
    '淮安市洪泽区政府办'
    """
    text = _MARKS.sub("", fold(name))
    board = _BOARD.search(text)
    for pattern, short in _SHORTENED:
        if board is None or short != "管委会":
            text = pattern.sub(short, text)
    text = _SHORT.sub(lambda match: _SHORT_DEPARTMENTS[match[1]], text)
    return _COMMISSION.sub(r"\1委员会", _AND.sub(r"和\1", text))
