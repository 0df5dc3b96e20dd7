# Two commands: `make run` and `make test`. They need Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
READY := $(VENV)/.ready

.PHONY: run test lint bench locales clean help

help:            ## Show the targets.
	@sed -n 's/^\([a-z]*\): .*## /\1: /p' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "slepipe needs Python 3.11 or newer, this is " + sys.version.split()[0] + "; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	$(BIN)/python -c 'from slepipe.segment.dictionary import keep_words; keep_words()'
	@touch $@

run: $(READY)    ## Run the pipeline over source/ into output/.
	$(BIN)/slepipe run source/ --output output/

test: $(READY)   ## Run the tests.
	$(BIN)/python -m pytest --quiet --numprocesses auto

lint: $(READY)   ## Check style and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)  ## Time the pipeline beside jieba and the engines; count what conversion repairs and harms, and what the diff finds and misses.
	$(BIN)/python scripts/bench.py
	$(BIN)/python scripts/bench_conversion.py
	$(BIN)/python scripts/bench_diff.py

locales: $(READY) ## Extract the messages and bring every catalog up to date.
	$(BIN)/pybabel -q extract -F babel.cfg -k N_ --no-location --sort-output --project slepipe --version 0.1 -o locales/slepipe.pot .
	$(BIN)/pybabel -q update -D slepipe -i locales/slepipe.pot -d locales --no-fuzzy-matching
	$(BIN)/slepipe locales --check

clean:           ## Remove the environment and caches.
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
