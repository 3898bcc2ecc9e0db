"""Pages that people open by a double click: without network, in both languages, mostly one file each.

Templates, styles and scripts lie in ``templates``. Whatever stands in a document is text: Jinja
escapes it, and what is invisible in it is written out. A page's content security policy names its
own scripts and styles by their hashes, so nothing that a document prints can run.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from govreport_parse.outputs.safe import one_line
from govreport_parse.outputs.summary import cut

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

__all__ = ["both", "is_own_page", "render", "source"]

_OWN = b'<meta name="generator" content="govreport-parse">'
_HEAD = 256  # bytes in which base.html says so


def is_own_page(data: bytes) -> bool:
    """Whether a page was made here: what it shows of a report is no report."""
    return _OWN in data[:_HEAD]


def render(
    template: str, *, lang: str, styles: tuple[str, ...] = (), scripts: tuple[str, ...] = (),
    beside: tuple[str, ...] = (), **values: object,
) -> str:  # fmt: skip
    """A whole page.

    Parameters
    ----------
    template
        A file of ``templates`` that extends ``base.html``.
    lang
        ``zh`` or ``en``: the language it opens in.
    styles, scripts
        Files of ``templates`` that it needs besides ``base.css`` and ``base.js``.
    **values
        What the template shows; texts are escaped.
    """
    style = "\n".join(source(name) for name in ("base.css", *styles))
    script = "\n".join(source(name) for name in ("base.js", *scripts))
    return _environment().get_template(template).render(
        lang=lang, style=style, script=script, beside=beside,
        policy=_policy(style, script, beside=bool(beside)), **values,
    )  # fmt: skip


def both(zh: object, en: object) -> Markup:
    """Words in both languages, of which the page shows those of the language chosen."""
    from markupsafe import Markup, escape

    if zh == en:
        return escape(one_line(zh))
    return Markup('<span lang="zh-CN">{}</span><span lang="en">{}</span>').format(
        one_line(zh), one_line(en)
    )


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["both"] = both
    environment.filters["shown"] = one_line
    environment.filters["cut"] = cut
    return environment


@cache
def source(name: str) -> str:
    """A file of `templates` as it is."""
    return files(__package__).joinpath("templates", name).read_text("utf-8").strip()


def _policy(style: str, script: str, *, beside: bool) -> str:
    """Nothing but what stands in the page itself: no network, no form, no other script.

    Pages with files beside them also take scripts from where they are themselves: a server, or a disk.
    """
    files = " 'self' file:" if beside else ""
    return (
        f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; "
        f"script-src '{_digest(script)}'{files}; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
