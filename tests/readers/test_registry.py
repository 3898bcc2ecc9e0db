"""The table of formats, and who follows it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import govreport_parse as gp
from govreport_parse import readers
from govreport_parse.model import vocabularies
from govreport_parse.readers import registry
from govreport_parse.readers.formats import Format, Given
from govreport_parse.readers.text import layouts, protocol

FOLDER = Path(registry.__file__).parent


class TestTable:
    def test_every_folder_is_an_entry(self) -> None:
        folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
        declared = [import_module(f"govreport_parse.readers.{name}").FORMAT for name in folders]
        assert {one.id for one in declared} == set(vocabularies.FORMATS) == folders
        assert [one for one in registry.FORMATS if not isinstance(one, Format)] == []

    def test_nothing_is_named_twice(self) -> None:
        suffixes = [suffix for one in registry.FORMATS for suffix in one.suffixes]
        for names in (suffixes, [one.name for one in registry.FORMATS]):
            assert len(set(names)) == len(names)
        assert [s for s in suffixes if s != s.lower() or not s.startswith(".")] == []

    def test_the_package_of_readers_gives_documents_alone(self) -> None:
        assert readers.__all__ == ["Readable", "read_document"]

    def test_what_is_no_text_is_recognised_by_its_bytes(self) -> None:
        zipped, page = Given(name="甲", data=b"PK\x03\x04"), Given(name="甲", data=b"", text="<p>")
        for given, is_text, found in (
            (zipped, False, "docx"), (zipped, True, "text"), (page, True, "html"), (page, False, None),
        ):  # fmt: skip
            one = registry.recognised(given, is_text=is_text)
            assert (None if one is None else one.id) == found


BEGINNINGS = [(kind, begins) for kind in registry.FOREIGN for begins in kind.begins]


class TestForeign:
    @pytest.mark.parametrize(("kind", "begins"), BEGINNINGS, ids=lambda value: repr(value)[:20])
    def test_each_says_what_it_is_and_what_to_do(
        self, kind: registry.Foreign, begins: bytes
    ) -> None:
        with pytest.raises(kind.error) as caught:
            gp.read_document(begins + kind.holds + b"\0" * 9, name="甲.bin")
        what, what_zh = kind.what
        assert caught.value.message("en").startswith(f"甲.bin: {what}; ")
        assert what_zh in caught.value.message("zh")
        assert caught.value.message("zh").isascii() is False
        if kind.advice is not None:
            assert caught.value.message("en").endswith(f"; {kind.advice[0]}")
            assert caught.value.message("zh").endswith(f"{what_zh}；{kind.advice[1]}")

    def test_none_is_taken_for_another(self) -> None:
        for kind, begins in BEGINNINGS:
            data = begins + kind.holds
            assert next(one for one in registry.FOREIGN if one.recognises(data)) is kind

    def test_what_is_read_is_not_foreign(self) -> None:
        for data in (b"PK\x03\x04", b"<html>", "一、概述".encode(), b"Book", b"R", b""):
            foreign = registry.foreign(Given(name="甲", data=data))
            assert (foreign is None) == (not data.startswith(b"BM"))

    def test_the_formats_that_are_read_are_named(self) -> None:
        error = registry.unsupported("甲", "a media file", "媒体文件")
        assert (
            error.message("en")
            == "甲: a media file; give HTML, PDF, OFD, DOCX, DOC, RTF, ODT, XLSX, MHTML or text"
        )
        assert (
            error.message("zh")
            == "甲: 不支持的格式（媒体文件）；请提供HTML、PDF、OFD、DOCX、DOC、RTF、ODT、XLSX、MHTML或文本"
        )

    @pytest.mark.parametrize(
        ("names", "listed"), [(["A"], "A"), (["A", "B"], "A or B"), (["A", "B", "C"], "A, B or C")]
    )
    def test_lists_of_names(self, names: list[str], listed: str) -> None:
        assert registry._listed(names, ", ", " or ") == listed


class TestLayouts:
    def test_every_module_that_reads_is_in_the_table(self) -> None:
        folder = FOLDER / "text"
        modules = [
            import_module(f"govreport_parse.readers.text.{path.stem}")
            for path in folder.glob("*.py")
            if path.stem != "__init__"
        ]
        reading = {module.read for module in modules if "read" in getattr(module, "__all__", ())}
        assert reading == set(layouts.LAYOUTS)
        assert len(layouts.LAYOUTS) == len(reading) == 15

    def test_each_has_the_same_signature(self) -> None:
        expected = list(protocol.Layout.__call__.__annotations__.values())
        for read in layouts.LAYOUTS:
            assert list(read.__annotations__.values()) == expected
