"""The same report in other dress has the same hash; another report, however alike, has not."""

from __future__ import annotations

import random
import re

import pytest

import govreport_parse as gp
from govreport_parse.archive.work import text_hash as text_hashes
from govreport_parse.archive.work.text_hash import text_hash
from tests import rendering
from tests.pages import modern_page, page
from tests.rendering import grids

_HTML = tuple(("html", style) for style in rendering.HTML_STYLES)
_OTHERS = (("text", "seed"), ("text", "bars"), ("text", "spans"), ("docx", "docx"))


def hash_of(data: bytes | str) -> str:
    return text_hash(gp.parse(data.encode() if isinstance(data, str) else data))


def posting(spec: rendering.ReportSpec, style: tuple[str, str], seed: int) -> bytes:
    rng = random.Random(seed)
    match style:
        case ("html", name):
            return rendering.render_html(spec, name, rng, rng.choice(["utf-8", "gb18030"]), "match")
        case ("text", name):
            return rendering.render_text(spec, name, rng)
        case _:
            return rendering.render_docx(spec, rng)


def named(seed: int) -> rendering.ReportSpec:
    """A random report whose title names the body, as a re-post must."""
    rng = random.Random(seed)
    while True:
        spec = rendering.random_report(rng)
        if not re.match(r"\s*\d", spec.title):
            return spec


@pytest.mark.parametrize("seed", range(6))
def test_postings_of_one_report(seed: int) -> None:
    spec = named(seed)
    hashes = {
        style: hash_of(posting(spec, style, seed + k)) for k, style in enumerate((*_HTML, *_OTHERS))
    }
    assert set(hashes.values()) == {hashes["html", "trs"]}


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("kind", ["M1", "M3", "M4"])
def test_foreign_mirrors(form: str, kind: str) -> None:
    spec = grids.random_grid_report(random.Random(3), form)
    data = grids.render_grid(spec, "html", "headed", random.Random(3))
    assert hash_of(grids.mirror(data, kind, random.Random(3))) == hash_of(data)


SENTENCE = "<p>一、概述</p><p>全年培训1,200人。</p><p>其他渠道公开12条</p>"


@pytest.mark.parametrize(
    "posted",
    [
        page(SENTENCE).replace("1,200", "1200"),
        page(SENTENCE).replace("1,200", "1200").replace("人。", "人．。"),
        page(SENTENCE.replace("培训", "\n培 训 ")),
        page(SENTENCE + "<p>青石区人民政府</p><p>2017年3月1日</p>"),
        page("<h1>2016年青石区政府信息公开工作年度报告</h1>" + SENTENCE),
        page("<p>发布时间：2017-03-01 浏览次数：815</p>" + SENTENCE),
        page("<p>一、概况</p>" + SENTENCE.partition("</p>")[2]),
    ],
)
def test_what_does_not_count(posted: str) -> None:
    assert hash_of(posted) == hash_of(page(SENTENCE))


def test_a_sentence_over_two_lines() -> None:
    begun = "全年主动公开政府信息815条，其中通过政府网站公开600条，通过政务微博和政务微信公开"
    whole = page(f"<p>一、概述</p><p>{begun}215条。</p>")
    assert hash_of(whole.replace(begun, f"{begun}<br>")) == hash_of(whole)


@pytest.mark.parametrize(
    "other",
    [
        page(SENTENCE, {"proactive.total": "1"}),
        page(SENTENCE, {"proactive.total": ""}),
        page(SENTENCE, {"proactive.total": "/"}),
        page(SENTENCE.replace("1,200", "1,201")),
        page(SENTENCE.replace("1,200人", "1人，讲座200人")),
        page(SENTENCE.replace("12条", "13条")),
        page(SENTENCE, title="2017年青石区政府信息公开工作年度报告"),
        page(SENTENCE, title="2016年青石区教育局政府信息公开工作年度报告"),
        page(SENTENCE.replace("培训", "集中培训")),
    ],
)
def test_what_makes_another_report(other: str) -> None:
    assert hash_of(other) != hash_of(page(SENTENCE))


def test_a_title_without_a_body_does_not_merge_two_bodies() -> None:
    pages = [
        page(SENTENCE + f"<p>{name}</p>", title="2016年政府信息公开工作年度报告")
        for name in ("联系单位：青石区人民政府办公室", "联系单位：白石区人民政府办公室")
    ]
    assert hash_of(pages[0]) != hash_of(pages[1])


@pytest.mark.parametrize("seed", range(8))
def test_every_cell_counts(seed: int) -> None:
    rng = random.Random(seed)
    spec = grids.random_grid_report(rng, "2021")
    data = grids.render_grid(spec, "html", "headed", rng).decode()
    cells = [m for m in re.finditer(r">(\d+)</", data) if data[: m.start()].count("<table")]
    cell = rng.choice(cells)
    changed = data[: cell.start(1)] + str(int(cell[1]) + 1) + data[cell.end(1) :]
    assert hash_of(changed) != hash_of(data)


def test_a_modern_page_and_its_year() -> None:
    assert hash_of(modern_page(year=2022)) != hash_of(modern_page(year=2023))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("收到申请３件", "收到申请 3 件"),
        ("收到1,000.5件，a²b", "收到 1000.5 件a ² b"),
        ("①公开_条", " ① 公开条"),
        ("共1 2件", "共 12 件"),
    ],
)
def test_numbers_stand_apart_from_letters(text: str, words: str) -> None:
    assert text_hashes._words(text) == words
