"""The dashboard's own words, each in Chinese and English."""

from __future__ import annotations

from govreport_parse.model.vocabularies import SEVERITIES, STATUSES
from govreport_parse.outputs.summary import SEVERITY_ZH, STATUS_ZH

__all__ = ["FAILURE_WORDS", "LEVEL_WORDS", "SEVERITY_WORDS", "STATUS_WORDS", "UNKNOWN"]

Words = tuple[str, str]

#: Why a source gave no report, by kind of failure; others stand by their own name.
FAILURE_WORDS: dict[str, Words] = {
    "NotAnAnnualReport": ("不是年度报告", "not an annual report"),
    "UnsupportedFormat": ("不支持的文件格式", "a format that is not read"),
    "UnreadableDocument": ("文件无法读取", "a file that cannot be read"),
    "LimitExceeded": ("超出处理上限", "over a limit"),
    "OutOfTime": ("超出时间上限", "out of time"),
    "OutOfMemory": ("超出内存上限", "out of memory"),
    "WorkerDied": ("处理进程异常终止", "its process died"),
    "Skipped": ("未取出（见failures表）", "left out of its archive (table failures says why)"),
}
LEVEL_WORDS: dict[str, Words] = {
    "province": ("省级", "province"), "prefecture": ("市级", "prefecture"),
    "county": ("县级", "county"), "township": ("乡级", "township"),
}  # fmt: skip
#: Tables of the forms, in short.
TABLE_WORDS: dict[str, Words] = {
    "local": ("地方报表", "local table"), "summary": ("统计表", "summary"),
    "disclosure": ("主动公开", "disclosure"), "requests": ("申请办理", "requests"),
    "remedies": ("复议诉讼", "remedies"),
}  # fmt: skip
UNKNOWN: Words = ("不详", "not known")
SEVERITY_WORDS: dict[str, Words] = {one: (SEVERITY_ZH[one], one) for one in SEVERITIES}
STATUS_WORDS: dict[str, Words] = {one: (STATUS_ZH[one], one.replace("_", " ")) for one in STATUSES}
