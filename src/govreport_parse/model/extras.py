"""A clear error where a package of an extra is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from govreport_parse.model.errors import MissingExtra

__all__ = ["extra"]


@contextmanager
def extra(name: str, needed_for: str) -> Iterator[None]:
    """Turn an ImportError within the block into one that names the extra.

    Parameters
    ----------
    name
        The extra (``archive``).
    needed_for
        What was to be opened or written; it becomes the error's name.

    Raises
    ------
    MissingExtra
        A package that the block imports is not installed.
    """
    try:
        yield
    except ImportError as error:
        raise MissingExtra(
            needed_for,
            f"needs a package that is not installed ({error}); "
            f"run: pip install 'govreport-parse[{name}]'",
            f"缺少所需的软件包（{error}）；请运行：pip install 'govreport-parse[{name}]'",
        ) from error
