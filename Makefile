# Every target does its own set-up: a fresh machine needs Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := $(VENV)/.peers
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps
# The build uses only one file of django-htmx, so its dependencies are not installed.
UNUSED := django asgiref sqlparse
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate $(UNUSED:%=--no-emit-package %)

# Compiled modules are kept even where the machine says otherwise: many tests start processes.
unexport PYTHONDONTWRITEBYTECODE

# Tests that take over two seconds are listed at the end.
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal --durations=25 --durations-min=2

.PHONY: help demo quick test test-deep check mutate bench serve lock clean

help:            ## Show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation -e .
	@touch $(READY)

$(PEERS): $(READY) tests/benchmarks/requirements.lock
	$(INSTALL) --require-hashes -r tests/benchmarks/requirements.lock
	@touch $(PEERS)

demo: $(READY)   ## Build 400 certificates and the roster into demo/
	$(BIN)/awards demo demo

quick: $(READY)  ## Run the quick tests: no browser, no PostgreSQL
	AWARDS_TEST_DEPTH=quick $(PYTEST)

test: $(READY)   ## Run the tests (on SQLite and PostgreSQL)
	AWARDS_TEST_DEPTH=usual $(PYTEST)

test-deep: $(READY)  ## Run all tests, with every repetition
	AWARDS_TEST_DEPTH=deep $(PYTEST)

check: $(READY)  ## Lint, format, types, import contracts, templates, scripts, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djangofmt --check awards
	$(BIN)/oxlint --quiet awards tests
	$(BIN)/python -m pytest -q tests/test_docs.py tests/test_templates.py

mutate: $(READY) ## Change the pure rules in small ways, to see that tests fail
	$(BIN)/python -m tests.mutation --again

bench: $(PEERS)  ## Measure the main job, and the same certificate by four programs
	$(BIN)/python -m tests.benchmarks

serve: $(READY)  ## Run the service on http://127.0.0.1:8000
	$(BIN)/awards init
	$(BIN)/awards serve

lock: $(READY)   ## Write both lock files again from pyproject.toml
	$(COMPILE) --group dev pyproject.toml -o requirements.lock
	$(COMPILE) --group bench --constraint requirements.lock -o tests/benchmarks/requirements.lock

clean:           ## Remove what these targets made
	rm -rf $(VENV) demo .mutation
