"""GR0xx: what could not be read, or was read otherwise than printed."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_parse.rules.model import Context, Issue, Rule

__all__ = ["RULES"]


def _missing_rows(context: Context) -> Iterator[Issue]:
    missing = [
        reading
        for reading in context.report.readings
        if reading.status == "missing" and reading.at.row is None and reading.indicator is not None
    ]
    if not missing:
        return
    for table in context.tables:
        codes = {cell.indicator for cell in table.cells()}
        lost = [reading for reading in missing if reading.indicator in codes]
        if lost:
            labels = list(dict.fromkeys(reading.label for reading in lost))
            yield Issue(
                message=f"the table lacks {len(labels)} row(s) of the form: {', '.join(labels)}",
                message_zh=f"统计表缺少{len(labels)}行：{'、'.join(labels)}",
                indicators=tuple(dict.fromkeys(r.indicator for r in lost if r.indicator)),
                evidence=(lost[0].at,),
            )


RULES = (
    Rule(
        code="GR001",
        name="undecodable-bytes",
        severity="warning",
        title="bytes that no charset explains",
        title_zh="存在无法解码的字节",
        what="Some bytes of the file are not valid in its charset; U+FFFD stands for them.",
        why="A digit or a label may be lost there. No value is read from a cell with such text.",
        example="A GBK page cut off within a character by a crawler's size limit.",
        basis="Text is never decoded with silent replacement.",
        exceptions="None; a lost byte may be a lost digit.",
        explanation_zh="文件中有字节不符合其编码，以U+FFFD代替；含此字符的单元格不取数。",
        basis_zh="文本从不以替换字符代替无法解码的内容。",
        exceptions_zh="无；丢失的字节可能就是丢失的数字。",
    ),
    Rule(
        code="GR002",
        name="wrong-charset-label",
        severity="hint",
        title="the declared charset is not the real one",
        title_zh="声明的编码与实际不符",
        what="The page, or the server that sent it, declares one charset, but the page is written in another; it was "
        "read in the latter.",
        why="Other readers of the page will garble it.",
        example="A UTF-8 page whose meta element still says gb2312.",
        basis="The bytes decide: valid UTF-8 is UTF-8, whatever a label says.",
        exceptions="A label that names a subset of the real charset (gb2312 for gb18030) is no fault and is not reported.",
        explanation_zh="网页或服务器声明的编码不实，已按实际编码读取；其他软件打开时可能出现乱码。",
        basis_zh="以字节为准：符合UTF-8的即为UTF-8，不论网页如何声明。",
        exceptions_zh="所声明字符集只是实际字符集的子集（如gb2312之于gb18030）不算错误，不报告。",
    ),
    Rule(
        code="GR003",
        name="unreadable-cell",
        severity="warning",
        title="a cell that is not one number",
        title_zh="单元格内容不是一个数",
        what="A value cell holds text that is not clearly one number. It has no value.",
        why="Taking a part of the text for the number would invent a figure.",
        example="“12 3”, “见附件”, “1,23”.",
        basis="国办发〔2014〕32号: each cell of the form is one figure.",
        exceptions="Blank cells, /, - and 无 say that there is no figure and are not reported.",
        explanation_zh="数值单元格中的内容不能确定为一个数，不取数。",
        basis_zh="国办发〔2014〕32号：统计表每个单元格填一个数字。",
        exceptions_zh="空白、“/”“-”“无”表示没有数据，不报告。",
    ),
    Rule(
        code="GR004",
        name="reworded-row",
        severity="hint",
        title="a row label in other words than the form's",
        title_zh="指标名称与统计表不一致",
        what="A row's label differs from the form's and was assigned by similarity and place.",
        why="Readers should be able to check the assignment.",
        example="“政务微信公众号公开信息数” read as “政务微信公开政府信息数”.",
        basis="The labels of the statutory form.",
        exceptions="A label that differs only in brackets, blanks, list marks or script is the form's own.",
        explanation_zh="某行名称与统计表规定不同，按相似程度和位置对应，供核对。",
        basis_zh="法定表格的指标名称。",
        exceptions_zh="仅括号、空格、序号或繁简不同的，视为表格原有名称。",
    ),
    Rule(
        code="GR005",
        name="ambiguous-row",
        severity="warning",
        title="a row that several rows of the form fit",
        title_zh="无法确定对应哪一项指标的行",
        what="A printed row fits several rows of the form equally well, or one row of the form is "
        "printed twice with different contents. None is read.",
        why="Choosing one of them would be a guess.",
        example="“其他情形数” alone, with the rows above it lost.",
        basis="Ambiguity is reported, never settled quietly.",
        exceptions="Rows printed twice with the same contents are one row.",
        explanation_zh="某行可对应多项指标，或同一指标重复出现且数据不同，均不取数。",
        basis_zh="有歧义的照实报告，不擅自取舍。",
        exceptions_zh="内容相同的重复行视为同一行。",
    ),
    Rule(
        code="GR006",
        name="ambiguous-column",
        severity="warning",
        title="several columns may hold the figures",
        title_zh="无法确定数据所在列",
        what="The table has several columns of figures and no header tells which is the body's.",
        why="The columns may be parts of a body, years, or running totals.",
        example="区政府 | 区直单位 | 乡镇街道, without a 合计 column.",
        basis="Ambiguity is reported, never settled quietly.",
        exceptions="A column named by the report's year is its own, whatever stands beside it.",
        explanation_zh="表中有多列数字而表头未指明统计数所在列，均不取数。",
        basis_zh="有歧义的照实报告，不擅自取舍。",
        exceptions_zh="列名为报告年度的，即为本年数据列，不论旁边另有何列。",
    ),
    Rule(
        code="GR007",
        name="figure-in-group-row",
        severity="hint",
        title="a figure in a row that holds none",
        title_zh="分组行填有数据",
        what="A heading row of the form prints a figure. It belongs to no indicator.",
        why="It may be a figure that was meant for the row below.",
        example="“(二)通过不同渠道和方式公开政府信息的情况” with 1088 beside it.",
        basis="国办发〔2014〕32号: group rows hold no figure.",
        exceptions="None.",
        explanation_zh="统计表的分组标题行填有数字，不属于任何指标，可能是误填。",
        basis_zh="国办发〔2014〕32号：分组行不填数字。",
        exceptions_zh="无。",
    ),
    Rule(
        code="GR008",
        name="missing-row",
        severity="hint",
        title="rows of the form that the table does not print",
        title_zh="统计表缺行",
        what="The table lacks rows of its form; their readings are missing, not zero.",
        why="A lost row is no evidence that nothing happened.",
        example="A table that stops before 九、政府信息公开会议和培训情况.",
        basis="The rows of the statutory form.",
        exceptions="Local extensions of the form are extra rows, not missing ones.",
        explanation_zh="统计表未列出规定的某些指标；这些指标记为缺失，而不是0。",
        basis_zh="法定表格的行。",
        exceptions_zh="地方增设的行属多出的行，不算缺行。",
        check=_missing_rows,
    ),
    Rule(
        code="GR009",
        name="restored-table",
        severity="hint",
        title="a table that reached us as lines of text",
        title_zh="由逐行文本还原的统计表",
        what="An extraction set each cell on a line of its own, or ran cells together. Rows were "
        "put back at the labels of the form; rows with another number of cells are not read.",
        why="The original page may print what the text has lost.",
        example="“规章000” for 规章 | 0 | 0 | 0.",
        basis="Nothing is counted off: a value whose column is not certain is withheld.",
        exceptions="Tables that keep a row on a line are read as they are.",
        explanation_zh="统计表在文本提取时丢失了行列结构，已按指标名称还原；列数不符的行不取数。",
        basis_zh="不靠数格子推定位置：所属列不能确定的数据一律不采用。",
        exceptions_zh="每行单独成行的表格照常读取。",
    ),
)
