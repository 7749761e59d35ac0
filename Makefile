# Two commands matter: `make demo` and `make test`. Each installs what is missing, and says so.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory --no-builtin-rules

CACHE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/claimlight
export PATH := $(CACHE)/tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)

PORT ?= 0
# Suites of browser tests that run side by side: they wait more than they compute.
SUITES ?= 2
PKG := www/pkg
# What bundling writes last.
BUNDLE := dist/www/integrity.json
MODEL := $(lastword $(sort $(wildcard models/*/model.bin)))
RUST_SOURCES := $(shell find src -type f) Cargo.toml Cargo.lock rust-toolchain.toml .cargo/config.toml
# The command line that some tests call, as the Rust tests build it: cargo build would compile all of it once more, for the
# tests' own dependencies ask shared crates for other features.
PROGRAM := cargo test --locked --features cli --no-run --test cli
WASM := --target wasm32-unknown-unknown --no-default-features
PYTHON_FOLDERS := $(wildcard training benches python)

.PHONY: help demo test dist single-file npm python extension lint-extension parquet-tests picture docs-site bench train audit fuzz miri fmt clean
.PHONY: engine-checks page-checks wasm lint rust-tests wasm-tests browser-tests package-tests docs sizes

help: ## Lists the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: wasm ## Builds the demo page, serves it on 127.0.0.1 and prints the address (PORT=… picks the port)
	@node tools/serve.mjs --port $(PORT)

# Two chains side by side, about as long as each other: hardly a check keeps two cores busy.
test: ## Runs every check and every test, browsers included
	@tools/setup.sh rust wasm node browsers python
	@$(MAKE) --jobs=2 --output-sync=target engine-checks page-checks

engine-checks:
	@$(MAKE) lint
	@$(MAKE) rust-tests
	@$(MAKE) docs
	@$(MAKE) wasm-tests
	@$(MAKE) package-tests

page-checks:
	@$(MAKE) sizes
	@$(MAKE) browser-tests

dist: wasm ## Builds all that ships into dist/: the page, the same in one file, the npm package, the command line
	cargo build --release --locked --features cli
	@$(MAKE) sizes
	@$(MAKE) single-file npm
	@cp target/release/claimlight dist/
	@node tools/dist/notices.mjs dist/THIRD-PARTY.txt cli
	@echo 'dist/claimlight is the command line; dist/www is the page: any web server can serve it; dist/npm is the npm package'

npm: wasm ## Builds the npm package into dist/npm, and checks it as others will see it
	@tools/setup.sh node
	@node tools/dist/npm.mjs dist/npm

single-file: wasm ## Builds dist/claimlight.html: the demo page in one file that works from file://
	@tools/setup.sh node
	@node tools/single-file.mjs dist/claimlight.html

python: ## Builds the Python package into dist/python and tests it (PYTHON_WITH="pandas spacy pyspark": with these beside it)
	@tools/setup.sh wheel
	$(PROGRAM)
	@python/test.sh $(CURDIR)/dist/python $(CURDIR)/target/debug/claimlight $(PYTHON_WITH)

extension: wasm ## Builds the browser extension into dist/extension, and its archive beside it
	@tools/setup.sh node
	@node tools/extension.mjs dist/extension

lint-extension: extension ## Reads the extension as the shop of Firefox does (web-ext, from the npm registry; 86 MB, so it is no dependency)
	@npx --yes web-ext@10.7.0 lint --source-dir dist/extension

picture: $(BUNDLE) ## Takes the picture of the built page that README.md shows
	@tools/setup.sh node browsers
	@node tools/picture.mjs dist/www

docs-site: ## Builds the documents as a small site into dist/docs
	@tools/setup.sh node
	@test -d docs/site/node_modules/marked || npm ci --prefix docs/site --no-audit --no-fund --loglevel=error
	@node docs/site/build.mjs dist/docs

bench: $(BUNDLE) ## Measures speeds, sizes and the widget's budgets, beside other libraries (WRITE=1: into docs/benchmarks.md)
	@tools/setup.sh node browsers peers wheel
	@benches/python-package.sh $(CACHE)/peers/bin/pip
	@node benches/bench.mjs --python $(CACHE)/peers/bin/python $(if $(WRITE),--write)

train: ## Trains the model (see training/)
	@$(MAKE) -C training

audit: ## Licences, sources, advisories of what we build with (cargo-deny; CHECKS='licenses bans sources' where github.com is out of reach)
	@command -v cargo-deny >/dev/null || { echo 'audit: cargo-deny is missing; run: cargo install cargo-deny --locked' >&2; exit 1; }
	cargo deny --locked check $(CHECKS)

fuzz: ## Fuzzes on stable Rust: FUZZ_EXECUTIONS of each target (100,000), at most FUZZ_SECONDS each, by FUZZ_SEED; see fuzz/RECORD.md
	FUZZ_EXECUTIONS=$(or $(FUZZ_EXECUTIONS),100000) FUZZ_SEED=$(or $(FUZZ_SEED),1) FUZZ_FINDINGS=fuzz/artifacts cargo test --profile fuzz --locked --features cli --test fuzz -- --nocapture

miri: ## The kernels in small shapes under Miri, which sees each access to memory (nightly Rust with the component miri)
	cargo +nightly miri test --locked --no-default-features --test kernels

fmt: ## Formats the sources
	@tools/setup.sh rust python
	cargo fmt
	@$(if $(PYTHON_FOLDERS),$(CACHE)/python/bin/ruff format $(PYTHON_FOLDERS))

clean: ## Removes what was built (the cached tools stay)
	rm -rf target python/target dist test-results $(PKG) $(addsuffix node_modules,./ benches/ docs/site/ examples/)

# --- what `make test` is made of: each runs alone once `make test` has installed the tools ---

lint: ## Format and lints: Rust for both targets, Python; subjects of commits
	cargo fmt --check
	cargo fmt --check --manifest-path python/Cargo.toml
	@tools/subjects.sh
	@python3 python/make_types.py --check
	@$(if $(PYTHON_FOLDERS),$(CACHE)/python/bin/ruff check --quiet $(PYTHON_FOLDERS))
	@$(if $(PYTHON_FOLDERS),$(CACHE)/python/bin/ruff format --check --quiet $(PYTHON_FOLDERS))
	cargo clippy --locked --all-targets --features cli -- -D warnings
	cargo clippy --locked $(WASM) --lib --test wasm -- -D warnings

rust-tests: ## Rust tests; they also check the tree's order and the generated files
	cargo test --locked --features cli

# No part of `make test`: beside the tests in browsers it took three minutes of twenty.
parquet-tests: ## Lints and tests of the feature `parquet`, which no other command builds
	cargo clippy --locked --bins --test parquet --features parquet -- -D warnings
	cargo test --locked --features parquet --test parquet

wasm-tests: ## Tests of the wasm module inside headless Chromium and Firefox
	tools/wasm-test.sh

browser-tests: $(BUNDLE) ## Types of the JavaScript, then the page in a real browser (SHOTS=folder keeps pictures)
	tsc --project tsconfig.json
	$(PROGRAM)
	SHIPPED=dist/www node tools/browser-tests.mjs --concurrency $(SUITES)

package-tests: npm ## The npm package, installed into projects of its own
	@test -d examples/node_modules/vite || npm ci --prefix examples --no-audit --no-fund --loglevel=error
	$(PROGRAM)
	node --test tests/package/

docs: ## The library's documentation
	RUSTDOCFLAGS='-D warnings' cargo doc --locked --no-deps

sizes: $(BUNDLE) ## Size budgets of what a reader downloads
	@node tools/sizes.mjs dist/www

# --- what is built ---

wasm: $(PKG)/claimlight_bg.wasm $(PKG)/model.bin

# Side by side, the first time: the module's last step keeps one core busy, what installs the tools the other.
$(PKG)/claimlight_bg.wasm: $(RUST_SOURCES) package-lock.json tools/wasm.sh
	@tools/setup.sh rust
	@tools/setup.sh wasm node & tools/wasm.sh; built=$$?; wait $$! && exit $$built
	tools/wasm.sh $(PKG)

$(PKG)/model.bin: $(MODEL)
	@test -n '$(MODEL)' || { echo 'There is no models/*/model.bin: check the repository out whole, or run make train' >&2; exit 1; }
	@mkdir -p $(PKG) && cp $(MODEL) $@

$(BUNDLE): $(PKG)/claimlight_bg.wasm $(PKG)/model.bin package-lock.json $(shell find www tools -type f)
	@tools/setup.sh node
	@node tools/bundle.mjs dist/www
