# Works with make and a Python 3.11 to 3.13 alone: each target sets up what it needs.
#   make run                        articles of data/samples -> out/events.jsonl
#   make run ARTICLES=news OUT=out2 the same for your own
#   make test                       all tests
# The stages one by one (ingest actors dates parse gestures events) do only what changed since the last time.

PYTHON   ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
VENV     ?= .venv
OUT      ?= out
ARTICLES ?= data/samples
GOLD     ?= $(or $(LAPEL_SHARED),../shared)/gold/events

bin   := $(VENV)/bin
lapel := $(bin)/lapel
ready := $(VENV)/.ready

# What a stage reads besides its inputs: its own code, and the tables and rules in data.
python   = $(shell find $(addprefix pipeline/lapel/,$(1)) -name '*.py')
tables   = $(shell find $(addprefix data/,$(1)) -type f -not -path '*/recipe/*')
base    := $(call python,records.py language.py jsonl.py run)
settings := $(wildcard lapel.toml)

.PHONY: run test ingest actors dates parse gestures events eval bench bench-export bench-report kb train lint schema docs wheel audit sbom clean setup
.DELETE_ON_ERROR:
.DEFAULT_GOAL := run

setup: $(ready)

$(ready): pyproject.toml
	@test -n "$(PYTHON)" || { echo "no Python 3.11 to 3.13 found; name one: make PYTHON=/path/to/python3" >&2; exit 2; }
	test -x $(bin)/python || $(PYTHON) -m venv $(VENV)
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

run: $(ready)
	@mkdir -p $(OUT)
	$(lapel) run $(ARTICLES) -o $(OUT)/events.jsonl --drops $(OUT)/drops.jsonl

test: $(ready)
	$(bin)/python -m pytest

ingest:   $(OUT)/articles.jsonl
actors:   $(OUT)/actors.jsonl
dates:    $(OUT)/dates.jsonl
parse:    $(OUT)/parsed.spacy
gestures: $(OUT)/gestures.jsonl
events:   $(OUT)/events.jsonl

# Which articles were asked for: written only when it changes, so that other ARTICLES make new files.
ifneq ($(filter ingest actors dates parse gestures events,$(MAKECMDGOALS)),)
$(shell mkdir -p $(OUT); echo '$(ARTICLES)' | cmp -s - $(OUT)/.articles || echo '$(ARTICLES)' > $(OUT)/.articles)
endif

$(OUT)/articles.jsonl: $(OUT)/.articles $(shell find $(ARTICLES) -type f 2>/dev/null) $(base) $(settings) \
		$(call python,readers stages/ingest) | $(ready)
	$(lapel) ingest $(ARTICLES) -o $@

$(OUT)/actors.jsonl: $(OUT)/articles.jsonl $(call python,stages/actors) $(call tables,actors) | $(ready)
	$(lapel) actors $< -o $@

$(OUT)/dates.jsonl: $(OUT)/articles.jsonl $(call python,stages/dates) $(call tables,dates) | $(ready)
	$(lapel) dates $< -o $@

$(OUT)/parsed.spacy: $(OUT)/articles.jsonl $(OUT)/actors.jsonl \
		$(call python,stages/parse.py stages/gate.py stages/sight.py stages/misread.py network.py lemmas.py) \
		$(call tables,gestures events) | $(ready)
	$(lapel) parse $(OUT)/articles.jsonl $(OUT)/actors.jsonl -o $@

$(OUT)/gestures.jsonl: $(OUT)/parsed.spacy $(OUT)/actors.jsonl $(OUT)/dates.jsonl \
		$(call python,stages/gestures lemmas.py) $(call tables,gestures) | $(ready)
	$(lapel) gestures $(OUT)/articles.jsonl $(OUT)/parsed.spacy $(OUT)/actors.jsonl $(OUT)/dates.jsonl -o $@

$(OUT)/events.jsonl: $(OUT)/gestures.jsonl $(OUT)/actors.jsonl $(OUT)/dates.jsonl \
		$(call python,stages/events ontology) $(call tables,ontology actors) $(wildcard models/*.json) | $(ready)
	$(lapel) events $(OUT)/articles.jsonl $(OUT)/gestures.jsonl $(OUT)/actors.jsonl $(OUT)/dates.jsonl -o $@

eval: $(ready)
	$(bin)/python -m tests.gold.evaluate $(SETS)

bench: $(ready)
	$(bin)/python -m tests.bench.bench

# Exports of 100,000 records and a report of 50,000, of the events in EVENTS (told again in later years until there are so many).
EVENTS ?= $(OUT)/events.jsonl

bench-export: $(EVENTS) | $(ready)
	$(bin)/python -m tests.bench.export $(EVENTS)

bench-report: $(EVENTS) | $(ready)
	$(bin)/python -m tests.bench.report $(EVENTS) --records 50000

kb: $(ready)
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable ".[kb]"
	$(bin)/python data/actors/recipe/build.py

train: $(ready)
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	$(MAKE) gestures OUT=$(OUT)/train ARTICLES="$(wildcard $(GOLD)/*.articles.jsonl)"
	$(bin)/python models/train_confidence.py $(OUT)/train $(wildcard $(GOLD)/*.gold.jsonl)

lint: $(ready)
	$(bin)/ruff check pipeline tests docs
	$(bin)/mypy

# What "pip install lapel" brings, in an environment of its own: the list of it, and what is known against it
# (--strict, since a package that cannot be looked up would else pass as sound).
clean := build/clean

$(clean)/.ready: pyproject.toml | $(ready)
	rm -rf $(clean)
	$(PYTHON) -m venv $(clean)
	$(clean)/bin/python -m pip install --quiet --disable-pip-version-check .
	@touch $@

audit: $(clean)/.ready
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable ".[audit]"
	$(clean)/bin/python -m pip freeze --disable-pip-version-check --exclude lapel > $(clean)/pins.txt
	$(bin)/pip-audit --strict --no-deps --disable-pip --requirement $(clean)/pins.txt --progress-spinner off

sbom: $(clean)/.ready
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable ".[audit]"
	@mkdir -p dist
	$(bin)/cyclonedx-py environment --pyproject pyproject.toml --output-reproducible -o dist/sbom.json $(clean)/bin/python

schema: $(ready)
	$(bin)/python -m lapel.schema

docs: $(ready)
	$(bin)/mkdocs build --quiet

wheel: $(ready)
	$(bin)/python -m build --wheel --outdir dist .

clean:
	rm -rf $(OUT) dist build
