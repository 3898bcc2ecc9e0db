"""The help of the commands in Chinese: what ``--help`` says where the language is Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

__all__ = ["COMMANDS", "OPTIONS", "help_of"]

_STATUS = "退出状态：0 没有问题（提示除外）；1 有警告以上的问题；2 用法有误或文件无法读取。"
#: What each command does; ``""`` is ``govreport`` itself. The first line stands in the list of commands.
COMMANDS: Mapping[str, str] = {
    "": "读取、核对政府信息公开工作年度报告。",
    "annotate": "将发现的问题作为批注写入Word文档的副本。\n"
    "批注位于问题所涉的单元格或文字处，其余内容与原稿相同。\n" + _STATUS,
    "batch": "将成批的报告读入数据集。\n"
    "来源可以是文件夹、zip、tar、WARC、JSON lines或Parquet文件及其网址；“-”表示从标准输入读取文件清单。"
    "再次运行时从中断处继续，未改动的文件不再读取。\n"
    "退出状态：0 完成；2 本次读取的文件有失败的（其余照常完成，列出前十个，全部失败及原因见failures表），"
    "来源中没有文档，用法有误，或来源、数据集无法打开；130 中断。",
    "check": "核对报告；给出文件夹的，读取其中可能是报告的全部文件。\n"
    "一次给出的文件作为一组：同一机关的报告按年度前后核对，不同机关应当一致之处互相核对。\n"
    + _STATUS.replace("的问题；", "的问题（使用--exit-zero时为0）；"),
    "explain": "说明一条规则，按代码或名称查找。",
    "export": "将数据集的各个表、面板、对应关系和覆盖情况导出为其他软件可用的文件。\n"
    "每个表一个文件，另有datapackage.json说明各列。"
    "Stata和SPSS文件有中英文标签，空白、不适用、不可读、缺失各为一种缺失值。",
    "forms": "列出各年度统计表及其指标。",
    "parse": "读取报告并显示内容；给出文件夹的，读取其中可能是报告的全部文件。\n"
    "报告以文件名相称；给出文件夹的，以路径相称，因为不同文件夹中可能有同名文件。",
    "rules": "列出全部规则。",
    "site": "将数据集制成统计网页，双击即可打开。\n"
    "各机关各年度的报告有无，按规则、层级、省份统计的问题，历年指标，各机关的页面，以及全部报告的列表。"
    "不需要网络和服务器，可切换中英文。",
    "view": "在一个网页中对照显示报告原文和读出的数据、发现的问题。\n"
    "每个数据、每个问题都与其在原文中的位置相连；不需要网络。",
}
#: What an option is for; under its command's name too where it is not the same for all.
OPTIONS: Mapping[str, str] = {
    "--help": "显示本说明。",
    "--version": "显示版本。",
    "--lang": "语言；默认随系统设置。",
    "annotate --lang": "语言；批注默认为中文。",
    "--select": "只用这些规则（如GR301、GR4）。",
    "--ignore": "不用这些规则。",
    "--config": "设置文件；默认为最近的govreport.toml或pyproject.toml。",
    "--previous": "同一机关上一年度的报告，供年度之间的核对；格式不限。",
    "annotate --output": "带批注的副本；已有的文件将被替换。",
    "view --output": "写入该文件，不写到标准输出。",
    "check --output": "写入该文件；csv带有电子表格软件识别UTF-8的标记。",
    "check --format": "text：每个问题一行；json：每行一个问题；csv；sarif：SARIF 2.1.0；github：每行一条注释；"
    "grouped：按规则汇总；junit：JUnit XML；html：可阅读、打印的网页；xlsx：工作簿。",
    "parse --format": "text：摘要；json：每行一份报告；csv：各栏数据。",
    "export --format": "文件格式。",
    "forms --format": "输出格式。",
    "--exit-zero": "无论有无问题，退出状态均为0。",
    "--baseline": "已知的问题，不再显示。",
    "--write-baseline": "将全部问题写入已知问题文件。",
    "--statistics": "只按规则统计问题数。",
    "batch --out": "数据集的文件夹或网址。",
    "export --out": "写入的文件夹。",
    "--workers": "进程数；默认每个处理器核心一个。",
    "--timeout": "每个文件的秒数。",
    "--memory": "读取一个文件可用的内存（MiB）。",
    "--tables": "数据集所含的表，以逗号分隔；其他表需要的内容不读取，数据集中也没有这些表。",
    "--ocr": "识别扫描件及网页图片表格中的文字（需安装扩展ocr）；只保留由表内合计证明的数据。",
    "--chunk": "一次提交的文件数。",
    "--retry-failed": "重新读取以前失败的文件。",
    "--failures": "将未得到报告的文件及原因写为CSV：整个数据集的，不只是本次的。",
    "--cluster": "执行任务的Dask集群的调度器地址，或写明该地址的JSON文件。",
    "--table": "只导出该表；可重复。",
    "--bom": "CSV以字节顺序标记开头，供Excel识别。",
    "--concordance": "各年度统计表中口径相同的指标。",
    "--topics": "正文可能统计的事项及其对应的指标。",
    "site --output": "网页的文件夹：新建的、空的，或由本命令生成的。",
}
_WIDE = "\u2e80"  # what stands after it takes two columns
_WIDTH = 78
_CLOSING = "，。；：、）”"  # no line begins with these


def help_of(context: click.Context) -> str:
    """The help of the command of a context."""
    command = context.command
    name = "" if context.parent is None else command.name or ""
    usage = " ".join(command.collect_usage_pieces(context)).replace("[OPTIONS]", "[选项]")
    lines = [f"用法：{context.command_path} {usage.replace('COMMAND [ARGS]...', '命令 [参数]...')}"]
    for paragraph in COMMANDS.get(name, command.help or "").split("\n"):
        lines += ["", *_wrapped(paragraph, 2)]
    lines += ["", "选项："]
    for option in command.get_params(context):
        if isinstance(option, click.Option):
            lines += _described(option, name, context)
    if isinstance(command, click.Group):
        lines += ["", "命令："]
        for one in command.list_commands(context):
            first = COMMANDS[one].partition("\n")[0]
            lines += _wrapped(f"{one:10}{first}", 2)
    return "\n".join(lines)


def _described(option: click.Option, command: str, context: click.Context) -> Iterator[str]:
    record = option.get_help_record(context)
    if record is None:
        return
    longest = max(option.opts, key=len)
    words = OPTIONS.get(f"{command} {longest}") or OPTIONS.get(longest) or option.help or ""
    yield f"  {record[0]}"
    yield from _wrapped(words + "".join(_added(option, context)), 6)


def _added(option: click.Option, context: click.Context) -> Iterator[str]:
    extra = option.get_help_extra(context)
    if "default" in extra:
        yield f"默认：{extra['default']}。"
    if "range" in extra:
        yield f"范围：{extra['range']}。"
    if "required" in extra:
        yield "必填。"


def _wrapped(text: str, indent: int) -> Iterator[str]:
    """Lines of a terminal's width, in which Chinese characters take two columns; no word is cut."""
    line, width = "", indent
    for word in _words(text):
        columns = sum(1 + (char >= _WIDE) for char in word)
        if width + columns > _WIDTH and word not in _CLOSING:
            yield " " * indent + line.rstrip()
            line, width = "", indent
        if line or word != " ":
            line += word
            width += columns
    yield " " * indent + line


def _words(text: str) -> Iterator[str]:
    """Chinese characters one by one, and words between them."""
    word = ""
    for char in text:
        if char >= _WIDE or char == " ":
            if word:
                yield word
            yield char
            word = ""
        else:
            word += char
    if word:
        yield word
