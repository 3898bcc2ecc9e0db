"""Whose figures a sentence gives: the reporting body's or those of one of several, of all applicants or of some."""

from __future__ import annotations

from govreport_parse.model.records import Agency
from govreport_parse.statements.tokens import NARRATIVE_UNITS, Token
from govreport_parse.text.patterns import lazy_pattern

__all__ = [
    "goes_by_matter",
    "is_department_of_province",
    "is_office",
    "is_own_part",
    "names_applicants",
    "of_one_body",
    "of_some_applicants",
    "of_whole_province",
    "without_own_scope",
    "without_province",
]

# 县政府办收到31件, 各县区收到308件.
_ONE_BODY = lazy_pattern(
    r"直(?:属)?(?:部门|单位)|各?乡镇|各(?:县|区|市|旗|单位|部门)|县区|市区|区县|县部门|(?<![^,;。、(中])部门|分局|下属|所属|直属|街道|本级|本机关(?!不|没|未)|机关本部"
)
_OFFICE = lazy_pattern("(?:[省市区县旗镇]|人民)政府(?:信息)?(?:公开)?办(?:公[室厅])?")
_IS_OFFICE = lazy_pattern("政府办公?[室厅]$")
# 召开全省会议3次 is the department's own.
_PROVINCE = lazy_pattern(
    "(?P<own>(?:举办|召开|组织|开展|承办|主办|举行|面向|印发|编制|主持)(?:召开|开展|实施)?(?:了)?全省)|全省"
)
_DEPARTMENT = lazy_pattern("[厅局委办会](?:机关|本级|直接)|省[厅局委办]|[本我][厅局委办]|本级|机关")
_OWN_PART = lazy_pattern(
    "[,;。(]*(?:其中|属于?)?[,:]?(?:省|本|我)?[\\u4e00-\\u9fff]{0,4}(?:[厅局委办](?:机关|本级)?|本级|机关)"
    "(?:直接|自身|主动|负责|公开|发布|举办|组织|作出|办理|共|为|有|的)*"
)
_OF_PROVINCE = lazy_pattern("省政府(?!规章)")
_GOVERNMENT = lazy_pattern("(?:人民政府|政府办公厅|[省区])$")

_APPLICANT = "(?:自然人|公民|个人|居民|村民|企业|公司|法人|组织|机构|律所)"
# 自然人申请的84件已办结
_OF_APPLICANTS = lazy_pattern(f"{_APPLICANT}(?:申请|提出|提交|得到|获得?)[^,;。]{{0,6}}的$")
_APPLICANTS = lazy_pattern(f"[,;]?(?:在|对)?{_APPLICANT}(?:申请|提出|提交)?(?:的)?(?:申请)?(?:的)?")
# 自然人得到公开的5件，企业1件
_BECAME = lazy_pattern(
    rf"{_APPLICANT}[^,;。\d]{{0,4}}(?:得到|获得?|给予|予以|已|被)[^,;。\d]{{0,4}}(?:公开|答复|办结|提供)"
)
_BY = lazy_pattern(r"(?:(?<![^,;:。)、.])|(?<=申请))(?:从|按|以|分)[^,;。:\d]{1,12}[,:]")
_MATTER = lazy_pattern("内容|领域|事由|事项|主题|诉求")
# 主要集中在征收补偿22件、行政处罚29件, 内容涉及许可5件: what requests are about.
_ON_MATTERS = lazy_pattern(
    "(?:(?:主要|大?多|多数|内容|事项|问题|申请|分别|多)[^,;。:\\d]{0,4}(?:集中[在于]|涉及|反映|关于|有关)|集中[在于])[^;。]*$"
)
_BECAME_AFTER = lazy_pattern("(?:已|均|全部|都|则|在|于)[^,;。]{0,10}(?:办结|答复|公开|结转)")


def is_office(agency: Agency) -> bool:
    """Whether the reporting body is the office of a government."""
    return _IS_OFFICE.search(agency.name or "") is not None


def of_one_body(words: str, *, office: bool) -> bool:
    """Whether words before a number name one of the bodies that a report speaks of.

    `office`: an office of a government reports, of which 县政府办 is said.
    """
    return _ONE_BODY.search(words) is not None or (not office and _OFFICE.search(words) is not None)


def of_some_applicants(body: str, token: Token, facet: str) -> bool:
    """Whether a figure that goes by a facet counts what became of some applicants' requests.

    自然人得到公开的5件 is not all of theirs, nor all that was disclosed.
    """
    begin = max(body.rfind(mark, 0, token.start) + 1 for mark in ";。")
    words = body[begin : token.start]
    if facet != "applicant":
        return _OF_APPLICANTS.search(words) is not None
    after = _BECAME_AFTER.match(body, token.end)
    return _BECAME.search(words) is not None or after is not None


def names_applicants(words: str) -> bool:
    """Whether words before a number name some applicants, and nothing else: 个人申请的29件."""
    return _APPLICANTS.fullmatch(words) is not None


def goes_by_matter(body: str, token: Token, start: int, *, across: bool = True) -> bool:
    """Whether a list goes by what requests are about: 从内容看，公民身份类7件. `across`: commas, where only 主要集中在 says so."""
    lists = list(_BY.finditer(body, start, token.start))
    begin = lists[-1].end() if lists else start
    if lists and _MATTER.search(lists[-1].group()) is not None:
        return True
    on_matters = _ON_MATTERS.search(body, begin, token.start)
    # 内容涉及征地8件、城建4件，自然人提出5件: the matters end with their clause, for what may go by others.
    return on_matters is not None and (across or "," not in on_matters.group())


def without_own_scope(body: str, agency: Agency) -> str:
    """A paragraph without 全省 and 省政府 where the government of a province reports, whose own figures these are."""
    own = agency.level == "province" and not is_department_of_province(agency)
    return _OF_PROVINCE.sub("□政府", without_province(body)) if own else body


def without_province(body: str) -> str:
    """A paragraph without 全省, which of a department of the province says nothing foreign."""
    return body.replace("全省", "□□")


def is_department_of_province(agency: Agency) -> bool:
    """Whether a department of a province reports, of which 全省 says more than its own."""
    return agency.level == "province" and _GOVERNMENT.search(agency.name or "") is None


def of_whole_province(text: str, boundary: int, token: Token, *, before: bool) -> bool:
    """Whether a figure is of all bodies of a province, by its own words, else by those `before` in its sentence.

    举办全省系统培训2期 is what the department itself did.
    """
    words = text[boundary : token.start]
    if words.startswith("全省") and text[max(boundary - 1, 0)] in NARRATIVE_UNITS:
        words = words[2:]  # 举办1期全省系统培训班
    whole = [found for found in _PROVINCE.finditer(words) if found.lastgroup != "own"]
    department = _DEPARTMENT.search(words, whole[-1].end() if whole else 0)
    return department is None and (bool(whole) or before)


def is_own_part(words: str) -> bool:
    """Whether words before a number say no more than that it is the department's part: 其中厅机关3270条."""
    return _OWN_PART.fullmatch(words) is not None
