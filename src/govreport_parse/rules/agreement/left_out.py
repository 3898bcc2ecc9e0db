"""Figures that their own sentence leaves out of what the report counts, or gives to other bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govreport_parse.arithmetic.context import Context
from govreport_parse.model.document import Locator
from govreport_parse.rules.agreement.wording import folded_words, following, paragraphs
from govreport_parse.text.patterns import lazy_pattern

__all__ = ["left_out", "of_others"]

# 下属6个站所自行办班14期，不在此列; 各乡镇另制发规范性文件11件，未列入本表.
_NOT_COUNTED = lazy_pattern(
    r"[^。;()\d]{0,24}?(?:[不没未](?:有|再|予)?(?:被|一并)?(?:计算|统计|纳入|列入|计入|算[进入]?|并入|包[括含]|含)"
    r"|不在|(?<=本表)不含|(?:各?自|另)行?(?:统计|报送|汇总|公布))"
    r"(?:[在进入到]?(?:内|来|去|其中|此列|之列|本表|统计|总数|(?:上述|本表|统计)?(?:数字|数据|范围)))?(?=[,。;)]|$)"
)
_LAST_MARK = lazy_pattern(".*[,，;；。:：(（]", re.DOTALL)
# 厅属8家单位自己办班11期, 基层分局被提起复议6件.
_OTHERS = lazy_pattern(
    r"(?:[省市区县旗州镇乡]直|[下所直][属辖]|基层|[局厅委办院镇乡县市区街]属)[^,;。:()]{0,10}(?:部门|单位|机构|学校|医院|站所|分局|中心|企业|公司|村|社区)"
    r"|(?:自己|自行|自主)(?:举?办|组织|召?开|印发|制作)"
)
# 面向直属单位举办培训班, 培训机关及直属单位人员: they came to what the body held.
_CAME = lazy_pattern("面向|(?:培训|召集)[^,;。:()]{0,8}机关|机关(?:[科处]室|干部)?[及和、与]")
# 直属单位办班19次，受训870人: of the same bodies.
_GOES_ON = lazy_pattern(
    r",(?:共|累计)?(?:参训|受训|培训|参加|接受)?(?:人员|人数)?\d[\d,]*(?:余|多)?(?:人次?|名)"
)


def left_out(context: Context) -> Iterator[Locator]:
    """The places of figures that are said not to be counted."""
    for statement, words in following(context):
        if _NOT_COUNTED.match(words):
            yield statement.at


def of_others(context: Context) -> Iterator[Locator]:
    """The places of figures whose clause names bodies below the one that reports."""
    last, done, others = "", 0, False
    for statement, line, begin in context.once(paragraphs):
        end = (statement.at.end or 0) - begin
        mark = _LAST_MARK.match(line, 0, end)
        clause = 0 if mark is None else mark.end()
        goes_on = (
            others and line is last and _GOES_ON.match(folded_words(line, done, end)) is not None
        )
        words = folded_words(line, clause, end)
        of_them = _OTHERS.search(words) is not None and _CAME.search(words) is None
        others = goes_on or of_them
        last, done = line, end
        if others:
            yield statement.at
