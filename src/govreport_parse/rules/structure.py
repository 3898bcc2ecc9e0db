"""GR1xx: the structure of tables and sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from govreport_parse.forms import Form, load_form, load_forms
from govreport_parse.forms.words import table_title
from govreport_parse.model.records import Comparison, Reading
from govreport_parse.rules.model import Context, Issue, Rule
from govreport_parse.text.fold import Memo
from govreport_parse.text.numerals import chinese_numeral

__all__ = ["RULES"]

# More rows than this that lost cells are one damage of the table.
_MANY_ROWS = 5


def _short_rows(context: Context) -> Iterator[Issue]:
    rows: dict[tuple[int, int | None], list[Comparison]] = defaultdict(list)
    for comparison in context.report.comparisons:
        rows[comparison.at.block, comparison.at.row].append(comparison)
    for cells in rows.values():
        values = [cell for cell in cells if cell.status == "missing"]
        rates = [cell for cell in cells if cell.change_status == "missing"]
        if values or rates:
            yield _comparison_row(context, values, rates)
    untold = {
        n.at.block
        for n in context.report.notes
        if n.code in ("GR006", "GR009") and n.at is not None
    }
    lost: dict[tuple[int, int], Reading] = {}
    for reading in context.report.readings:
        at = reading.at
        if reading.raw is None and at.row is not None and at.block not in untold:
            lost.setdefault((at.block, at.row), reading)
    for block in dict.fromkeys(block for block, _ in lost):
        yield from _unplaced([reading for place, reading in lost.items() if place[0] == block])


def _unplaced(rows: list[Reading]) -> Iterator[Issue]:
    """A finding for each row that lost its cells; one for all where a table lost those of many."""
    names = [reading.label.split(" / ", maxsplit=1)[0] for reading in rows]
    if len(rows) > _MANY_ROWS:
        yield Issue(
            message=f"{len(rows)} rows lack cells, from {names[0]} to {names[-1]}; what is left of them cannot be placed",
            message_zh=f"“{names[0]}”至“{names[-1]}”共{len(rows)}行缺少单元格，无法确定余下数据的位置",
            indicators=tuple(dict.fromkeys(r.indicator for r in rows if r.indicator)),
            evidence=tuple(reading.at for reading in rows),
        )
        return
    for name, reading in zip(names, rows, strict=True):
        yield Issue(
            message=f"the row {name} lacks cells; what is left of it cannot be placed",
            message_zh=f"“{name}”一行缺少单元格，无法确定余下数据的位置",
            indicators=(reading.indicator,) if reading.indicator else (),
            evidence=(reading.at,),
        )


def _comparison_row(context: Context, values: list[Comparison], rates: list[Comparison]) -> Issue:
    lost = [f"the figure of {cell.label}" for cell in values]
    lost += [f"the rate of {cell.label}" for cell in rates]
    lost_zh = [f"“{cell.label}”的数据" for cell in values]
    lost_zh += [f"“{cell.label}”的增减幅度" for cell in rates]
    stated = [
        f"{cell.label}: {statement.change_percent}%"
        for cell in rates
        for statement in context.report.statements
        if statement.change_percent is not None
        and statement.value == cell.value
        and statement.indicator == cell.indicator
        and (cell.indicator is not None or cell.label in statement.text)
    ]
    cells = (*values, *rates)
    return Issue(
        message=f"the row is short of cells: {', '.join(lost)} not printed",
        message_zh=f"该行缺少单元格：未列{'、'.join(lost_zh)}",
        indicators=tuple(dict.fromkeys(cell.indicator for cell in cells if cell.indicator)),
        suggestion=f"the text gives {'; '.join(dict.fromkeys(stated))}" if stated else None,
        suggestion_zh=f"正文为{'；'.join(dict.fromkeys(stated))}" if stated else None,
        evidence=tuple(cell.at for cell in cells),
    )


def _prescribed(context: Context) -> tuple[Form, ...]:
    """The forms in use: those recognised, else that of the report's year."""
    if context.report.forms:
        return tuple(dict.fromkeys(load_form(block.form) for block in context.report.forms))
    year = context.report.year
    return tuple(form for form in load_forms() if year is not None and form.in_force(year))


def _missing_sections(context: Context) -> Iterator[Issue]:
    report = context.report
    forms = [form for form in _prescribed(context) if form.sections]
    if not forms or not report.sections:
        return
    # (一)主动公开 under 总体情况 is no section of its own.
    present = {section.kind for section in report.sections}
    untold = len(report.sections) < _FEW or any(
        section.kind == "unclassified" for section in report.sections
    )
    for prescribed in forms[-1].sections:
        kind = prescribed.kind
        also = {"problems": {"plan"}, "overview": {"disclosure", "preamble"}}.get(kind, set())
        if kind not in present and not also & present:
            name, name_zh = prescribed.name, prescribed.title
            yield Issue(
                message=f"the report has no section on {name}",
                message_zh=f"报告缺少“{name_zh}”部分",
                expected=name_zh,
                evidence=(report.sections[0].at,),
                severity="hint" if untold else None,
            )


# With fewer headings than this, others may have been missed.
_FEW = 4


def _missing_tables(context: Context) -> Iterator[Issue]:
    report = context.report
    printed = {block.table for block in report.forms}
    forms = _prescribed(context)
    lost = dict.fromkeys(
        table.table
        for form in forms
        for table in form.tables
        if table.required and table.table not in printed
    )
    for name in lost:
        files = [link for link in report.attachments if link.href]
        linked = f"; the page links {', '.join(link.href for link in files[:3])}" if files else ""
        linked_zh = f"；页面附有{'、'.join(link.href for link in files[:3])}" if files else ""
        yield Issue(
            message=f"the statutory table “{name}” is not in the text (an image, an attachment, or "
            f"left out){linked}",
            message_zh=f"正文中没有法定统计表（{table_title(name)}），可能为图片、附件或漏列{linked_zh}",
            suggestion=files[0].href if files else None,
            suggestion_zh=files[0].href if files else None,
        )


# The numbers of sections, 一 to 十 mostly.
_numeral = Memo(chinese_numeral).__getitem__


def _numbers(context: Context) -> Iterator[Issue]:
    read = [(_numeral(s.number), s) for s in context.report.sections if s.number]
    numbered = [(number, section) for number, section in read if number]
    for expected, (number, section) in enumerate(numbered, 1):
        if number != expected:
            yield Issue(
                message=f"section {section.number} {section.title} stands where number {expected} "
                "is due",
                message_zh=f"“{section.number}、{section.title}”序号有误，应为第{expected}部分",
                observed=section.number,
                expected=str(expected),
                evidence=(section.at,),
            )
            return


def _outdated_forms(context: Context) -> Iterator[Issue]:
    year = context.report.year
    if year is None:
        return
    for block in context.report.forms:
        close = (block.form, *([block.runner_up] if block.runner_up else []))
        if any(load_form(form).in_force(year) for form in close):
            continue
        yield Issue(
            message=f"the {block.table} table is in the {block.form} format, which is not that of "
            f"{year}",
            message_zh=f"{year}年度报告使用了{block.form}年格式的统计表",
            observed=block.form,
            evidence=(block.at,),
        )


RULES = (
    Rule(
        code="GR101",
        name="missing-section",
        severity="warning",
        title="a prescribed section is not there",
        title_zh="缺少规定的部分",
        what="The format prescribes six sections; one of them was not found under any heading.",
        why="The contents of the report are prescribed by law; a reader looks for them there.",
        example="A report that ends after 五、存在的主要问题及改进情况.",
        basis="条例第五十条; 国办公开办函〔2019〕60号, 〔2021〕30号. Reports on years before had free "
        "sections.",
        exceptions="Reports on years before 2019 had free sections. Where headings could not be told, a hint.",
        explanation_zh="格式规定年度报告应有六个部分，其中某一部分未找到。",
        basis_zh="条例第五十条；国办公开办函〔2019〕60号、〔2021〕30号。",
        exceptions_zh="2019年以前的报告结构不统一，不判断；标题不能辨认时为提示。",
        check=_missing_sections,
    ),
    Rule(
        code="GR102",
        name="missing-table",
        severity="warning",
        title="a statutory table is not in the text",
        title_zh="正文中没有法定统计表",
        what="No table of the form was found in the document. Its figures are not zero but unknown.",
        why="A table published as an image or attachment alone cannot be searched or checked.",
        example="“附件：统计表.doc” instead of the table.",
        basis="国办发〔2014〕32号; 国办公开办函〔2019〕60号, 〔2021〕30号.",
        exceptions="The local tables of 2008–2013 were not due everywhere.",
        explanation_zh="文件中未找到规定的统计表，可能为图片或附件；其数据视为未知，而不是0。",
        basis_zh="国办发〔2014〕32号；国办公开办函〔2019〕60号、〔2021〕30号。",
        exceptions_zh="2008至2013年的地方统计表并非各地都要求，不判断。",
        check=_missing_tables,
    ),
    Rule(
        code="GR104",
        name="section-number",
        severity="warning",
        title="section numbers that restart or jump",
        title_zh="章节序号有误",
        what="The numbers of the sections do not run 一、二、三.",
        why="A section may be lost, or two may have been run together.",
        example="三、 followed by 五、.",
        basis="The report's own numbering.",
        exceptions="Headings without numbers, in roman numerals or as 第一部分 are not counted.",
        explanation_zh="章节序号不连续或重复，可能有缺漏。",
        basis_zh="报告自身的编号。",
        exceptions_zh="无编号、用罗马数字或“第一部分”的标题不计。",
        check=_numbers,
    ),
    Rule(
        code="GR105",
        name="duplicate-table",
        severity="warning",
        title="a table printed twice with differing figures",
        title_zh="统计表重复且数据不同",
        what="A statutory table stands twice in the document and the prints differ. The first is "
        "read.",
        why="One of the prints is wrong.",
        example="A desktop and a mobile version of a page, one of them not updated.",
        basis="The two prints.",
        exceptions="A second print that is not filled in says nothing.",
        explanation_zh="同一统计表在文件中出现两次且数据不一致，取首次出现者。",
        basis_zh="同一表格的两次列印。",
        exceptions_zh="未填写的一份不作比较。",
    ),
    Rule(
        code="GR106",
        name="outdated-form",
        severity="warning",
        title="a table in another year's format",
        title_zh="统计表格式与年度不符",
        what="A table is printed in a format that was not in force for the year reported on.",
        why="Its columns mean other things; series must not be chained across the formats.",
        example="本年新公开数量 in a report on 2022.",
        basis="国办公开办函〔2019〕60号 for 2019 and 2020, 〔2021〕30号 from 2021.",
        exceptions="A table that is alike in the format in force (行政复议、行政诉讼) is in force.",
        explanation_zh="统计表使用的格式不是该年度应使用的格式，指标含义不同，不可直接衔接。",
        basis_zh="2019、2020年度用国办公开办函〔2019〕60号格式，2021年度起用〔2021〕30号格式。",
        exceptions_zh="新旧格式相同的表（行政复议、行政诉讼）视为现行格式。",
        check=_outdated_forms,
    ),
    Rule(
        code="GR103",
        name="short-row",
        severity="warning",
        title="a row with fewer cells than its header",
        title_zh="行内单元格少于表头",
        what="A row of a table has fewer cells than the header announces. Cells whose column is "
        "certain are kept; the lost ones are missing.",
        why="Reading such a row by counting shifts figures into wrong columns.",
        example="Ten headers, nine cells: the rate of the last indicator is not there.",
        basis="The table's own header.",
        exceptions="Rows whose places the layout lost as a whole are reported once, by GR006 or GR009.",
        explanation_zh="表格某行的单元格数少于表头。能确定所在列的单元格照常取数，缺少的记为缺失。",
        basis_zh="表格自身的表头。",
        exceptions_zh="整表位置因排版丢失的，由GR006或GR009报告一次。",
        check=_short_rows,
    ),
)
