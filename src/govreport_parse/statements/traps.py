"""What only looks like a figure of the year: blotted out, or known by its words.

All patterns run on folded text (half-width, no blanks).
"""

from __future__ import annotations

import re

from govreport_parse.text.numerals import UNIT
from govreport_parse.text.patterns import lazy_pattern
from govreport_parse.topics.leads import guarded

__all__ = ["blot_traps", "governing_year", "without_cut_figures", "without_plans"]

_LOSS = "\ufffd"  # of what a reader could not decode
_BLOT = "□"  # one for each blotted character, so that positions stay

_NAMES = r"《[^》]{0,60}(?=》)"
# Document numbers, also damaged: 国办发〔2016〕80号, 中办发[20168号. They may begin with any character.
_DOCUMENT_NUMBERS = (
    r"[\u4e00-\u9fff]{0,12}+[\[(]\d{4,6}[\])]?[\u4e00-\u9fff]{0,6}第?\d*号(?:文件?)?"
)
_BRACKETED_NUMBER = lazy_pattern(r"[\[(]\d{4}")
_AT_WORDS = (
    # case numbers, 湘0626行初22号 after a year
    r"[\[(]\d{4}[\])][\u4e00-\u9fff]{1,3}\d+[\u4e00-\u9fff]{1,4}\d+号"
    r"|(?:令|字|函|文)?第\d+(?:号|条|次|届|位|期|批|章|款|项|名|个|家|场)(?:令)?|第[(]?[一二三四五六七八九十]+[)]?(?:条|项|款|次|届|位|批|名|个)(?!\d)|[一二三四五六七八九十]届[一二三四五六七八九十]+次"
    # telephones, postcodes, addresses, hosts
    r"|(?:电话|传真|邮编|邮政编码|邮箱|热线|号码)(?:\([^()]*\))?[::为是]{0,2}[\d()\-—、/转]{5,}"
    r"|\(0\d{2,3}\)?-?\d{7,8}|[A-Za-z_.+-][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9.-]{1,80}|(?:https?://|www\.)[\w./?=&%-]+"
    # notes of the form's own labels: 不同渠道和方式公开相同信息计1条
    r"|(?:前进|提升|上升|下降|后退|排名|第|列|居前|前)\d+位|[一1][条项件个](?:不漏|不少|不落|不差)|计1[条次]|[两二三四五六七八九十][项类](?=合计|共计|相加|之和|共|占)"
    # 线上线下两条线公开, 坚持两条腿走路
    r"|[两二2三3]条(?:主?线(?!路|索)|腿|路径|战线|主渠道)"
    # what singles out a kind: 仅执法案卷一项就有58件
    r"|(?<=[\u4e00-\u9fff])[一1](?:项|类|种|条理由)(?=(?:就|便|即|也)|(?:占|达|最|过半|全年|有|是)?\d)"
    # rules and deadlines: 每周至少更新5次, 在3个工作日内
    r"|每(?:天|日|周|月|季度?|年|半年|个?工作日)[^,;。]{0,10}?\d+(?:次|条|篇|期|个)"
    r"|每[次期场批班会][^,;。\d]{0,6}\d+余?(?:人次?|名)"
    rf"|[在于]\d+个?(?:工作日|小时|分钟|天)(?:内|以内|之内)?|不超过\d+(?:字|{UNIT})"
)
_AT_DIGITS = (
    # dates, also damaged (20251月1日, 2018年11日)
    r"(?:20\d{2,3}年?)?\d{1,2}月(?:\d{1,2}日)?|\d{1,4}年\d{1,2}日|\d{4,5}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}日(?!均)"
    # telephones, addresses
    r"|0\d{2,3}\)?-?\d{7,8}|[0-9][A-Za-z0-9_.+-]{0,63}@[A-Za-z0-9.-]{1,80}|(?<!\d)1\d{10}(?!\d)"
    r"|(?<!\d)(?:12345|12315|12331|12320|12328|12333|12369|12319|96\d{3})(?!\d)(?![条件次个人户])"
    r"|\d+(?:弄|号楼|室|楼|层|栋|路)|\d{1,2}[:.]\d{2}(?=[至到-])|5[·.]15"
    # groups of digits that make no number: 21,053,0元 may be 210,530, and 1,2345件 is neither 1 nor
    # 2345. A date after a comma is none of them: 公开12,2021年
    r"|(?<![\d.,'’])(?![1-9]\d{0,2}(?:,\d{3})+(?!\d|[,'’]\d))\d++(?:[,'’]\d++)+(?![年月日号])"
    # deadlines: 3个工作日内, 24小时
    r"|\d+个?(?:工作日|小时|分钟|天)(?:内|以内|之内)?|\d+字(?:以内)?|\d+章\d+条"
    r"|\d{4}(?:-|至|—)\d{4}(?:学年|年度?)"
)
# Up to four digits are a trap only before a character that one of these goes on with, which spares
# trying them all on an ordinary figure (365条).
_TRAP_DIGITS = r"(?=\d{5}|\d{1,4}[年月日@.,'’:·/)—至号弄楼室章层栋路个工小分天字A-Za-z_+-])"
_OTHERS = rf"(?=\d){_TRAP_DIGITS}(?:{_AT_DIGITS})|(?!\d)(?:{_AT_WORDS})"
_TRAPS = lazy_pattern(guarded(f"{_NAMES}|{_OTHERS}"))
_TRAPS_AND_DOCUMENTS = lazy_pattern(f"{_NAMES}|{_DOCUMENT_NUMBERS}|{guarded(_OTHERS)}")
# Names with numbers: "百千万工程", '十四五'. Pair by pair, so that a closing mark opens none.
_QUOTED = lazy_pattern(r"\"[^\"。]{0,40}\"")
# Digits, or a slogan: "办结一件申请、解决一个问题".
_NUMBERED = lazy_pattern(r"(?<!免予公开范围)\d|[一两][件个项次][^\"]{1,8}[、,]")
# No figure; keeps the rest linear. A search that begins with a class finds its characters at once.
_LONG_RUN = lazy_pattern(r"[\w.](?:(?<=\d)\d{18,}|[\w.]{399,})", re.ASCII)
# So many characters at least: one of any that many stands in it.
_SHORTEST_RUN, _OF_RUN = 19, lazy_pattern(r"[\w.]", re.ASCII)
# A lost character and the digits at it: 8\ufffd5条 is neither 8 nor 5.
_LOST = lazy_pattern(
    r"(?:(?<![\d.,])[\d.,]++|(?<![一二三四五六七八九十百千零])[一二三四五六七八九十百千零]++)?\ufffd(?:[\d.,\ufffd]++|[一二三四五六七八九十百千零\ufffd]++)?"
)
# Half a figure at the end of a line, and no telephone number; half of one at the beginning of the next,
# and no date or number of a heading.
_CUT_END = lazy_pattern(r"(?<![\d)—-])\d{1,6}\Z")
# 12人 | 次: the unit is another.
_CUT_UNIT = lazy_pattern(r"\d[\d.]*+万?[人件条场]\Z")
_CUT_BEGINNING = lazy_pattern(r"\A\d{1,6}(?![\d年月日号.、)-]|\Z)")
# A ground is named before its consequence: 因政府信息公开引起的 行政复议 is about the latter.
_GROUND = lazy_pattern(
    r"因[^,;。]{0,24}?(?:引起|引发|导致|产生|提起|申请(?=行政复议|复议)|受到|而?被)(?:的)?"
    r"|针对[^,;。]{0,20}?(?:的|提出的)"
    # 未因办理申请收取费用, 没有就申请收取费用: it is charges that are denied
    r"|(?:因(?!此|而)|(?<=[未有])[就对])[^,;。\d没未]{0,24}?(?=收[取费过])"
)
# 2022年和2021年收到申请分别为98件和80件: figures of two years, told apart by their order alone.
_TWO_YEARS = lazy_pattern(
    r"20\d\d年度?[、和与及]20\d\d年度?[^,;。\d]{0,16}分别[^,;。\d]{0,12}[\d.]{1,9}[^,;。\d]{1,4}[\d.]{1,9}"
)
_PLAN = lazy_pattern(
    guarded(
        r"下一步|(?<!结转)(?<!结转至)(?<!结转到)(?<!转入)(?<!转至)(?<!转到)(?<!转)(?<!延至)(?<!延到)(?<!留至)(?<!留到)(?<!向)(?<![件条宗][到至入])下一?年度?(?!.{0,6}(?:办理|答复))|(?<![转留延结移件条宗][到至入转])明年|今后|力争|争取|(?<!工作)(?<!规划)(?<!年度)(?<!行动)(?<!采购)(?<!发展)(?<!招生)(?<!供应)(?<!供地)(?<!抽检)(?<![列纳]入)计划(?!生育|规划|信息|统计|总结|、|类|文件|\"(?:栏|专))|拟于|拟在|拟开展|拟(?:保留|废止|修订|修改)|拟"
        r"(?:新|再)|将(?:继续|进一步|力争|确保|不少于|在20|于20|把)|目标(?:任务)?[是为]|(?<![转留延结移][到至入转])来年"
        r"|准备(?:[再把将从多]|于20|在20)|(?<![的按原照期])打算(?=[^,。;:、的])"
    )
)
_CLAUSE = lazy_pattern("[,;。:]")
# 废止4件、拟修改3件: one item of a list is planned.
_LISTED = lazy_pattern(rf"\d(?:{UNIT})、$")
_YEAR = lazy_pattern(
    guarded(
        r"(?P<prefix>较|比|与|同|承接|截至|截止到?|(?:结转|转结|转|顺延|延|留|移)(?:至|到|入|自|待)?|(?<=[转延续留移])[至到入]|[从由自](?=(?:20\d\d年|上年|去年|上一年)度?(?:末|底)?(?:结转|转|带|延续|遗留|留))|延续办理|接续办理|继续办理)?(?:(?P<year>(?:19|20)\d\d)年|(?P<last>上年|去年|上一年|前年)"
        r"|(?P<this>本年|今年|(?<!年)(?<!年度)全年|年内|当年)|(?P<part>[上下]半年|[一二三四1-4]季度|(?<![\d日至到—~-])(?:(?!0?1月?[-至到—~]12月)\d{1,2}月?[-至到—~])?\d{1,2}月份?(?=(?:[单当全]月|一个月|共|新|就)*(?:收到|受理|新收|接到))))(?P<carried>度?(?:末|底)?的?(?:(?<=[上去一]年)(?:没有|无|未有)结转|(?<=[上去一]年度)(?:没有|无|未有)结转|(?:结转|转结)(?:20\d\d年\Z)?|转入|转来|遗留|未办结|未办完|(?:没|没有|尚未|未能?)办(?![理件])|向(?:本年|今年)|带|未结|旧存|未答复|结存|接转|延续|结余|留存|剩余|跨年|顺延|滚存)|度?(?:末|底)?(?:(?:行政(?:许可|处罚|强制|事业性收费)|其[他它]对外管理服务)(?:事项|项目)|(?:事项|项目)数?))?"
        r"(?P<named>度?(?:部门|财政|预算|决算|预决算|政府工作|法治|政府信息公开工作年度)|(?:度|同期)?的(?:\d|[一两二三四五])(?=\d*倍))?"
    )
)
# One of these stands in whatever dates a figure, after so many characters at most: 延续办理2023年.
_OF_TIME, _BEFORE_SIGN = lazy_pattern("[年季月]"), 12
_SINCE = lazy_pattern(r"[^,;。年]{0,18}以来")
# Other years, each with its figure: they date no clause after that.
_SERIES = lazy_pattern(r"(?:(?:度|年度)?[、和至到]20\d\d年度?)*+[^,;。\d]{0,8}分别")
_OF_ITEMS = lazy_pattern("(?:事项|项目|行政(?:许可|处罚|强制|事业性收费))由?$")
# A date before it, or work on the report itself, which leaves what follows to the year: 于2013年1月编制, 2013年前完成.
_BEFORE_IT = lazy_pattern(
    r"(?:年度?|年?初)?(?:前|之前|以前|的?检查|的?考核)|年?(?<![从由自])\d{1,2}月(?![^,;。]{0,4}(?:起|开始))"
)
# Bases of comparison, and the year that something is carried over to.
_OTHERWISE = lazy_pattern("[较比与同结转顺延承接继留移至到入]")


def blot_traps(text: str) -> str:
    """`text` with what only looks like a figure blotted out, length unchanged."""
    if _OF_RUN.search(text[_SHORTEST_RUN - 1 :: _SHORTEST_RUN]):
        text = _LONG_RUN.sub(_blot, text)
    if _LOSS in text:
        text = _LOST.sub(_blot, text)
    if '"' in text:
        text = _QUOTED.sub(_blot_if_numbered, text)
    bracketed = ("(" in text or "[" in text) and _BRACKETED_NUMBER.search(text)
    traps = _TRAPS_AND_DOCUMENTS if bracketed else _TRAPS
    text = traps.sub(_blot, text)
    if "分别" in text:
        text = _TWO_YEARS.sub(_blot, text)
    return _GROUND.sub(_blot, text) if "因" in text or "对" in text or "就" in text else text


def without_cut_figures(text: str, above: str, below: str) -> str:
    """`text` without the halves of a figure that a line's end cuts in two (办结6 | 9件, 12人 | 次), blotted out.

    `above`, `below`: the paragraphs around it.
    """
    if text[-1:].isdigit() and _CUT_BEGINNING.match(below):
        text = _CUT_END.sub(_blot, text)
    if below.startswith("次"):
        text = _CUT_UNIT.sub(_blot, text)
    if text[:1].isdigit() and _CUT_END.search(above):
        text = _CUT_BEGINNING.sub(_blot, text, count=1)
    return text


def _blot(match: re.Match[str]) -> str:
    return _BLOT * (match.end() - match.start())


def _blot_if_numbered(match: re.Match[str]) -> str:
    numbered = _NUMBERED.search(match.group()) and "公开范围" not in match.group()
    return _blot(match) if numbered else match.group()


def without_plans(text: str, start: int, end: int) -> int:
    """Where a sentence's plans begin: the clause of the first word of a plan; else its end."""
    plan = _PLAN.search(text, start, end)
    if plan is None:
        return end
    if text[plan.start() - 1] == "、" and _LISTED.search(text[start : plan.start()]):
        return plan.start() - 1
    breaks = [match.end() for match in _CLAUSE.finditer(text, start, plan.start())]
    return breaks[-1] if breaks else start


def governing_year(
    text: str, start: int, position: int, reported: int | None
) -> tuple[int | None, bool, str | None]:
    """What dates a figure at `position`: a year or None, whether it is the last, the part of it (上半年).

    Bases of comparison (较2016年), carried-over requests (上年结转) and names (2021年度部门决算) date
    nothing; 全年 after a year later than the one `reported` is that one's (2013年准备…，全年公开不少于350条).
    """
    year: int | None = None
    last, later, part = False, False, None
    sign = _OF_TIME.search(text, start, position)
    if sign is None:
        return None, False, None
    for match in _YEAR.finditer(text, max(start, sign.start() - _BEFORE_SIGN), position):
        if _SINCE.match(text, match.end(), position):
            continue  # 自2008年5月1日以来: up to the end of the year reported on
        if _OTHERWISE.match(match["prefix"] or "") or match["carried"] or match["named"]:
            continue
        if match["last"] and _OF_ITEMS.search(text, max(start, match.start() - 8), match.start()):
            continue  # 许可事项上年为312项
        series = _SERIES.match(text, match.end(), position)
        if series is not None and _CLAUSE.search(text, series.end(), position):
            continue  # 2022年、2023年分别为398件、431件；上年结转31件
        if _in_closed_bracket(text, start, match.start(), position):
            continue  # 同比减少12.4%（上年3,788件），实施行政处罚164件
        if later and match["this"] not in (None, "今年"):
            continue
        part = match["part"]
        if part is None:
            year = int(match["year"]) if match["year"] else None
            last = match["last"] is not None
            later = year is not None and reported is not None and year > reported
            later = later and _BEFORE_IT.match(text, match.end("year")) is None
    return year, last, part


def _in_closed_bracket(text: str, start: int, at: int, position: int) -> bool:
    """Whether a place stands in a bracket that is closed before `position`."""
    if text.rfind("(", start, at) <= text.rfind(")", start, at):
        return False
    return text.find(")", at, position) >= 0
