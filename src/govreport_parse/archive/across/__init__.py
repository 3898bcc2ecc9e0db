"""What shows only when the reports of a dataset are held against one another."""
