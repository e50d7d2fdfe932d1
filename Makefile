# make run    serve the dashboard          make test   run every test
# make check  lint, types, contracts       make lock   pin requirements again

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN := $(BIN)/python

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test check format lock clean

help:
	@sed -n 's/^# //p' Makefile | head -2

run: $(VENV)/run.done
	@$(RUN) -m geo serve --port $(PORT)

test: $(VENV)/dev.done
	$(RUN) -m pytest -n auto --dist loadfile $(TESTS)

check: $(VENV)/dev.done
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(RUN) -m pytest --doctest-modules geo -q -p no:cacheprovider

format: $(VENV)/dev.done
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: $(VENV)/dev.done
	$(RUN) -m pip install --quiet uv==0.9.*
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements.in -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV)

$(VENV)/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Sandtable needs Python 3.11 or newer; set PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Creating the environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run.done: requirements.txt | $(VENV)/python.done
	@echo "Installing pinned requirements"
	@$(RUN) -m pip install --progress-bar on --require-hashes -r requirements.txt
	@touch $@

$(VENV)/dev.done: requirements-dev.txt $(VENV)/run.done
	@echo "Installing what tests and checks need"
	@$(RUN) -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@
