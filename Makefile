# make demo: try it. make test: everything that has to hold before a change goes in.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test browser

demo: .venv/installed
	$(BIN)/reportedly demo

test: .venv/tested browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2
	$(BIN)/python -m benchmarks score

# The tests of the desk's pages drive Debian's Chromium; where it cannot be had they are left out.
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && for try in 1 2 3; do \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium >/dev/null \
	    && break; sleep 5; done; \
	} || echo "no Chromium: tests of pages are left out (apt-get install chromium)"

$(BIN)/python:
	$(PYTHON) -m venv .venv

.venv/installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[web]'
	touch $@

.venv/tested: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@ .venv/installed
