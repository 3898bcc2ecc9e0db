"""Lines that a crawler prints above the text, and lines that are the text."""

from __future__ import annotations

import pytest

from govreport_parse.page.crawler_record import fields_of_record

TITLE = "青石县林业局2023年政府信息公开工作年度报告"
URL = "https://www.example.gov.cn/art/1.html?title=3&id=7"


def entries(text: str) -> dict[str, str]:
    return {field.key: field.value for field in fields_of_record(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"url: {URL} title: {TITLE} date: 2024-01-22", {"url": URL, "title": TITLE, "date": "2024-01-22"}),
        (f"URL={URL} Title={TITLE}", {"url": URL, "title": TITLE}),
        (f"[url] {URL} [title] {TITLE}", {}),
        (f"[url]: {URL} [title]: {TITLE}", {"url": URL, "title": TITLE}),
        (f"id\t12\turl\t{URL}\ttitle\t{TITLE}", {"id": "12", "url": URL, "title": TITLE}),
        (f"# title: {TITLE}", {"title": TITLE}),
        (f"网址：{URL} 标题：{TITLE}", {"网址": URL, "标题": TITLE}),
        (f"抓取时间 2024-02-03 url={URL} title={TITLE}", {"抓取时间": "2024-02-03", "url": URL, "title": TITLE}),
        (f'{{"title": "{TITLE}", "views": 3, "site": "青石\\u53bf"}}', {"title": TITLE, "site": "青石县"}),
        (f'[{{"标题": "{TITLE}", "text": "cut of', {"标题": TITLE}),
        (f"12,{URL},{TITLE},2024-01-20", {"title": TITLE}),
        (f"{URL} {TITLE} 2024-01-20", {"title": TITLE}),
        (f"{URL} 政府信息公开年报", {}),
        (f"{URL} {TITLE}已公布。", {}),
        (TITLE, {}),
        ("name of the page", {}),
        ("本报告可在网站（url：http://a.gov.cn）下载", {}),
        (f"title: {TITLE} text: 一、总体情况。全年平稳", {}),
        ("title: " + "甲" * 993, {"title": "甲" * 993}),
        ("title: " + "甲" * 994, {}),
    ],
)  # fmt: skip
def test_entries(text: str, found: dict[str, str]) -> None:
    assert entries(text) == found
