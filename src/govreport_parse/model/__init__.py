"""What travels between the stages: documents, grids, records, their limits and errors."""
