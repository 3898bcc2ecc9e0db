"""The version of this package, which records of an archive and SARIF files name."""

__all__ = ["__version__"]

__version__ = "0.2.0"
