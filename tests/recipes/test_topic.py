"""A topic: its entry in the file of topics, and labelled sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

import govreport_parse as gp
from tests.recipes import FIXTURE, commands, copied, put, run

TOPIC = """[topics.touch_screens]
names = ["Touch screens set up", "设置触摸屏"]
units = ["台"]
before = ['(?:设置|配备)(?:了)?(?:电子)?触摸屏{n}']

"""
CASES = """form = "2021"
year = 2022

[[case]]
text = "各村设置电子触摸屏12台，运行良好。"
section = "proactive"
expect = [{ topic = "touch_screens", value = 12, unit = "台" }]

[[case]]
text = "计划明年各村设置电子触摸屏12台。"
section = "proactive"
expect = []
"""
READ = """
import sys
from pathlib import Path
from tests.whole import labelled
labelled.CORPUS = Path(sys.argv[1])
for case in labelled.cases():
    print(case.number, labelled.missed(case, labelled.read(case)))
"""


@pytest.fixture(scope="module")
def with_topic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    package = copied(tmp_path_factory.mktemp("topic"))
    topics = package / "topics" / "data" / "topics.toml"
    put(topics, "[topics.training_courses]\n", TOPIC)
    return package.parent


class TestTopic:
    """What a report may count from now on: touch screens set up in villages."""

    @pytest.fixture
    def corpus(self, tmp_path: Path) -> Path:
        (tmp_path / "screens.toml").write_text(CASES, "utf-8")
        return tmp_path

    def test_its_sentences_are_read_as_labelled(self, with_topic: Path, corpus: Path) -> None:
        shown = run(with_topic, "-c", READ, str(corpus)).splitlines()
        assert shown == ["0 ([], [])", "1 ([], [])"]

    def test_without_it_the_figure_has_no_topic(self, corpus: Path) -> None:
        shown = run(Path(gp.__file__).parents[1], "-c", READ, str(corpus)).splitlines()
        bare = "[('touch_screens', Decimal('12'))], [('', Decimal('12'))]"
        assert shown == [f"0 ({bare})", "1 ([], [])"]

    def test_it_is_listed_and_what_is_read_today_is_read_alike(self, with_topic: Path) -> None:
        listed, read = commands(
            with_topic, ("forms", "--topics"), ("parse", "--format", "json", str(FIXTURE))
        )
        assert "touch_screens" in listed
        assert read.strip() == gp.parse(FIXTURE).to_json()
