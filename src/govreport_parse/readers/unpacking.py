"""Members of ZIP packages unpacked at a bounded cost: in pieces, whatever their headers claim.

A member's header may say that it unpacks to a kilobyte and hold gigabytes; so no member is unpacked at once.
"""

from __future__ import annotations

import zipfile
import zlib

from govreport_parse.model import limits

__all__ = ["UNPACKING_ERRORS", "unpacked"]

#: What damaged, encrypted or otherwise compressed members and packages raise.
UNPACKING_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, IndexError,
)  # fmt: skip
_PIECE = 2**16
# zipfile unpacks what is compressed otherwise without a bound.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Small members pack well without malice: an empty part of Word's packs 30 to 1.
_SMALL = 2**20


def unpacked(package: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> bytes:
    """A member's content, read up to the bounds.

    Parameters
    ----------
    room
        How many bytes are left of what a package may unpack to.

    Raises
    ------
    LimitExceeded
        Without a file's name, for one beyond a bound of :mod:`govreport_parse.model.limits`.
    """
    pieces = bytearray()
    if member.compress_type not in _METHODS:
        raise NotImplementedError(f"{member.filename} is compressed otherwise than by deflate")
    with package.open(member) as stream:
        while piece := stream.read(_PIECE):
            pieces += piece
            if len(pieces) > room:
                raise limits.exceeded(limits.UNPACKED)
            if len(pieces) > max(_SMALL, member.compress_size * limits.RATIO.value):
                raise limits.exceeded(limits.RATIO)
    return bytes(pieces)
