# `make demo` and `make test` do all set-up: they need Python 3.11 or later, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := $(VENV)/.demo-installed

# The tests of these rooms take longest.
ROOMS := archive whole safety rules readers
APART := $(ROOMS:%=room-%)

SELDOM := site-packages/(.*/tests|mypyc?|pygments/lexers)/

# Each process that the tests start would else compile the whole package.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test system $(APART) other-rooms short-same short-fuzz short-injection short-accuracy lint format docs docs-site bench accuracy injection archive-bench dataset-bench archive-kill limits fuzz mutations mutants same scans speed shapes data notebooks pictures site-demo duckdb-versions types release spark clean

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "govreport-parse needs Python 3.11 or later; set PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# What the demonstration uses: reading, datasets, workbooks.
$(DEMO): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[archive]' 'xlsxwriter>=3.2'
	@touch $@

# Compiled by every processor at once, which pip does by one; what no Python reads is left as it is, and what is hardly
# ever imported: tests of packages, lexers, and mypy, which is compiled already.
$(STAMP): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -e '.[dev]'
	@$(BIN)/python -m compileall -qq --workers 0 -x '$(SELDOM)' $(VENV)/lib >/dev/null || true
	@touch $@ $(DEMO)

demo: $(DEMO)
	@tools/demo.sh $(BIN)

# The longest first; one more at a time than two processors take, for some of them wait. What each says
# comes at once where this make can do so.
test:
	@$(MAKE) --no-print-directory --jobs 2 system $(STAMP)
	@$(MAKE) --no-print-directory --jobs 3 $(if $(filter output-sync,$(.FEATURES)),--output-sync) \
	  lint other-rooms $(APART) short-same short-fuzz short-injection short-accuracy

$(APART): room-%:
	$(BIN)/python -m pytest -q tests/$*

other-rooms:
	$(BIN)/python -m pytest -q $(ROOMS:%=--ignore=tests/%)

# A browser and a Writer for the tests that open pages and documents.
system:
	@tools/system.sh

# Campaigns in a short version.
short-same:
	NEXT_FORM=1 EACH=2 $(BIN)/python benchmarks/same.py

short-fuzz:
	FUZZ_SECONDS=3 $(BIN)/python benchmarks/fuzz.py --short

# In these there is room for a defect of every rule.
short-injection:
	SEEDS="1 5 7 17 18 24 26 28" $(BIN)/python benchmarks/injection.py

short-accuracy:
	REPORTS=200 $(BIN)/python benchmarks/accuracy.py --totals
	$(BIN)/python benchmarks/statements.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(STAMP)
	$(BIN)/python -m govreport_parse.rules.reference docs/rules
	$(BIN)/python -m govreport_parse.rules.reference docs/zh/rules zh
	$(BIN)/python -m govreport_parse.archive.store.reference docs/archive-tables.md
	$(BIN)/python -m govreport_parse.archive.store.reference docs/zh/archive-tables.md zh
	$(BIN)/python tools/architecture.py
	$(BIN)/python tools/messages.py
	$(BIN)/python tools/formats.py docs/formats.md en
	$(BIN)/python tools/formats.py docs/zh/formats.md zh
	$(BIN)/python tools/fields.py docs/fields.md en
	$(BIN)/python tools/fields.py docs/zh/fields.md zh

# The site, in both languages, into .docs-site; a warning or a link to nowhere is an error.
docs-site: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	$(BIN)/python -m sphinx -q -W --keep-going -c docs/site -D language=en -d .docs-site/.trees/en docs .docs-site/en
	$(BIN)/python -m sphinx -q -W --keep-going -c docs/site -D language=zh_CN -d .docs-site/.trees/zh docs/zh .docs-site/zh
	cp docs/site/index.html .docs-site/
	$(BIN)/python tools/docs_links.py .docs-site

# What reading costs, beside BASE=REVISION and other libraries; FILES=FOLDER for files of one's own.
bench: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python benchmarks/pages.py
	$(BIN)/python benchmarks/memory.py

accuracy: $(STAMP)
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/statements.py
	$(BIN)/python benchmarks/whole_reports.py

injection: $(STAMP)
	$(BIN)/python benchmarks/injection.py

# Rate, scaling, memory and resumption over 20,000 reports; REPORTS=2000 for less.
archive-bench: $(STAMP)
	$(BIN)/python benchmarks/archive.py

# Memory of a run's end over 100,000, 1,000,000 and 3,000,000 reports, whose tables are made without pages.
dataset-bench: $(STAMP)
	$(BIN)/python benchmarks/dataset.py

# kill -9 at 30 random moments, and an end at every single step of a commit.
archive-kill: $(STAMP)
	KILLS=30 STEPS=1000 $(BIN)/python -m pytest -q -n 2 tests/archive/run/test_crashes.py

# What forms and topics are read as, and the first characters of patterns, after one of them has changed.
data: $(STAMP)
	$(BIN)/python tools/build_data.py
	$(BIN)/python tools/build_leads.py

# The notebooks of the documentation, the panel over 2,000 reports, whose output is kept in it.
notebooks: $(STAMP)
	$(BIN)/python tools/notebooks.py

# Pages as README and docs show them; Chromium makes them, LibreOffice that of comments in Word.
pictures: $(STAMP)
	$(BIN)/python tools/pictures.py

# The database of a dataset, opened by older versions of DuckDB, which are installed for it in a temporary folder.
duckdb-versions: $(STAMP)
	$(BIN)/python tools/duckdb_versions.py

# How many names of the package have a type that pyright knows.
types: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pyright>=1.1.400'
	$(BIN)/python tools/typed.py

# Builds into dist, and tries the wheel in every Python found, each extra alone, and the oldest packages allowed;
# ONLY=oldest for one of pythons, extras, oldest.
release: $(STAMP)
	$(BIN)/python tools/release.py $(ONLY)

# The recipe of docs/archive.md on a local Spark, which is installed for it in a temporary folder; it wants Java 17.
spark: $(STAMP)
	$(BIN)/python tools/spark.py

# The dashboard of 2,000 generated reports of 200 bodies, with sizes and times; BODIES=1000 for more.
site-demo: $(STAMP)
	SITE=$${SITE:-.site-demo} $(BIN)/python benchmarks/site.py

limits: $(STAMP)
	$(BIN)/python benchmarks/limits.py

# Coverage-guided, 10 minutes; FUZZ_SECONDS=60 for less, ONLY=html for one target.
fuzz: $(STAMP)
	$(BIN)/python benchmarks/fuzz.py

# Damaged pages by the thousand: no crash, no number that the input does not show.
mutations: $(STAMP)
	$(BIN)/python benchmarks/mutations.py

# Which changed guards the tests notice, module by module, in an hour; ONLY=tables/align.py for one.
mutants: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mutants]'
	$(BIN)/python -m benchmarks.mutants

# Whether this tree reads byte for byte as another revision does: make same BASE=HEAD~3 REPORTS=5000.
same: $(STAMP)
	$(BIN)/python benchmarks/same.py

# Printed, scanned and recognised: what is kept of it. SCANS=3 for fewer than ten reports.
scans: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[ocr]'
	$(BIN)/python benchmarks/scans.py

# Instructions of nine fixed pages against the committed baseline, where valgrind is; UPDATE=1 writes it.
speed: $(STAMP)
	$(BIN)/python benchmarks/speed.py

# Whole reports in published shapes: the open half file by file, the other counted.
shapes: $(STAMP)
	$(BIN)/python benchmarks/shapes.py

clean:
	rm -rf $(VENV) .demo .docs-site .site-demo .fuzz .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
