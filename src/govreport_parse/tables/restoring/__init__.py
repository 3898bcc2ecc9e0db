"""Tables that reached us as lines of text, put back into rows."""
