# `make demo` and `make test` do all set-up: they need Python 3.11 or later, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := $(VENV)/.demo-installed

.PHONY: demo test lint format docs bench accuracy injection limits clean

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "govreport-parse needs Python 3.11 or later; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(DEMO): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(STAMP): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(DEMO)

demo: $(DEMO)
	$(BIN)/govreport parse fixtures/2014/linxi-2017.html
	@echo
	@echo "govreport check fixtures/20*  (some of the reports have defects on purpose)"
	@$(BIN)/govreport check $(wildcard fixtures/20*) || [ $$? -eq 1 ]

test: lint
	$(BIN)/python -m pytest -q -n 2
	REPORTS=200 $(BIN)/python benchmarks/accuracy.py --totals
	$(BIN)/python benchmarks/statements.py
	REPORTS=60 $(BIN)/python benchmarks/injection.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)
	$(BIN)/python -m govreport_parse.rules.reference docs/rules

bench: $(STAMP)
	$(BIN)/python benchmarks/pages.py

accuracy: $(STAMP)
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/statements.py

injection: $(STAMP)
	$(BIN)/python benchmarks/injection.py

limits: $(STAMP)
	$(BIN)/python benchmarks/limits.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
