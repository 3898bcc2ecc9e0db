"""A pattern that is compiled at its first use is the compiled one to whoever uses it."""

from __future__ import annotations

import pickle
import re

import pytest

from govreport_parse.text.patterns import lazy_pattern

TEXTS = ("", "受理12件", "受理12件,办结3件", "无")


@pytest.mark.parametrize(
    ("pattern", "flags"), [(r"\d+件", 0), ("(?P<word>受理|办结)", 0), ("[A-Z]|$", re.IGNORECASE)]
)
def test_it_answers_as_the_compiled_pattern_does(pattern: str, flags: int) -> None:
    compiled, lazy = re.compile(pattern, flags), lazy_pattern(pattern, flags)
    assert (lazy.pattern, lazy.flags, lazy.groups) == (pattern, compiled.flags, compiled.groups)
    assert lazy.groupindex == compiled.groupindex
    for text in TEXTS:
        for method in ("search", "match", "fullmatch"):
            mine, theirs = getattr(lazy, method)(text), getattr(compiled, method)(text)
            assert (mine and mine.span()) == (theirs and theirs.span())
        assert lazy.findall(text) == compiled.findall(text)
        assert [m.span() for m in lazy.finditer(text, 1)] == [
            m.span() for m in compiled.finditer(text, 1)
        ]
        assert lazy.split(text) == compiled.split(text)
        assert lazy.sub("", text) == compiled.sub("", text)
        assert lazy.subn("", text) == compiled.subn("", text)


def test_it_is_compiled_once_and_when_first_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    compile_ = re.compile

    def compiled(*args: object) -> object:
        asked.append(args)
        return compile_(*args)  # type: ignore[call-overload]

    monkeypatch.setattr(re, "compile", compiled)
    lazy = lazy_pattern(rb"\d", re.ASCII)
    assert lazy.pattern == rb"\d"
    assert asked == []
    assert lazy.search(b"1") is not None
    assert lazy.sub(b"", b"1") == b""
    assert lazy.subn(b"", b"1") == (b"", 1)
    assert asked == [(rb"\d", re.ASCII)]


def test_no_pattern_is_an_error_at_its_first_use() -> None:
    lazy = lazy_pattern("(")
    with pytest.raises(re.error):
        lazy.search("甲")


def test_it_goes_to_another_process_used_or_not() -> None:
    lazy = lazy_pattern(r"\d+")
    assert pickle.loads(pickle.dumps(lazy)).findall("1、20") == ["1", "20"]  # noqa: S301
    assert lazy.search("1") is not None
    assert pickle.loads(pickle.dumps(lazy)).findall("1、20") == ["1", "20"]  # noqa: S301


def test_what_a_pattern_lacks_it_lacks() -> None:
    with pytest.raises(AttributeError):
        _ = lazy_pattern("甲").nothing  # type: ignore[attr-defined]
    assert repr(lazy_pattern("甲")) == "lazy_pattern('甲')"
