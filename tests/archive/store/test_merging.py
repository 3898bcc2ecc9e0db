from __future__ import annotations

from govreport_parse.archive.store.merging import ChunkInfo, plan_merges


def test_plans_leave_nothing_staged_or_superseded() -> None:
    chunks = {f"{k:08d}": ChunkInfo(items=64, staged=True) for k in range(1, 101)}
    chunks["00000101"] = ChunkInfo(items=5000, staged=False, superseded=1)
    chunks["00000102"] = ChunkInfo(items=0, staged=False, derived=True)
    groups = plan_merges(chunks)
    listed = [name for group in groups for name in group]
    assert len(listed) == len(set(listed)) == 101
    assert "00000102" not in listed
    assert all(len(group) <= 32 for group in groups)
    settled = {f"{k:08d}": ChunkInfo(items=2048, staged=False) for k in range(15)}
    assert plan_merges(settled) == []
    settled["00000099"] = ChunkInfo(items=2048, staged=False)
    (group,) = plan_merges(settled)
    assert len(group) == 16
    assert plan_merges({"1": ChunkInfo(items=10, staged=False)}) == []
