"""Inputs made to break a reader: broken, huge, or built against its weak points."""
