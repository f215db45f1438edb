# `make serve` shows the site and `make test` proves it; both set up what they need in .venv.
# Without make (Windows): the plain commands are in README.md.

# The first of these that is Python 3.11 to 3.13 makes .venv; name your own with PYTHON=.
PYTHON ?= python3.13 python3.12 python3.11 python3
ADDRESS ?= 127.0.0.1:8000

BIN := .venv/bin
# Programs that packages bring (graphviz-pure) are found as in an activated environment.
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Material prints a notice about MkDocs 2 at each build otherwise.
export NO_MKDOCS_2_WARNING := 1

RIGHT_PYTHON := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
FIND_CHROMIUM := command -v chromium || command -v chromium-browser || command -v google-chrome
FIND_FIREFOX := command -v firefox-esr || command -v firefox
FIND_WEBKIT := command -v WebKitWebDriver && command -v Xvfb
COMPILE := $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest \
	--python-version 3.11 --generate-hashes $(UPGRADE)

.PHONY: help setup serve build test browser bench update reviewed live requirements vendor clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

setup: .venv/installed  ## make .venv and install requirements.txt into it

serve: .venv/installed  ## build the site and serve it, with reload on a change
	$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

build: .venv/installed  ## build the site into site/; a warning is an error
	$(BIN)/mkdocs build --strict

test: .venv/installed-tests browser  ## check the code, build the site, run every test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mkdocs build --strict
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/pytest

# Where CHROMIUM stays empty, the tests use Playwright's own. Noto has Chinese letters. Firefox and
# WebKit must be those of the system; where they are missing, their tests fail and say so.
browser: .venv/installed-tests
	@{ $(FIND_FIREFOX) && $(FIND_WEBKIT); } >/dev/null || test "$$(id -u)" != 0 \
	|| { apt-get update && apt-get install --yes firefox-esr webkit2gtk-driver xvfb; }
	@test -n "$$CHROMIUM" || { $(FIND_CHROMIUM); } >/dev/null \
	|| { test "$$(id -u)" = 0 && apt-get update \
	     && apt-get install --yes chromium fonts-noto-cjk; } \
	|| $(BIN)/playwright install chromium

bench: .venv/installed-tests  ## measure build times and page weights
	$(BIN)/python -m benchmarks

update: .venv/installed  ## run the snippets and rewrite their committed outputs
	$(BIN)/python -m builder update

reviewed: .venv/installed  ## record that the Chinese and English texts say the same
	$(BIN)/python -m builder reviewed

live: .venv/installed-tests browser build  ## run every cell in a browser; rewrite the list of those that cannot
	CHROMIUM="$${CHROMIUM:-$$($(FIND_CHROMIUM))}" $(BIN)/python -m tests.site.checks.live_cells

requirements: .venv/installed-tests  ## compile requirements*.txt; UPGRADE=--upgrade for newer versions
	UV_CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) requirements.in -o requirements.txt
	UV_CUSTOM_COMPILE_COMMAND="make requirements" $(COMPILE) requirements-test.in -o requirements-test.txt

vendor: .venv/installed  ## fetch again what browser/vendor keeps and compare; needs npm
	$(BIN)/python -m builder.fetch_vendored
	npm --prefix browser/editor ci && npm --prefix browser/editor run check

clean:  ## remove the site and all caches; .venv stays
	rm -rf site .site.* .cache .pytest_cache .ruff_cache
	find builder snippets tests -name __pycache__ -prune -exec rm -rf {} +

.venv/installed: requirements.txt
	@test -x $(BIN)/pip || { \
	  for python in $(PYTHON); do \
	    if $$python -c '$(RIGHT_PYTHON)' 2>/dev/null; then \
	      echo "Making .venv with $$python"; exec $$python -m venv .venv; \
	    fi; \
	  done; \
	  echo 'Python 3.11, 3.12 or 3.13 with its venv module is needed; looked for: $(PYTHON).' >&2; \
	  echo 'Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install' >&2; \
	  echo 'python@3.13) or name yours: make PYTHON=/path/to/python3 ...' >&2; \
	  exit 1; }
	$(BIN)/python -m pip install --requirement requirements.txt
	@touch $@

.venv/installed-tests: requirements-test.txt .venv/installed
	$(BIN)/python -m pip install --requirement requirements-test.txt
	@touch $@
