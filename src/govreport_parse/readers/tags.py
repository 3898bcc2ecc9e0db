"""The bound on tags, whose number decides what a tree costs."""

from __future__ import annotations

from collections.abc import Callable, Collection

from govreport_parse.model import limits
from govreport_parse.model.limits import Limit
from govreport_parse.model.strategies import shortcut

__all__ = ["require_few_tags"]


def _by_count(limit: Limit, sources: Collection[bytes]) -> None:
    """Refuse sources of markup that have more tags together than a bound allows.

    Raises
    ------
    LimitExceeded
        Without a file's name.
    """
    limits.require(limit, sum(source.count(b"<") for source in sources))


def _by_length(limit: Limit, sources: Collection[bytes]) -> None:
    if sum(map(len, sources)) > limit.value:  # a tag takes a byte at least
        _by_count(limit, sources)


require_few_tags: Callable[[Limit, Collection[bytes]], None] = shortcut(_by_length, _by_count)
