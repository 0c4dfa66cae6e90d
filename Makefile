# Two commands for a fresh machine with only Python: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO := demo

.PHONY: run test lint types imports bench bench-language format clean

run: $(INSTALLED)  ## build the demo study and open the workbench (without a terminal: print its tables)
	@if [ -t 0 ] && [ -t 1 ]; then \
		test -f $(DEMO)/study.mbcode || $(BIN)/mbcode demo $(DEMO); \
		exec $(BIN)/mbcode --study $(DEMO)/study.mbcode; \
	else \
		folder=$$(mktemp -d) && $(BIN)/mbcode demo $$folder/demo; \
	fi

test: $(INSTALLED)  ## run all tests
	$(BIN)/python -m pytest -n 2

lint: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(INSTALLED)
	$(BIN)/mypy

imports: $(INSTALLED)
	$(BIN)/lint-imports

bench: $(INSTALLED)  ## measure; ratios can fail, seconds can't
	$(BIN)/python -m benchmarks

bench-language: $(INSTALLED)  ## what docs/LANGUAGE.md says of Danish, measured
	$(BIN)/python -m benchmarks.language

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "mbcode needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
