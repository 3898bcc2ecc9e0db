"""What every page of ours holds: words in both languages, nothing that a document could run."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

import pytest

from govreport_parse.outputs.web import both, is_own_page, render


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_a_page_opens_in_the_language_asked_for(lang: str, code: str) -> None:
    assert f'<html lang="{code}">' in render("base.html", lang=lang)


def test_only_its_own_script_and_style_may_run() -> None:
    page = render("base.html", lang="zh")
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page)
    allowed = policy.replace("&#39;", "'")
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert f"{directive} {digest(source)}" in allowed
    assert allowed.startswith("default-src 'none'")
    assert "unsafe" not in allowed


def test_words_of_a_document_are_text() -> None:
    assert both("<b>县\u202e", "a & b") == (
        '<span lang="zh-CN">&lt;b&gt;县\\u202e</span><span lang="en">a &amp; b</span>'
    )
    assert both("GR301", "GR301") == "GR301"


def test_a_page_says_who_made_it_in_its_head_alone() -> None:
    made = render("base.html", lang="en").encode()
    assert is_own_page(made)
    mark = made[made.index(b"<meta name") :].partition(b"\n")[0]
    assert not is_own_page(made.replace(mark, b"") + mark)  # words of a document
