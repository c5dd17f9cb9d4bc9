# make run    the window on the sample library      make test   the whole test suite
# make check  everything a change has to pass        make bench  figures, side by side
# make bench-export  a pack of fifty cases in every artefact, beside pandoc
# make bench-writing  keys in a long case, and whether anything that is written is lost
# make bench-relevance COLLECTION=…  how good answers are, on a judged collection
# make dist   wheel and source archive               make clean  away with all of it

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORPUS ?= cases
DOCUMENTS ?= 10000
COLLECTION ?= $(CORPUS)
export PYTHONUTF8 = 1

.PHONY: run test check format bench bench-search bench-export bench-relevance bench-writing dist clean

run: $(VENV)/app
	@$(BIN)/casebook --demo

test: $(VENV)/dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	QT_QPA_PLATFORM=offscreen HYPOTHESIS_PROFILE=hunting $(BIN)/python -m pytest --cov --cov-report=term --cov-fail-under=90
	$(BIN)/coverage report --fail-under=100 --include='casebook/domain/*,casebook/markdown/*,casebook/storage/*,casebook/library/*'

format: $(VENV)/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench-search: $(VENV)/bench
	$(BIN)/python -m tests.benchmarks.search --corpus "$(CORPUS)" --documents $(DOCUMENTS) $(if $(STOCK),--stock)

bench: $(VENV)/dev
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks.run --corpus "$(CORPUS)"

bench-export: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks.exporting --corpus "$(CORPUS)"

bench-writing: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks.typing_editor
	$(BIN)/python -m tests.benchmarks.own_bytes "$(CORPUS)"
	$(BIN)/python -m tests.benchmarks.keeping

bench-relevance: $(VENV)/dev
	$(BIN)/python -m tests.benchmarks.relevance --collection "$(COLLECTION)" $(if $(MODEL),--model "$(MODEL)")

dist: $(VENV)/dev
	$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) dist build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/app: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/bench: $(VENV)/dev
	$(PIP) install --constraint constraints.txt --editable '.[bench]'
	@touch $@

$(VENV)/dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/app
