"""The engine that recognises characters: rapidocr, whose models lie in its package; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import cv2

from govreport_parse.readers.image.upright import Array

__all__ = ["found_in", "recognise"]

_DETECTS, _RECOGNISES = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"


@cache
def _engine() -> Any:
    import rapidocr

    models = Path(rapidocr.__file__).parent / "models"
    return rapidocr.RapidOCR(
        params={
            "Global.use_cls": False,  # turned by a half, a 6 is a 9
            "Global.log_level": "error",
            "Global.text_score": 0.0,
            "Det.model_path": str(models / _DETECTS),
            "Rec.model_path": str(models / _RECOGNISES),
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        }
    )


@contextmanager
def _memory() -> Iterator[None]:
    """Say that there is not enough memory as Python does."""
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    try:
        yield
    except ONNXRuntimeError as error:
        if "bad_alloc" in str(error) or "allocate memory" in str(error):
            raise MemoryError from error
        raise


def recognise(crops: Sequence[Array]) -> list[tuple[str, float]]:
    """What each of some pictures of a line says, and how sure that is, from 0 to 1."""
    if not crops:
        return []
    with _memory():
        found = _engine().recognize_txt([cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR) for crop in crops])
    return [(str(text), float(score)) for text, score in zip(found.txts, found.scores, strict=True)]


def found_in(grey: Array) -> list[tuple[int, int, int, int]]:
    """Boxes of the lines of text in a picture, in pixels: left, top, right, bottom."""
    with _memory():
        found = _engine()(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), use_det=True, use_rec=False)
    boxes = found.boxes
    if boxes is None:
        return []
    return [
        (int(box[:, 0].min()), int(box[:, 1].min()), int(box[:, 0].max()), int(box[:, 1].max()))
        for box in boxes
    ]
