"""Findings as comments in the Word document that they are about."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import docx
import msgspec
import pytest
from docx.oxml.ns import qn
from lxml import etree

import govreport_parse as gp
from govreport_parse.model.document import Block, Locator, Paragraph, Table
from govreport_parse.outputs.comments import Annotated
from tests import word
from tests.commented import atoms, members, ranges, with_comments
from tests.conftest import ROOT
from tests.drafts import draft_of, written
from tests.outputs.printed import missing, printed
from tests.pages import modern_page, package, page, run, word_parts, zipped
from tests.rendering import word97

MAIN = "word/document.xml"
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FINDING = gp.Finding(
    rule="GR301", name="filed-under-sibling", severity="error", message="m", message_zh="甲",
    where="part 1", where_zh="第一部分", file="a.docx",
)  # fmt: skip


class Copy(msgspec.Struct):
    """A draft, its copy, and what is said of it."""

    draft: bytes
    data: bytes
    written: Annotated

    def texts(self) -> list[list[str]]:
        comments = docx.Document(io.BytesIO(self.data)).comments
        return [[paragraph.text for paragraph in one.paragraphs] for one in comments]

    def rows(self) -> list[str]:
        """The first cell of the row that each comment stands in; "" for one that is in no table."""
        marks = etree.fromstring(members(self.data)[MAIN]).iter(qn("w:commentRangeStart"))
        rows = [next(mark.iterancestors(qn("w:tr")), None) for mark in marks]
        return ["" if row is None else str(row[0].xpath("string()")) or "-" for row in rows]

    def assert_nothing_else_changed(self) -> None:
        before, after = members(self.draft), members(self.data)
        assert atoms(after[MAIN]) == atoms(before[MAIN])
        kept = set(before) - {MAIN, "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert {name: after[name] for name in kept} == {name: before[name] for name in kept}


def copied(
    draft: bytes, folder: Path, findings: Sequence[gp.Finding] | None = None, lang: str = "zh"
) -> Copy:
    path, out = folder / "draft.docx", folder / "out.docx"
    path.write_bytes(draft)
    found = gp.check(gp.parse(path)) if findings is None else findings
    said = gp.annotate(path, found, out, lang=lang, date=WHEN)
    copy = Copy(draft, out.read_bytes(), said)
    copy.assert_nothing_else_changed()
    assert path.read_bytes() == draft
    assert sorted(each.name for each in folder.iterdir()) == ["draft.docx", "out.docx"]
    return copy


@pytest.fixture(scope="module")
def seed(seed_text: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    return copied(draft_of(seed_text), tmp_path_factory.mktemp("seed"))


class TestReferenceReport:
    def test_four_comments_stand_where_their_findings_rest(self, seed: Copy) -> None:
        assert seed.written == Annotated(placed=4, at_top=0)
        assert list(ranges(seed.data).values()) == ["815条", "273", "273", "0"]
        assert seed.rows() == [
            "", "815", "5.其他方式公开政府信息数", "(一)召开政府信息公开工作会议或专题会议数",
        ]  # fmt: skip

    def test_each_says_what_is_found_and_the_other_places(self, seed: Copy) -> None:
        heads = [lines[0] for lines in seed.texts()]
        assert [head[:9] for head in heads] == [
            "【错误】GR402", "【警告】GR103", "【错误】GR301", "【错误】GR401",
        ]  # fmt: skip
        moved = "\n".join(seed.texts()[2])
        for words in (
            "273",
            "“4.政务微信公开政府信息数”",
            "\n位置：“附表”统计表",
            "第二部分（一）第1段",
            "\n建议核对",
        ):
            assert words in moved

    def test_they_are_signed(self, seed: Copy) -> None:
        comments = docx.Document(io.BytesIO(seed.data)).comments
        assert {(c.author, c.initials, c.timestamp) for c in comments} == {
            ("govreport", "GR", WHEN)
        }


def test_in_english(tmp_path: Path) -> None:
    copy = copied(written([*BLOCKS, FOUR]), tmp_path, [at(1, start=3, end=5)], "en")
    ((head, message),) = copy.texts()
    assert head.startswith("[error] GR301 ")
    assert message == "m"


TITLE = Paragraph(text="2016年青石区政府信息公开工作年度报告")
FOUR = Paragraph(text="全年召开会议4次。")
BLOCKS = (TITLE, Paragraph(text="一、概述"), FOUR, Paragraph(text="二、主动公开政府信息情况"), FOUR)


def at(block: int, **more: int) -> gp.Finding:
    return msgspec.structs.replace(FINDING, evidence=(Locator(block=block, **more),))


class TestPlaces:
    def test_a_finding_on_the_whole_report_stands_at_the_title(self, tmp_path: Path) -> None:
        copy = copied(written(BLOCKS), tmp_path, [FINDING, at(99), at(2, start=6, end=8)])
        assert copy.written == Annotated(placed=1, at_top=2)
        assert list(ranges(copy.data).values()) == [TITLE.text, TITLE.text, "4次"]
        assert [lines[-1] for lines in copy.texts()] == ["位置：第一部分", "位置：第一部分", "甲"]

    def test_sections_and_tables_that_are_missing_are_said_there(self, tmp_path: Path) -> None:
        copy = copied(draft_of(modern_page(remedies="")), tmp_path)
        assert copy.written.at_top > 0
        assert any("GR102" in lines[0] and "位置：" in lines[2] for lines in copy.texts())

    def test_of_several_places_the_first_that_prints_something_is_marked(
        self, tmp_path: Path
    ) -> None:
        table = Table(
            grid=gp.read_document("<table><tr><td>甲</td><td></td></tr></table>".encode())
            .blocks[0]
            .grid
        )  # type: ignore[union-attr]
        blank, text = Locator(block=5, row=0, column=1), Locator(block=2, start=6, end=8)
        for places, marked in (((blank, text), "4次"), ((blank,), ""), ((text, blank), "4次")):
            found = msgspec.structs.replace(FINDING, evidence=places)
            copy = copied(written([*BLOCKS, table]), tmp_path, [found])
            assert list(ranges(copy.data).values()) == [marked]
            assert copy.texts()[0][-1] == "位置：第一部分"

    def test_words_of_a_section_are_marked_where_one_paragraph_has_them(
        self, tmp_path: Path
    ) -> None:
        whole = gp.parse(written(BLOCKS)).sections[0].at
        for observed, marked in (
            ("4次", "4次"),
            ("４次", FOUR.text),
            ("5次", "一、概述"),
            (None, "一、概述"),
        ):
            found = msgspec.structs.replace(FINDING, evidence=(whole,), observed=observed)
            assert list(ranges(copied(written(BLOCKS), tmp_path, [found]).data).values()) == [
                marked
            ]
        twice = written([*BLOCKS[:3], *BLOCKS[2:]])
        found = msgspec.structs.replace(FINDING, evidence=(whole,), observed="4次")
        assert list(ranges(copied(twice, tmp_path, [found]).data).values()) == ["一、概述"]

    def test_what_a_page_has_around_the_report_moves_no_place(self, tmp_path: Path) -> None:
        chrome = [
            Paragraph(text=text)
            for text in ("首页 > 政府信息公开 > 年报", "字体：大 中 小", "打印本页")
        ]
        copy = copied(
            written([*chrome, *BLOCKS, Paragraph(text="版权所有：青石区人民政府")]),
            tmp_path,
            [at(2, start=6, end=8), at(0)],
        )
        assert list(ranges(copy.data).values()) == [TITLE.text, "4次"]

    def test_other_reports_are_named(self, tmp_path: Path) -> None:
        found = msgspec.structs.replace(at(2), where_zh="第一部分；2015年度报告（last.html）统计表")
        copy = copied(written(BLOCKS), tmp_path, [found])
        assert copy.texts()[0][-1] == "位置：第一部分；2015年度报告（last.html）统计表"

    def test_a_report_may_have_no_sections(self, tmp_path: Path) -> None:
        draft = written([TITLE, FOUR, Paragraph(text="全年主动公开信息218条。")])
        assert gp.parse(draft).sections == ()
        assert list(ranges(copied(draft, tmp_path, [at(1, start=6, end=8)]).data).values()) == [
            "4次"
        ]

    def test_of_many_rows_the_first_are_named(self, tmp_path: Path) -> None:
        def text(rows: int, lang: str) -> str:
            zh = "、".join(f"“（{k}）属于国家秘密”" for k in range(rows))
            en = ", ".join(f"“({k}) state secret”" for k in range(rows))
            last = ("；2015年度报告（last.html）", "; the report on 2015 (last.html)")
            found = msgspec.structs.replace(
                at(2), where_zh=f"统计表{zh}行{last[0]}", where=f"table, rows {en}{last[1]}"
            )
            return copied(written(BLOCKS), tmp_path, [found], lang).texts()[0][-1]

        assert (
            text(2, "zh")
            == "位置：统计表“（0）属于国家秘密”、“（1）属于国家秘密”行；2015年度报告（last.html）"
        )
        assert text(30, "zh").endswith("“（8）属于国家秘密”等行；2015年度报告（last.html）")
        assert text(2, "en").endswith("“(1) state secret”; the report on 2015 (last.html)")
        assert text(30, "en").endswith(
            "“(4) state secret” and others; the report on 2015 (last.html)"
        )

    def test_words_of_a_document_do_no_harm(self, tmp_path: Path) -> None:
        found = msgspec.structs.replace(
            at(2), message_zh="“\x1b[2J</w:t>\u202e31\n”", suggestion_zh="]]>&"
        )
        copy = copied(written(BLOCKS), tmp_path, [found])
        assert copy.texts()[0][1:] == ["“\\x1b[2J</w:t>\\u202e31 ”", "]]>&"]

    def test_what_a_document_includes_has_its_comment_at_the_top(self, tmp_path: Path) -> None:
        inner = page(values={"requests.received": "3"}).replace(
            "<h1>2016年青石区政府信息公开工作年度报告</h1>", ""
        )
        types = word.types(MAIN).replace('Extension="xml"', 'Extension="htm"')
        types = types.replace(
            "<Default", '<Default Extension="rels" ContentType="application/xml"/><Default'
        )
        parts = word_parts(
            f"<w:p><w:r><w:t>{TITLE.text}</w:t></w:r></w:p><w:altChunk r:id='c'/>",
            ("c", "aFChunk", "c.htm"), c__htm=inner,
        )  # fmt: skip
        copy = copied(zipped({"[Content_Types].xml": types, **parts}), tmp_path)
        assert copy.written.placed == 0
        assert set(ranges(copy.data).values()) == {TITLE.text}
        assert any("GR201" in lines[0] for lines in copy.texts())


BROKEN = page(values={"requests.received": "3", "complaints.total": "约6"})  # GR201, GR003


def unrolled(how: str) -> Iterator[Block]:
    """The report whose tables stand as lines: a cell a line, or a row."""
    for block in gp.read_document(BROKEN.encode()).blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        rows = [[cell.text for cell in row if cell and cell.text] for row in block.grid]
        lines = [text for row in rows for text in row] if how == "cell" else map(" ".join, rows)
        yield from (Paragraph(text=line) for line in lines)


class TestRestoredTables:
    @pytest.mark.parametrize("how", ["cell", "row"])
    def test_a_cell_is_marked_where_its_text_stands(self, how: str, tmp_path: Path) -> None:
        copy = copied(written(list(unrolled(how))), tmp_path)
        found = {
            lines[0][4:9]: on
            for lines, on in zip(copy.texts(), ranges(copy.data).values(), strict=True)
        }
        assert found["GR201"] == "3"
        assert found["GR003"] == "约6"


class TestFixtures:
    @pytest.mark.parametrize(
        "path", sorted(ROOT.glob("fixtures/20*/*.docx")), ids=lambda path: path.stem
    )
    def test_every_place_of_a_draft_is_found(self, path: Path, tmp_path: Path) -> None:
        report = gp.parse(path)
        cells = [r for r in report.readings if r.status == "reported"][::4]
        places = [*((r.at, r.raw) for r in cells), *((s.at, None) for s in report.statements[::4])]
        findings = [
            msgspec.structs.replace(FINDING, evidence=(place,), message_zh=raw or "")
            for place, raw in places
        ]
        copy = copied(path.read_bytes(), tmp_path, findings)
        assert copy.written == Annotated(placed=len(places), at_top=0)
        for (_, raw), marked in zip(copy.texts(), ranges(copy.data).values(), strict=True):
            rest = iter(marked)  # where text is hidden between
            assert all(char in rest for char in raw if not char.isspace())
            if raw:
                assert (raw[0], raw[-1]) == (marked[0], marked[-1])


class TestFiles:
    def test_without_findings_the_copy_is_the_draft(self, tmp_path: Path) -> None:
        copy = copied(written(BLOCKS), tmp_path, [])
        assert copy.data == copy.draft
        assert copy.written == Annotated(placed=0, at_top=0)

    def test_it_is_never_the_draft_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        draft = written(BLOCKS)  # which says in what second it was written
        path.write_bytes(draft)
        (tmp_path / "b.docx").hardlink_to(path)
        for out in ("a.docx", "b.docx"):
            with pytest.raises(ValueError, match="is the draft itself"):
                gp.annotate(path, [FINDING], tmp_path / out)
        assert path.read_bytes() == draft

    def test_a_file_that_is_there_is_replaced_and_one_that_cannot_be_leaves_nothing(
        self, tmp_path: Path
    ) -> None:
        path, out = tmp_path / "a.docx", tmp_path / "out.docx"
        path.write_bytes(written(BLOCKS))
        out.write_text("old")
        gp.annotate(path, [FINDING], out)
        assert out.read_bytes().startswith(b"PK")
        folder = tmp_path / "folder"
        folder.mkdir()
        with pytest.raises(OSError, match="directory"):
            gp.annotate(path, [FINDING], folder)
        assert sorted(each.name for each in tmp_path.iterdir()) == ["a.docx", "folder", "out.docx"]

    @pytest.mark.parametrize(
        "data",
        [
            modern_page(),
            word.flat().encode(),
            word.word_2003().encode(),
            word97.as_doc(written(BLOCKS), word97.Habits()),
        ],
    )
    def test_other_formats_are_refused_with_what_to_do(self, data: bytes, tmp_path: Path) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        with pytest.raises(gp.UnsupportedFormat, match=r"save it as \.docx") as caught:
            gp.annotate(path, [FINDING], tmp_path / "out.docx")
        assert "请用文字处理软件打开后另存为.docx" in caught.value.message("zh")
        assert not (tmp_path / "out.docx").exists()

    @pytest.mark.parametrize(
        ("data", "error", "said"),
        [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), gp.UnreadableDocument, "password"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), gp.UnreadableDocument, "truncated or damaged"),
            (zipped(word.parts())[:-400], gp.UnreadableDocument, "truncated or damaged"),
            (written([Paragraph(text="今日菜单"), Paragraph(text="红烧肉12元")]), gp.NotAnAnnualReport, "a.docx"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_read_says_why(
        self, data: bytes, error: type[Exception], said: str, tmp_path: Path
    ) -> None:
        path = tmp_path / "a.docx"
        path.write_bytes(data)
        with pytest.raises(error, match=said):
            gp.annotate(path, [FINDING], tmp_path / "out.docx")
        with pytest.raises(gp.UnreadableDocument, match="there is no such file"):
            gp.annotate(tmp_path / "none.docx", [FINDING], tmp_path / "out.docx")


def elaborate() -> tuple[str, list[str | Locator]]:
    """A body of all that may stand around words, and the words; at last a blank cell of its table."""
    box = f"<w:txbxContent><w:p>{run('框内6件')}</w:p></w:txbxContent>"
    shape = f"<v:shape xmlns:v='urn:schemas-microsoft-com:vml' style='width:99pt;height:30pt'><v:textbox>{box}</v:textbox></v:shape>"
    by = "w:author='甲' w:date='2026-01-01T00:00:00Z'"
    grid = "<w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
    cells = f"<w:tc><w:p>{run('收到')}</w:p></w:tc><w:tc><w:p/></w:tc>"
    inner = (
        run("收到 1 件申请"),
        f"<w:ins w:id='4' {by}>{run('新增2件整')}</w:ins><w:del w:id='5' {by}><w:r><w:delText>旧</w:delText></w:r></w:del>",
        f"<w:hyperlink w:anchor='a'>{run('链接3件')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('控件4件')}</w:sdtContent></w:sdt>",
        f"<w:fldSimple w:instr='QUOTE x'>{run('域值5件')}</w:fldSimple>",
        f"{run('前')}<w:r><w:pict>{shape}</w:pict></w:r>{run('后')}",
        f"<w:pPr><w:pStyle w:val='ListNumber'/></w:pPr>{run('编号7件')}",
    )
    body = "".join(f"<w:p>{each}</w:p>" for each in inner)
    body += f"<w:tbl><w:tblPr/>{grid}<w:tr>{cells}</w:tr></w:tbl>"
    return body, ["1 件", *(f"{k}件" for k in range(2, 8)), Locator(block=8, row=0, column=1)]


class TestPrinted:
    @pytest.mark.skipif(missing() != "", reason=f"{missing()} is not here")
    def test_a_word_processor_shows_the_comments_beside_what_they_are_on(
        self, seed: Copy, tmp_path: Path
    ) -> None:
        body, words = elaborate()
        drafts = tmp_path / "seed.docx", tmp_path / "elaborate.docx"
        drafts[0].write_bytes(seed.data)
        drafts[1].write_bytes(with_comments(package(body), *words))
        report, all_kinds = printed(tmp_path, *drafts)
        lines = ["".join(line.split()) for line in report.splitlines()]
        for beside, code in (
            ("主动公开信息815条", "GR402"), ("12%", "GR103"), ("其他方式公开政府信息数", "GR301"),
            ("召开政府信息公开工作", "GR401"),
        ):  # fmt: skip
            (found,) = [line for line in lines if code in line]
            assert beside in found
        shown = re.findall(r"第(\d)条", "".join(all_kinds.split()))
        assert sorted(shown) == [str(k) for k in range(len(words))]
