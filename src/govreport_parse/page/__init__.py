"""The page around the report: furniture, title, masthead, sections."""
