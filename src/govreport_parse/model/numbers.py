"""What a figure is: whole or decimal, and in which units it is money."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["MONEY_UNITS", "Number"]

Number = int | Decimal
MONEY_UNITS = frozenset({"元", "千元", "万元", "亿元"})
