from __future__ import annotations

import sys
from pathlib import Path

import pytest

from govreport_parse.outputs.site import build
from tests.archive import batch, write_corpus
from tests.cli import run


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    batch(write_corpus(folder / "in", reports=2), folder / "data")
    return folder / "data"


def test_a_dashboard_is_made_and_made_again(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "library", lambda: "")
    monkeypatch.setattr(build, "charts_data", lambda _: {})
    for lang, words in (("zh", "个文件，共"), ("en", " files, ")):
        done = run("site", dataset, "-o", tmp_path / "out", "--lang", lang)
        assert done.exit_code == 0
        assert str(tmp_path / "out" / "index.html") in done.stdout
        assert words in done.stdout
    assert ">data<" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_no_dataset(tmp_path: Path) -> None:
    done = run("site", tmp_path, "-o", tmp_path / "out", "--lang", "zh")
    assert done.exit_code == 2
    assert "不是数据集" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("lang", "words"), [("zh", "其他内容"), ("en", "holds something else")])
def test_a_folder_with_something_else(dataset: Path, lang: str, words: str) -> None:
    before = sorted(dataset.iterdir())
    done = run("site", dataset, "-o", dataset, "--lang", lang)
    assert done.exit_code == 2
    assert words in done.stderr
    assert sorted(dataset.iterdir()) == before


@pytest.mark.parametrize("package", ["altair", "vl_convert"])
def test_a_missing_package_is_named_with_its_extra(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    done = run("site", dataset, "-o", tmp_path / "out", "--lang", "zh")
    assert done.exit_code == 2
    assert "pip install 'govreport-parse[views]'" in done.stderr
    assert not (tmp_path / "out").exists()
