"""Which changed guards the tests notice: mutation testing of the modules that decide whether a value is read."""
