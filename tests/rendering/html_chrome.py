"""What stands round the article: navigation, metadata boxes, side lists, footers."""

from __future__ import annotations

import random

from .bodies import other_places
from .markup import escape
from .spec import ReportSpec

_NAV = (
    "首页",
    "政务要闻",
    "政府信息公开",
    "政务服务",
    "互动交流",
    "走进本地",
    "数据发布",
    "专题专栏",
)
_HOT = (
    "关于开展冬季消防安全检查的通知",
    "{py}年部门决算公开说明",
    "{y}年第3批中央财政补助资金安排公示",
    "城乡居民医疗保险缴费时间延长至2月28日",
    "12345热线一周办理情况",
    "关于公布12个便民服务点的公告",
)


def meta_tags(spec: ReportSpec, rng: random.Random) -> str:
    """The meta elements that government sites print for harvesters."""
    day = spec.published.isoformat()
    tags = [
        f'<meta name="SiteName" content="{spec.site}">',
        f'<meta name="ArticleTitle" content="{escape(spec.title)}">',
        f'<meta name="PubDate" content="{day} {rng.randint(8, 18):02d}:{rng.randint(0, 59):02d}">',
        f'<meta name="ContentSource" content="{spec.agency}">',
        '<meta name="ColumnName" content="政府信息公开年报">',
    ]
    return "\n".join(rng.sample(tags, rng.randint(2, len(tags))))


def navigation(rng: random.Random) -> str:
    """A list of site sections."""
    items = rng.sample(_NAV, rng.randint(5, len(_NAV)))
    return "<ul>" + "".join(f'<li><a href="/">{item}</a></li>' for item in items) + "</ul>"


def breadcrumb(spec: ReportSpec, rng: random.Random) -> str:
    """The path of the page within the site."""
    mark = rng.choice((" &gt; ", "&gt;&gt;", " / ", "&nbsp;&raquo;&nbsp;"))
    path = [
        "首页",
        "政府信息公开",
        rng.choice(("信息公开年报", "政府信息公开年度报告", "年度报告")),
    ]
    if rng.random() < 0.5:
        path.append(f"{spec.year}年")
    lead = rng.choice(("当前位置：", "您的位置：", "您所在的位置：", ""))
    return lead + mark.join(f'<a href="#">{item}</a>' for item in path)


def metadata_pairs(spec: ReportSpec, rng: random.Random) -> list[tuple[str, str]]:
    """Keys and values of the metadata box; some values are empty."""
    day = spec.published
    printed = rng.choice((day.isoformat(), f"{day.year}年{day.month:02d}月{day.day:02d}日"))
    index = f"{rng.randint(0, 999999999):09d}/{day.year}-{rng.randint(1, 99999):05d}"
    pairs = [
        (rng.choice(("索引号", "索 引 号", "信息索引号")), index),
        (
            rng.choice(("组配分类", "信息分类", "主题分类")),
            rng.choice(("政府信息公开年报", "年度报告")),
        ),
        (rng.choice(("发布机构", "发文机关", "发布单位")), spec.agency),
        (rng.choice(("发文日期", "生成日期", "公开日期", "成文日期")), printed),
        (rng.choice(("名称", "标题", "信息名称", "标 题")), spec.title),
        (rng.choice(("文号", "发文字号", "文 号")), ""),
        (rng.choice(("主题词", "关键词")), rng.choice(("", "信息公开 年度报告"))),
    ]
    if rng.random() < 0.4:
        pairs.append((rng.choice(("有效性", "时效")), "有效"))
    if rng.random() < 0.3:
        pairs.append(("点击数", str(rng.randint(10, 9999))))
    if len(pairs) % 2:
        pairs.append(("公开方式", "主动公开"))
    return pairs


def metadata_table(spec: ReportSpec, rng: random.Random) -> str:
    """The box as a table with two pairs in a row."""
    pairs = metadata_pairs(spec, rng)
    colon = rng.choice(("：", ":", ""))
    rows: list[str] = []
    for left, right in zip(pairs[::2], pairs[1::2], strict=True):
        cells = "".join(
            f"<td><b>{key}{colon}</b></td><td>{escape(value)}</td>" for key, value in (left, right)
        )
        rows.append(f"<tr>{cells}</tr>")
    body = "\n".join(rows)
    return f'<table class="xxgk_head" width="100%" border="0">\n{body}\n</table>\n'


def metadata_list(spec: ReportSpec, rng: random.Random) -> str:
    """The box as a list."""
    items = "".join(
        f"<li><label>{key}：</label><span>{escape(value)}</span></li>\n"
        for key, value in metadata_pairs(spec, rng)
    )
    return f'<ul class="headInfo clearfix">\n{items}</ul>\n'


def info_line(spec: ReportSpec, rng: random.Random) -> str:
    """Date, source and counter under the title."""
    clicks = rng.randint(3, 20000)
    parts = [
        f"{rng.choice(('发布时间', '发布日期', '时间'))}：{spec.published.isoformat()}",
        f"来源：{spec.agency}",
        f'{rng.choice(("浏览次数", "点击数", "访问量"))}：<span id="hits">{clicks}</span>',
        '字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]',
    ]
    return "&nbsp;&nbsp;".join(parts[: rng.randint(2, 4)])


def side_lists(spec: ReportSpec, rng: random.Random) -> str:
    """Links to the reports of other years and of other places, and recent news."""
    name = spec.region
    years = [year for year in range(spec.year - 4, spec.year + 3) if year != spec.year]
    own = "".join(
        f'<li><a href="/xxgk/{year}.html">{name}{year}年政府信息公开工作年度报告</a></li>\n'
        for year in rng.sample(years, 4)
    )
    others = "".join(
        f'<li><a href="#">{place}{spec.year}年政府信息公开工作年度报告</a>'
        f"<em>{spec.year + 1}-0{n}-1{n}</em></li>\n"
        for n, place in enumerate(other_places(rng, 3), start=1)
    )
    news = "".join(
        f'<li><a href="#">{text.format(y=spec.year, py=spec.year - 1)}</a></li>\n'
        for text in rng.sample(_HOT, 3)
    )
    return (
        f"<h3>历年年报</h3>\n<ul>\n{own}</ul>\n<h3>相关报告</h3>\n<ul>\n{others}</ul>\n"
        f"<h3>最新信息</h3>\n<ul>\n{news}</ul>\n"
    )


def share_bar(rng: random.Random) -> str:
    """Buttons and the picture code."""
    code = '<img src="/qr.png" alt="扫一扫在手机打开当前页" width="90" height="90">'
    buttons = (
        '<a href="javascript:window.print()">打印</a> '
        '<a href="javascript:window.close()">关闭窗口</a>'
    )
    return rng.choice(
        (
            f'<div class="share">分享到：{buttons}</div>{code}<p>扫一扫在手机打开当前页</p>',
            f'<div class="btns">【{buttons}】</div>',
        )
    )


def neighbours(spec: ReportSpec, rng: random.Random) -> str:
    """The links to the pages before and after."""
    place = rng.choice(other_places(rng, 3))
    return (
        f'<p>上一篇：<a href="#">{spec.region}{spec.year - 1}年政府信息公开工作年度报告</a></p>\n'
        f'<p>下一篇：<a href="#">{place}{spec.year}年政府信息公开年度报告</a></p>\n'
    )


def footer(spec: ReportSpec, rng: random.Random) -> str:
    """Who runs the site; a telephone only where it is the one of the report."""
    lines = [
        f"主办：{spec.site}编辑部",
        f"备案号：ICP备{rng.randint(5000000, 19999999):08d}号",
        f"网站标识码：{rng.randint(10**9, 10**10 - 1)}",
        f"版权所有 &copy; {spec.published.year}　建议使用1024*768以上分辨率浏览",
    ]
    if "phone" in spec.contact and rng.random() < 0.4:
        lines.append(f"联系电话：{spec.contact['phone']}")
    return "<br>".join(lines)


def script(rng: random.Random) -> str:
    """A script and a style sheet with text that nobody sees."""
    return (
        '<script type="text/javascript">\n//<![CDATA[\n'
        f'var tips = "政府网站公开政府信息数 条 {rng.randint(1, 999)}";\n'
        "if (1 < 2 && tips.length > 0) { document.title = document.title; }\n"
        "//]]>\n</script>\n"
        '<style type="text/css">\n.tc{text-align:center} td > p{margin:0} /* 统计表 */\n</style>\n'
    )


def hidden(spec: ReportSpec) -> str:
    """Things that stand in the source but are not shown."""
    return (
        f'<div style="display:none"><p>{escape(spec.title)}</p><p>主动公开政府信息1条</p></div>\n'
        '<input type="hidden" id="year" value="2013">\n'
        "<template><table><tr><td>统计指标</td><td>统计数</td></tr></table></template>\n"
    )
