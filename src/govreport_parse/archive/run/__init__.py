"""An archive into a dataset, a dataset for analysis, an archive's reports one after another."""
