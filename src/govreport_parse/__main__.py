"""``python -m govreport_parse``: the command ``govreport``, where its script is not on the path."""

from govreport_parse.cli.app import run

if __name__ == "__main__":
    run("govreport")
