"""Tables as files of statistics packages: labels in Chinese and English, and for each empty cell why it is empty."""
