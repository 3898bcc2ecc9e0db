from __future__ import annotations

from govreport_parse.archive.sources.names import SeenNames


def test_names_stay_unique_when_the_memory_of_them_fails() -> None:
    seen = SeenNames()
    names = [seen.unique("u", "d", k) for k in range(4)]
    assert names == ["u", "u#d", "u#d#2", "u#d#3"]
    fresh = sum(seen.add(f"http://x/{k}") for k in range(20_000))
    assert fresh == 20_000
    assert not any(seen.add(f"http://x/{k}") for k in range(20_000))
