"""Denials in everyday words: by people, of channels, of what was left over."""

from __future__ import annotations

import pytest

from tests.statements.test_kinds import stated

REMEDIES = "行政复议、行政诉讼情况"
DISCLOSURE = "主动公开政府信息情况"
REQUESTS = "依申请公开政府信息情况"


@pytest.mark.parametrize(
    ("text", "form", "section", "denied"),
    [
        ("没人因公开工作申请复议，也没人打官司。", "2014", REMEDIES, ["reconsideration", "litigation"]),
        ("全年没人起诉，没人投诉举报。", "2014", REMEDIES, ["litigation", "complaints"]),
        ("居民来抄资料没收过钱。", "2014", REQUESTS, ["fees"]),
        ("办结申请3件，站所没收费。", "2014", REQUESTS, ["fees"]),
        ("复印档案，不收费用。", "2014", REQUESTS, ["fees"]),
        ("去年没有结转的，也没有结转到次年的。", "2021", REQUESTS, ["requests_carried_in", "requests_carried_out"]),
        ("上年度无结转，年底也无结转下年件。", "2021", REQUESTS, ["requests_carried_in", "requests_carried_out"]),
        ("办结申请6件，年末没有剩的。", "2021", REQUESTS, ["requests_carried_out"]),
        ("办公室没有新发规范性文件。", "2021", DISCLOSURE, ["normative_issued"]),
        ("没有新增行政规范性文件。", "2008", DISCLOSURE, ["normative_issued"]),
        ("窗口收到4件，没有用电子邮件的。", "2008", REQUESTS, ["requests_email"]),
        ("当面2件，没有通过传真提出的。", "2014", REQUESTS, ["requests_fax"]),
        ("信函1件，无网上申请。", "2014", REQUESTS, ["requests_online"]),
        ("工作人员2名，没有专职的。", "2014", DISCLOSURE, ["staff_full_time"]),
        ("按时办结申请8件，无延期。", "2014", REQUESTS, ["requests_extended"]),
        ("直接起诉2件，无复议后起诉案件。", "2021", REMEDIES, ["litigation_after_reconsideration"]),
        # Of something else.
        ("没收违法所得2件。", "2014", DISCLOSURE, []),
        ("提供政府信息，不收取费用。", "2014", REQUESTS, []),
        ("没有专职的护林员，村民义务巡山6次。", "2014", DISCLOSURE, []),
        ("没有发现规范性文件违法3件。", "2021", DISCLOSURE, []),
        ("申请9件，没有人因超期申请复议。", "2021", REMEDIES, []),
        ("去年没人申请复议。", "2021", REMEDIES, []),
        ("2020年没有结转的申请。", "2021", REQUESTS, []),
        ("经费20万元没有剩的。", "2021", REQUESTS, []),
        # Of one kind alone, of a part of the year, of other bodies; put as a case, or denied itself.
        ("没有收到申请。", "2021", REQUESTS, ["requests_received"]),
        ("未收到举报投诉以外的来信。", "2014", REMEDIES, []),
        ("无人申请复议后又起诉。", "2014", REMEDIES, []),
        ("未发生因政府信息公开引发的诉讼。", "2014", REMEDIES, ["litigation"]),
        ("未发生因停车收费引发的诉讼。", "2014", REMEDIES, []),
        ("未发生因此引起的行政复议和诉讼。", "2014", REMEDIES, ["reconsideration", "litigation"]),
        ("11月没有收到申请。", "2021", REQUESTS, []),
        ("1月至12月没有收到申请。", "2021", REQUESTS, ["requests_received"]),
        ("四季度没有收到申请。", "2021", REQUESTS, []),
        ("各村没有收到申请。", "2021", REQUESTS, []),
        ("如没有收到申请，也须报告。", "2021", REQUESTS, []),
        ("并非没有收到申请。", "2021", REQUESTS, []),
        ("没有行政复议的，填写0。", "2014", REMEDIES, []),
    ],
)  # fmt: skip
def test_denials_in_everyday_words(text: str, form: str, section: str, denied: list[str]) -> None:
    found = [one.topic for one in stated(text, form, section) if one.qualifier == "negated"]
    assert found == denied
