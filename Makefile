# Tenure: `make run` and `make test` do everything on a fresh machine.
#
#   make run [DATA=folder]     set up, build, open the dashboard (without a terminal: print the overview)
#   make test                  set up, lint, build and run every test
#   make check                 the quick tests only
#   make install [PREFIX=dir]  binary, themes, sample shop, man page, completions
#   make bench [ROWS=n]        beside DuckDB, Polars, pandas, chDB, lifetimes and scipy (needs python3; see Benchmarks)
#   make bench-terminal        the screen beside a floor program: first frame, key to paint, idle, memory
#   make oracles              delivered files read again by the platforms' own Python libraries (needs python3)
#   make gate-terminal         its quick form: fails at twice a bar
#   make sanitize              the engine's tests under the thread and the address sanitizer
#   make fuzz [MINUTES=n]      any bytes against the readers, n minutes each
#   make format | clean

SHELL := /bin/sh
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
STRICT := --explicit-target-dependency-import-check error
RELEASE := .build/release
# The runtime inside: the program starts in half the time, and runs where there is no Swift.
STATIC = $(if $(wildcard $(RUNTIME)_static),--static-swift-stdlib)
RUNTIME = $(shell swiftc -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
ROWS ?= 1000000
MINUTES ?= 1
ENGINE := CustomerDataTests|RetentionTests|AudiencesTests|RetentionEngineTests

.PHONY: run test check build install setup lint format clean bench bench-terminal gate gate-terminal oracles sanitize fuzz

run: build
	@"$(RELEASE)/tenure" $(if $(DATA),"$(DATA)","sample-data")

build: setup
	@$(SWIFT) build -c release $(STRICT) $(STATIC) --product tenure
	@$(SWIFT) build -c release $(STRICT) $(STATIC) --product tenure-phone

# Installs only what is missing, and says which and why; see setup.sh.
setup:
	@sh ./setup.sh

test: setup lint
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build --parallel

# The suites that need neither a pseudo-terminal nor the whole sample shop.
check: setup
	$(SWIFT) test --parallel --skip TerminalTests --skip TenureTests --skip SampleShopTests

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Fuzzing/Fuzz Fuzzing/Package.swift

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Fuzzing/Fuzz Fuzzing/Package.swift

bench: build
	python3 Benchmarks/bench.py "$(RELEASE)/tenure" --rows $(ROWS) --json Benchmarks/.data/results-$(ROWS).json

# How fast the screen answers, beside the least a curses program can do.
bench-terminal: build
	python3 Benchmarks/terminal.py "$(RELEASE)/tenure" $(if $(DATA),"$(DATA)",sample-data)

# Test oracles, never dependencies: they live in an environment of their own.
oracles:
	test -d .build/oracles || python3 -m venv .build/oracles
	.build/oracles/bin/pip install -q -r Tests/Oracles/requirements.txt
	.build/oracles/bin/python Tests/Oracles/reread.py

# The quick form: fails at twice a bar; says so where it can't be measured.
gate-terminal: build
	python3 Benchmarks/terminal.py "$(RELEASE)/tenure" sample-data --gate

# The quick form: fails when the median CPU ratio to the best peer is above its gate (see Benchmarks).
gate: build
	python3 Benchmarks/bench.py "$(RELEASE)/tenure" --gate

# Sanitized and plain objects don't mix: each has a scratch path of its own. What the runtime keeps
# for good is no leak of ours.
sanitize: setup
	$(SWIFT) test --sanitize thread --scratch-path .build-thread --filter '$(ENGINE)'
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize address --scratch-path .build-address --filter '$(ENGINE)'

# A crash prints the input that caused it; it lies in Fuzzing/.crashes.
fuzz: setup
	$(SWIFT) build -c release --package-path Fuzzing --scratch-path .build-fuzz
	sh Fuzzing/run.sh .build-fuzz/release/fuzz $(MINUTES)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/lib/tenure" \
	  "$(DESTDIR)$(PREFIX)/share/tenure/themes" "$(DESTDIR)$(PREFIX)/share/tenure/sample-data" \
	  "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
	  "$(DESTDIR)$(PREFIX)/share/zsh/site-functions" "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d"
	install -m 755 "$(RELEASE)/tenure" "$(DESTDIR)$(PREFIX)/bin/tenure"
	for library in $(RELEASE)/libtenure-phone.*; do case "$$library" in *.so|*.dylib) \
	  install -m 755 "$$library" "$(DESTDIR)$(PREFIX)/lib/tenure/" ;; esac; done
	install -m 644 themes/*.theme "$(DESTDIR)$(PREFIX)/share/tenure/themes/"
	install -m 644 sample-data/* "$(DESTDIR)$(PREFIX)/share/tenure/sample-data/"
	"$(RELEASE)/tenure" --generate-completion-script bash > "$(DESTDIR)$(PREFIX)/share/bash-completion/completions/tenure"
	"$(RELEASE)/tenure" --generate-completion-script zsh > "$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_tenure"
	"$(RELEASE)/tenure" --generate-completion-script fish > "$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/tenure.fish"
	"$(RELEASE)/tenure" man > "$(DESTDIR)$(PREFIX)/share/man/man1/tenure.1"
	@echo "Installed in $(DESTDIR)$(PREFIX)."

clean:
	rm -rf .build .build-* docs
