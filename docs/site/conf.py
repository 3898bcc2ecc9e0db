"""How Sphinx makes the site: docs/ in English, docs/zh/ in Chinese, one build each (`make docs-site`).

Why Sphinx with MyST and the Book theme, looked at in December 2026: Material for MkDocs has had no more fixes since
November 2026, and MkDocs itself is not kept up; Zensical, their successor, is at 0.0 and calls its reference from
docstrings preliminary. Sphinx, MyST and the theme are kept by groups, most of scientific Python stands on
them, and the theme speaks Chinese. The pages are Markdown that can be read without any of it.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from pathlib import Path

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

import govreport_parse

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REPOSITORY = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["urls"][
    "Source"
]
_LINK = re.compile(r"(\]\()(?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?(\))")
_HAN = re.compile(r"[㐀-鿿]+|[a-z0-9_]+", re.IGNORECASE)

project = "govreport-parse"
author = copyright = "The govreport-parse developers"  # noqa: A001 (Sphinx's name)
release = version = govreport_parse.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["zh/**", "site/**", "notebooks/**"]
myst_heading_anchors = 4
# Pages of the other language, and files of the repository that no site has.
myst_url_schemes = {
    "http": None,
    "https": None,
    "mailto": None,
    "other": "{{path}}#{{fragment}}",
    "file": f"{REPOSITORY}/blob/HEAD/{{{{path}}}}",
}
napoleon_google_docstring, napoleon_use_ivar = False, True
autodoc_member_order = "bysource"
python_maximum_signature_line_length = 80
html_theme = "sphinx_book_theme"
html_title = f"{project} {release}"
html_static_path = ["static"]
html_css_files = ["site.css"]
templates_path = ["templates"]
html_show_sourcelink = html_copy_source = False
html_theme_options = {
    "show_toc_level": 2,
    "navbar_persistent": [],
    "article_header_start": ["toggle-primary-sidebar.html"],
    "article_header_end": ["other-language.html", "article-header-buttons.html"],
    "use_fullscreen_button": False,
    "use_download_button": False,
}


class Pairs(SearchLanguage):
    """Words in Latin letters, and each pair of neighbouring Chinese characters: no dictionary of words is needed."""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = """
function splitQuery(query) {
  return (query.match(/[\\u3400-\\u9fff]+|[a-z0-9_]+/gi) || []).flatMap((run) =>
    /[a-z0-9_]/i.test(run) || run.length < 3
      ? [run]
      : Array.from({ length: run.length - 1 }, (_, k) => run.slice(k, k + 2)));
}
"""
    js_stemmer_code = "function Stemmer() { this.stemWord = (word) => word; }"

    def split(self, input: str) -> list[str]:  # noqa: A002 (Sphinx's name)
        """What a text is found by."""
        found: list[str] = []
        for run in _HAN.findall(input):
            if run.isascii():
                found.append(run)
            else:
                found += [run[k : k + 2] for k in range(max(len(run) - 1, 1))]
        return found

    def word_filter(self, stemmed_word: str) -> bool:
        """A single character finds everything."""
        return len(stemmed_word) > 1


def _led_elsewhere(app: Sphinx, page: str, source: list[str]) -> None:
    """Links that leave the sources of this build: to the other language, or to a file of the repository."""
    here = Path(app.srcdir) / page

    def led(found: re.Match[str]) -> str:
        target = (here.parent / found[2]).resolve()
        fragment = found[3] or ""
        if (
            target.suffix not in {".md", ""}
            and target.is_relative_to(DOCS)
            and target.suffix != ".ipynb"
        ):
            return found[0]  # a picture
        if target.suffix == ".md" and target.is_relative_to(DOCS):
            chinese = target.is_relative_to(DOCS / "zh")
            if chinese == Path(app.srcdir).is_relative_to(DOCS / "zh"):
                return found[0]
            name = target.relative_to(DOCS / "zh" if chinese else DOCS).with_suffix(".html")
            up = "../" * (page.count("/") + 1)
            return f"{found[1]}other:{up}{'zh' if chinese else 'en'}/{name.as_posix()}{fragment}{found[4]}"
        path = posixpath.join(*target.relative_to(ROOT).parts)
        return f"{found[1]}file:{path}{found[4]}"

    source[0] = _LINK.sub(led, source[0])
    if page == "rules/README":  # its table leads to each page
        source[0] += "\n```{toctree}\n:hidden:\n:glob:\nGR*\n```\n"


def _other_language(
    app: Sphinx, pagename: str, _template: str, context: dict[str, object], _doctree: object
) -> None:
    """Where the button at the top leads: the same page in the other language, else its start."""
    chinese = Path(app.srcdir).name == "zh"
    there = DOCS if chinese else DOCS / "zh"
    name = pagename if (there / f"{pagename}.md").exists() else "index"
    up = "../" * (pagename.count("/") + 1)
    context["other_language"] = f"{up}{'en' if chinese else 'zh'}/{name}.html"
    context["other_language_name"] = "English" if chinese else "中文"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.add_search_language(Pairs)
    app.add_lexer("mermaid", TextLexer)
    app.connect("source-read", _led_elsewhere)
    app.connect("html-page-context", _other_language)
