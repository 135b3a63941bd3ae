# Hearth. `make run` talks with you, `make test` checks everything; both set up what they need first.

PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test check setup docs picture screenshots pins train-data train clean

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 16

run: ## listen, act and answer (ARGS="--config my.toml")
	@scripts/setup first
	@exec .venv/bin/assistant run $(ARGS)

test: ## lint, types and every test (ARGS="tests/test_library.py" for some)
	@scripts/setup test
	@$(MAKE) --no-print-directory check
	@$(PYTHON) -m pytest $(ARGS)

check: ## lint and types alone, once set up
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy

setup: ## set up without running
	@scripts/setup run

clean: ## remove the environment and every cache; downloads in models/ and voices/ stay
	rm -rf .venv .wheels .mypy_cache .ruff_cache .pytest_cache build dist hearth.egg-info

docs: ## make docs/configuration.md anew
	@$(PYTHON) -c "from assistant.service.settings import as_markdown; print(as_markdown(), end='')" > docs/configuration.md
	@$(PYTHON) -c "from assistant.service.doctor.page import as_markdown; print(as_markdown(), end='')" > docs/doctor.md

picture: ## measure the demo on this machine and draw docs/conversation.svg anew
	@$(PYTHON) scripts/make_picture.py > docs/conversation.svg.new && mv docs/conversation.svg.new docs/conversation.svg

screenshots: ## take the pictures of the page in docs/pictures anew (ARGS="--part home")
	@$(PYTHON) scripts/make_screenshots.py $(ARGS)

pins: ## pin the newest packages that fit, and say what changed (ARGS=--keep: only what must)
	@$(PYTHON) scripts/pins.py $(ARGS)
	@$(PYTHON) scripts/arm64.py

# -- what the packaged language model learned (docs/the-small-model.md) --------------------------------

TRAINER := out/trainer/bin/python
PEOPLE := $(if $(CORPORA),--corpora $(CORPORA))
ADAPTER = models/hearth-smollm2-135m.gguf
RANK = 16

train-data: ## make the samples of the training (CORPORA=folder: with real people's sentences)
	@scripts/setup run
	@$(PYTHON) -m training.data $(PEOPLE) $(ARGS)

train: ## train the packaged model on them, on from where it was broken off (RANK=16; BASE=other.gguf ADAPTER=mine.gguf)
	@scripts/setup run
	@test -x $(TRAINER) || $(PYTHON) -m venv out/trainer
	@$(TRAINER) -m pip install --quiet --requirement training/requirements.txt
	@set -e; base="$(BASE)"; base=$${base:-$$($(PYTHON) -m training.base)}; \
	$(TRAINER) -m training.train --base "$$base" --rank $(RANK) $(ARGS); \
	$(TRAINER) -m training.probe --base "$$base" --rank $(RANK); \
	$(TRAINER) -m training.export --base "$$base" --to out/adapter/untried.gguf; \
	$(PYTHON) -m training.calibrate --base "$$base" --adapter out/adapter/untried.gguf $(PEOPLE) --out out/adapter; \
	$(TRAINER) -m training.export --base "$$base" --to "$(ADAPTER)" --thresholds out/adapter/thresholds.json; \
	$(PYTHON) -m training.compare --base "$$base" --adapter "$(ADAPTER)"
