"""The formats that are read and the kinds of file that are not, as docs/formats.md and docs/zh/formats.md list them.

``make docs`` runs it; a test compares::

    python tools/formats.py docs/formats.md en
    python tools/formats.py docs/zh/formats.md zh
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from govreport_parse.readers.registry import FOREIGN, FORMATS, formats_in_words

_HEAD = """# Formats

Made by `make docs` from the registry of readers. Reports are read from {words}.

What a file is, its content says, never its name: a page that is called `.doc` is read as a page. Of a folder, files whose names end
as below are opened, and others where they may be a document. [Reading](reading.md) says what each reader makes of its format,
[limits](limits.md) how large a file may be.

| format | names end in | `report.source.format` |
|---|---|---|
"""
_HEAD_ZH = """# 可读取的格式

由`make docs`根据读取程序的登记表生成。可读取{words}。

文件格式按内容判断，与文件名无关：名为`.doc`的网页按网页读取。读取文件夹时，打开下列扩展名的文件，以及其他可能是报告的文件。各种格式如何读取，见[读取方法](../reading.md)（英文）；文件大小的限度见[限制](limits.md)。

| 格式 | 扩展名 | `report.source.format` |
|---|---|---|
"""
_PICTURES = """
Pages that are pictures (`image`: PNG, JPEG and TIFF files, and scans as PDF and OFD), and pictures that a web page shows in place of its
tables, are read where that is asked for, with `ocr=True` or
`--ocr`, and with the extra `ocr` (`pip install 'govreport-parse[ocr]'`, 400 MB; its models lie in the package, and nothing is fetched).
Characters are recognised; of the figures those are kept that the sums of the form prove ([reading](reading.md)). Pictures in folders
and archives are left out otherwise.
"""
_PICTURES_ZH = """
页面为图片的文件（`image`：PNG、JPEG、TIFF图片，以及扫描的PDF、OFD），以及网页中以图片代替的统计表，须以`ocr=True`或`--ocr`启用文字识别，并运行
`pip install 'govreport-parse[ocr]'`安装所需软件包（约400 MB，含模型，不联网下载）。
识别出的数据，只采用经统计表合计关系验证的。网页中的图片从网页所在文件夹、zip、MHTML或网页内部读取，不联网，所在图片见`Place.file`（[字段](fields.md)）；文件夹和压缩包中的其他图片不读取。
"""
_REFUSED = """
## What is recognised and not read

The error names the file, what it is and what to do:

| a file that is | what to do |
|---|---|
"""
_REFUSED_ZH = """
## 能识别但不读取的文件

提示信息写明文件名、实际格式和处理办法：

| 文件 | 处理办法 |
|---|---|
"""


def listed(lang: str = "en") -> str:
    """The page in a language."""
    chinese = lang == "zh"
    head = (_HEAD_ZH if chinese else _HEAD).format(words=formats_in_words(lang))
    rows = [
        f"| {one.name_zh if chinese else one.name} | {', '.join(f'`{end}`' for end in one.suffixes)} | `{one.id}` |\n"
        for one in FORMATS
        if one.suffixes
    ]
    pictures = _PICTURES_ZH if chinese else _PICTURES
    return "".join(
        [head, *rows, pictures, _REFUSED_ZH if chinese else _REFUSED, *refused(chinese=chinese)]
    )


def refused(*, chinese: bool) -> Iterator[str]:
    """A row for each kind of file that is named and not read."""
    other = f"请提供{formats_in_words('zh')}" if chinese else f"give {formats_in_words('en')}"
    for kind in FOREIGN:
        advice = other if kind.advice is None else kind.advice[chinese]
        yield f"| {kind.what[chinese]} | {advice} |\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(listed(sys.argv[2]), "utf-8")
