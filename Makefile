# Plaintrial. `make run` serves the site, `make test` checks everything; both start from a bare Python 3.11+.
# Written for GNU make 3.81 (macOS) and newer: no .ONESHELL, no !=, no absolute paths (they may hold spaces).

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.SUFFIXES:
# The steps share .venv, and the last line of `make test` is pytest's.
.NOTPARALLEL:

BIN := .venv/bin
# Extra words for pytest: make unit PYTEST="tests/record -x"
PYTEST ?=
ARGS ?=
# Goes on with what was prepared, and prepares it when it was not: see tools/prepare.py.
PREPARE = python=$$(PYTHON="$(PYTHON)" sh tools/find-python.sh) && PYTHON="$(PYTHON)" "$$python" tools/prepare.py
SOURCES := src tests tools bench
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(if $(UPGRADE),--upgrade)
TEST = $(BIN)/python -m pytest
# How many processes test side by side: WORKERS=0 for one, to look into a failure. A browser wants one for itself.
WORKERS ?= auto
SIDE_BY_SIDE = -n $(WORKERS) --dist loadfile

.PHONY: help run test set-up set-up-dev chromium lint types floors unit browser test-sqlite test-postgres \
	coverage house kill bench lock format clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

run: set-up ## Mirror, read and serve: PORT=8000 DATA=folder CONDITION=lupus OFFLINE=1
	@set --; \
	if [ -n "$$PORT" ]; then set -- "$$@" --port "$$PORT"; fi; \
	if [ -n "$$DATA" ]; then set -- "$$@" --data "$$DATA"; fi; \
	if [ -n "$$CONDITION" ]; then set -- "$$@" --condition "$$CONDITION"; fi; \
	if [ -n "$$OFFLINE" ]; then set -- "$$@" --offline; fi; \
	exec $(BIN)/plaintrial up "$$@"

test: set-up-dev lint types floors test-sqlite test-postgres ## Everything a change must pass

set-up: ## Make .venv with what running needs
	@$(PREPARE) run

set-up-dev: ## Make .venv with what testing needs too
	@$(PREPARE) dev

chromium: set-up-dev ## Find or install the browser for the browser tests
	@$(BIN)/python tools/chromium.py --install

lint: set-up-dev ## Style: ruff's rules and format
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)

types: set-up-dev ## Types: mypy --strict
	$(BIN)/mypy --strict

floors: set-up-dev ## Imports go down only: import-linter
	$(BIN)/lint-imports --no-logo

house: set-up-dev ## The house's own rules: size, words, links, locks
	$(TEST) tests/house $(PYTEST)

unit: set-up-dev ## Tests without a browser, on SQLite
	$(TEST) $(SIDE_BY_SIDE) -m "not slow and not postgres and not browser" $(PYTEST)

browser: set-up-dev chromium ## Tests in a real Chromium
	$(TEST) -m browser $(PYTEST)

test-sqlite: set-up-dev chromium ## All tests but the slow ones, on SQLite
	$(TEST) $(SIDE_BY_SIDE) -m "not slow and not postgres and not browser" $(PYTEST)
	$(TEST) -m "browser and not slow" $(PYTEST)

test-postgres: set-up-dev ## The tests that touch the mirror again, on PostgreSQL
	PLAINTRIAL_TEST_DATABASE=postgres $(TEST) $(SIDE_BY_SIDE) -m "(django_db or postgres) and not slow and not browser" $(PYTEST)

coverage: set-up-dev ## The same tests, counting the lines that they reach: takes twice as long
	rm -f .coverage
	$(MAKE) test-sqlite test-postgres PYTEST="--cov --cov-append --cov-report= $(PYTEST)"
	$(BIN)/coverage report --skip-covered

kill: set-up-dev ## The slow tests: kill -9 at random points, minutes
	$(TEST) -m slow $(PYTEST)

bench: set-up-dev ## Measure: BENCH=bench/name.py for one of them, ARGS="--its options"
	@for file in $(if $(BENCH),"$(BENCH)",bench/*.py); do \
		if [ -f "$$file" ]; then echo "== $$file"; $(BIN)/python "$$file" $(ARGS) || exit 1; fi; \
	done

lock: ## Pin every package with its hashes again: UPGRADE=1 for the newest
	@$(PREPARE) uv
	$(COMPILE) --group bootstrap --output-file requirements-bootstrap.lock
	$(COMPILE) pyproject.toml --group build --output-file requirements.lock
	$(COMPILE) --constraint requirements.lock pyproject.toml --group dev --output-file requirements-dev.lock

format: set-up-dev ## Let ruff put the code in order
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

clean: ## Remove .venv and every cache
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov dist
