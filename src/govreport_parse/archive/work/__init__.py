"""What one worker does with sources, and the processes that do it."""
