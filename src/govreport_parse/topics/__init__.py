"""What reports count, as data."""
