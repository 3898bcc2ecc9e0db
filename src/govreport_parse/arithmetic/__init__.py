"""What the figures of a form owe to one another."""
