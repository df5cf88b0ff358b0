# Two commands do everything: `make run` and `make test`. The rest are parts of them, or more of them.
.PHONY: run test quick long check bench drift wheel setup build clean help
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
VENV := .venv/bin
export TITIAN_DATA ?= $(CURDIR)/var
export UV_SYSTEM_CERTS = 1

help: ## what can be done here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: ## set up, build, make demo data, serve a country's hub and a region's on this machine
	@$(PYTHON) scripts/machine.py run --port $(PORT)
	@$(PYTHON) scripts/setup.py run
	@$(VENV)/titian demo --port $(PORT)
	@exec $(VENV)/python scripts/run.py --port $(PORT)

test: ## set up what the tests need and test every behaviour, on SQLite and, where a database can change it, on PostgreSQL
	@$(PYTHON) scripts/machine.py test --install
	@$(PYTHON) scripts/setup.py test
	@$(VENV)/python scripts/test.py test

quick: ## style, types, the engine, sealing, rooms without a hub, who may do what: before each commit
	@$(PYTHON) scripts/machine.py check
	@$(PYTHON) scripts/setup.py test
	@$(VENV)/python scripts/test.py quick

long: ## what takes long, whole: `make test` draws a tenth of it by the day
	@$(PYTHON) scripts/machine.py test --install
	@$(PYTHON) scripts/setup.py test
	@$(VENV)/python scripts/test.py long

check: ## style, types, floors and drift
	@$(PYTHON) scripts/machine.py check
	@$(PYTHON) scripts/setup.py test
	@$(VENV)/python scripts/check.py

bench: ## measure the budgets of docs/benchmarks.md
	@$(PYTHON) scripts/machine.py test --install
	@$(PYTHON) scripts/setup.py test
	@$(VENV)/python scripts/bench.py

drift: ## OpenDrift for `titian drift`, in .drift (1.1 GB, GPL-2.0): on a rescue centre's machine; GRIB=1 reads GRIB too
	@$(PYTHON) scripts/machine.py run
	@$(PYTHON) scripts/setup.py run
	@$(PYTHON) scripts/setup.py drift

wheel: ## one wheel with the built field app and desk inside, in dist/
	@$(PYTHON) scripts/machine.py run
	@$(PYTHON) scripts/setup.py run
	@$(VENV)/python -m build --wheel --no-isolation --outdir dist .

clean: ## remove what was built; keeps var/ (your data)
	rm -rf .venv .drift node_modules .stamps dist build web/*/dist src/titian/hub/built
