"""Generated pages and documents as heavy as published ones, the same in every run.

Reports of forms 2014, 2019 and 2021 in all styles and layouts of tests/rendering, their narrative
brought to the length that such reports have, with site furniture around the article and markup
pasted from Word in it until the page has the size of published pages: 48 to 218 KB, median 96.
Half of them are in GB encodings. Beside these `heavy` pages stand the same reports as Word alone makes them
(`pasted`), and as light as they are printed (`light`).
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import rendering
from tests.rendering import grids, pdf

Key: TypeAlias = tuple[str, str | None]

# The reference report's narrative has about 3,800 characters; those since 2019 are shorter.
NARRATIVE = {"2014": (2200, 4200), "2019": (1200, 2600), "2021": (1200, 2600)}
SIZES = (48_000, 62_000, 74_000, 86_000, 96_000, 106_000, 124_000, 158_000, 218_000)
# Layouts whose tables are not there to be read.
WITHOUT_TABLES = grids.LOSSY_LAYOUTS
PROSE = (
    "区政府办公室统筹推进政务公开，按季度通报各单位落实情况，督促问题整改到位。",
    "结合机构改革调整信息公开领导小组，主要负责人任组长，日常工作由办公室承担。",
    "围绕群众关心的教育、医疗、社会保障等领域，及时公布办事指南和政策依据。",
    "修订信息公开指南和目录，规范栏目设置，清理重复栏目和失效链接。",
    "严格执行先审查、后公开制度，凡拟公开的信息均由经办人、科室负责人和分管领导逐级审核。",
    "利用门户网站、公示栏、便民服务中心等渠道，方便企业和群众查询。",
    "对涉及个人隐私、商业秘密的内容作技术处理后再行发布，未发生失泄密事件。",
    "公开内容还不够全面，个别单位更新不够及时，与群众的期待仍有差距。",
    "2019年5月15日新修订的《中华人民共和国政府信息公开条例》施行后，组织工作人员学习。",
    "答复申请严格按照法定时限，在20个工作日内办结，确需延期的及时告知申请人。",
    "国办发〔2016〕80号文件印发后，制定实施细则，明确责任分工和完成时限。",
    "下一步，将继续健全制度，强化培训，提高公开质量和服务水平。",
)
FIGURES = (
    "全年通过政府网站发布信息{}条，其中政务动态{}条、通知公告{}条，同比增长12.5%。",
    "召开政府信息公开工作会议{}次，举办培训班{}期，参加人员{}人次。",
    "办理网站留言{}件，解答群众咨询{}次，回复率100%，接待来访{}人次。",
    "政务微信公众号推送{}条，较上年增加{}条；政务微博发布{}条。",
)
_NAVIGATION = (
    '<li class="nav-item fl"><a href="/col/col{0}/index.html" target="_blank" class="nav-link">{1}</a>'
    '<ul class="sub-nav"><li><a href="/art/{0}/more.html" title="{1}">更多{1}</a></li></ul></li>\n'
)
_NAMES = (
    "新闻中心",
    "政务服务",
    "互动交流",
    "数据开放",
    "走进本区",
    "专题专栏",
    "乡镇街道",
    "部门站点",
)
_SCRIPT = (
    "<script>var item{0} = document.getElementById('box{0}'); if (item{0}) {{ item{0}.onclick = "
    "function () {{ location.href = '/search?page={0}'; }}; }}</script>\n"
)
_CJK_RUN = (
    '<span style="font-family:仿宋_GB2312;mso-hansi-font-family:宋体;font-size:16.0pt;'
    'color:#333333">{}</span>'
)
_DIGIT_RUN = (
    '<span lang="EN-US" style="font-family:\'Times New Roman\';mso-fareast-font-family:仿宋_GB2312;'
    'font-size:16.0pt">{}</span>'
)
_CELL = (
    ' width="76" valign="center" style="width:57.2pt;border:1.0000pt solid windowtext;'
    'padding:0pt 5.4pt 0pt 5.4pt;mso-border-alt:0.5pt solid windowtext;"'
)
_PARAGRAPH = (
    ' class="MsoNormal" style="margin:0pt 0pt 0.0001pt;text-indent:32.0pt;'
    'mso-char-indent-count:2;line-height:28pt"'
)
# Growth for which every run of text has a span of its own.
_ALL = 4
_UNTOUCHED = re.compile(
    r"(?is)<(head|script|style|title|a|h\d|select|textarea|option)\b.*?</\1\s*>|<!.*?>"
)
_TEXT = re.compile(r">([^<>]+)(?=<)")
_RUN = re.compile(r"[0-9A-Za-z.%-]+|(?:&[#\w]+;|[^0-9A-Za-z.%&-])+|.")


@dataclass(frozen=True, slots=True)
class Page:
    """A page or document: its bytes, their encoding, and what its form prints.

    Attributes
    ----------
    cells
        For each cell of the form its value, status and unit.
    rows
        The printed rows: the label, and the texts of the cells behind it.
    """

    name: str
    data: bytes
    encoding: str
    cells: dict[Key, tuple[Any, str, str | None]]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def heavy(count: int) -> list[Page]:
    """The first `count` pages as heavy as published ones."""
    return [_page(number, _made_heavy) for number in range(count)]


def pasted(count: int) -> list[Page]:
    """The same reports pasted from Word: each cell, paragraph and run has its style, and nothing stands around."""
    return [_page(number, _made_of_runs) for number in range(count)]


def light(count: int) -> list[Page]:
    """The same reports without any markup that does not say what they are."""
    return [_page(number, lambda html, *_: html) for number in range(count)]


#: The sets by their names.
SETS: dict[str, Callable[[int], list[Page]]] = {"heavy": heavy, "pasted": pasted, "light": light}


def documents(count: int) -> list[Page]:
    """Reports of the same kind as DOCX files."""
    return [_document(number) for number in range(count)]


def printed() -> list[Page]:
    """A report as a PDF file of our own writing."""
    return [Page("pdf/report", pdf.report(), "", {}, ())]


def _document(number: int) -> Page:
    rng = random.Random(f"document {number}")
    spec, form = _report(number, rng)
    if form == "2014":
        style = "docx"
        data = rendering.render_docx(spec, rng)
    else:
        style = rng.choice([name for name in grids.DOCX_LAYOUTS if name not in WITHOUT_TABLES])
        data = grids.render_grid(spec, "docx", style, rng)
    return Page(f"{form}/{style}/{number}", data, "", *_printed(spec))


def _printed(spec: Any) -> tuple[dict[Key, Any], tuple[tuple[str, tuple[str, ...]], ...]]:
    if isinstance(spec, grids.GridSpec):
        cells = dict(grids.expected_cells(spec))
        rows = tuple((r.label, tuple(c.text for c in spec.cells_of(r))) for r in spec.rows)
        return cells, rows
    known = rendering.expected_readings(spec).items()
    cells = {(code, None): cell for code, cell in known}
    rows = tuple((r.row.label, (r.cell.text,)) for r in spec.table if not r.row.group)
    return cells, rows


def _report(number: int, rng: random.Random) -> tuple[Any, str]:
    form = ("2014", "2019", "2014", "2021")[number % 4]
    spec: Any = (
        rendering.random_report(rng) if form == "2014" else grids.random_grid_report(rng, form)
    )
    return replace(spec, sections=_lengthened(spec.sections, rng, NARRATIVE[form])), form


def _page(number: int, dressed: Callable[[str, int, str, random.Random], str]) -> Page:
    rng = random.Random(f"page {number}")
    spec, form = _report(number, rng)
    encoding = "gb18030" if number % 8 < 4 else "utf-8"
    if form == "2014":
        style = list(rendering.HTML_STYLES)[number // 2 % len(rendering.HTML_STYLES)]
        html = rendering.render_html(spec, style, rng, encoding, "match").decode(encoding)
    else:
        whole = [name for name in grids.HTML_LAYOUTS if name not in WITHOUT_TABLES]
        style = whole[number // 4 % len(whole)]
        html = grids.render_grid(spec, "html", style, rng).decode("utf-8")
        html = re.sub(
            r"charset=([\"']?)utf-8", rf"charset=\g<1>{encoding}", html, flags=re.IGNORECASE
        )
    html = dressed(html, SIZES[number % len(SIZES)], encoding, rng)
    data = html.encode(encoding, errors="xmlcharrefreplace")
    return Page(f"{form}/{style}/{number}", data, encoding, *_printed(spec))


def _lengthened(sections: tuple[Any, ...], rng: random.Random, span: tuple[int, int]) -> Any:
    """The sections with prose added until the narrative has a length within the span."""
    target = rng.randint(*span)
    extra: list[list[str]] = [[] for _ in sections]
    length = sum(len(text) for section in sections for text in section.paragraphs)
    while length < target:
        sentences = rng.sample(PROSE, rng.randint(2, 4))
        if rng.random() < 0.25:
            figures = (rng.randint(2, 900) for _ in range(3))
            sentences.append(rng.choice(FIGURES).format(*figures))
        text = "".join(sentences)
        rng.choice(extra).append(text)
        length += len(text)
    return tuple(
        replace(section, paragraphs=(*section.paragraphs, *more))
        for section, more in zip(sections, extra, strict=True)
    )


def _made_heavy(html: str, target: int, encoding: str, rng: random.Random) -> str:
    """The page with markup pasted from Word and furniture, about `target` bytes long."""

    def size() -> int:
        return len(html.encode(encoding, errors="xmlcharrefreplace"))

    for pattern, attributes in ((r"<td(?=[\s>])", _CELL), (r"<p(?=>)", _PARAGRAPH)):
        if size() < target * 0.8:
            html = re.sub(pattern, lambda m, added=attributes: m.group() + added, html)
    if size() < target * 0.8:
        html = _with_runs(html, target / size(), rng)
    furniture = (
        _NAVIGATION.format(rng.randrange(9000), rng.choice(_NAMES))
        if i % 2
        else _SCRIPT.format(rng.randrange(9000))
        for i in range(10_000)
    )
    top: list[str] = []
    missing = target - size()
    while missing > 0:
        top.append(next(furniture))
        missing -= len(top[-1].encode(encoding))
    body = re.search(r"(?i)<body[^>]*>", html)
    at = body.end() if body else 0
    return f'{html[:at]}\n<div class="nav"><ul>{"".join(top)}</ul></div>\n{html[at:]}'


def _made_of_runs(html: str, _target: int, _encoding: str, rng: random.Random) -> str:
    for pattern, attributes in ((r"<td(?=[\s>])", _CELL), (r"<p(?=>)", _PARAGRAPH)):
        html = re.sub(pattern, lambda m, added=attributes: m.group() + added, html)
    return _with_runs(html, _ALL, rng)


def _with_runs(html: str, growth: float, rng: random.Random) -> str:
    """Each run of text in a span of its own, as Word pastes it."""
    pieces = []
    position = 0
    for skipped in _UNTOUCHED.finditer(html):
        pieces += [html[position : skipped.start()], skipped.group()]
        position = skipped.end()
    pieces.append(html[position:])
    share = min(1.0, growth / _ALL)

    def runs(match: re.Match[str]) -> str:
        text = match[1]
        if not text.strip() or rng.random() > share:
            return match.group()
        return ">" + "".join(
            (_DIGIT_RUN if run[0].isascii() and run[0] != "&" else _CJK_RUN).format(run)
            for run in _RUN.findall(text)
        )

    return "".join(piece if i % 2 else _TEXT.sub(runs, piece) for i, piece in enumerate(pieces))
