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
#   make docs                  the documentation as a static site in ./docs (open docs/index.html through a web server)
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
# What a key needs lies together in the program: a fifth less time from key to paint (Benchmarks/hot.py).
ORDERED = $(if $(wildcard $(RUNTIME)/../../bin/ld.lld),-Xswiftc -Xfrontend -Xswiftc -function-sections -Xswiftc -use-ld=lld \
  -Xlinker --symbol-ordering-file=$(CURDIR)/Benchmarks/hot-functions.txt -Xlinker --no-warn-symbol-ordering)
ROWS ?= 1000000
MINUTES ?= 1
ENGINE := CustomerDataTests|RetentionTests|AudiencesTests|RetentionEngineTests

.PHONY: docs run test check build install setup lint format clean bench bench-terminal gate gate-terminal oracles sanitize fuzz

run: build
	@"$(RELEASE)/tenure" $(if $(DATA),"$(DATA)","sample-data")

build: setup
	@$(SWIFT) build -c release $(STRICT) $(STATIC) $(ORDERED) --product tenure
	@$(SWIFT) build -c release $(STRICT) $(STATIC) $(ORDERED) --product tenure-phone

# Installs only what is missing, and says which and why; see setup.sh.
setup:
	@sh ./setup.sh

# Programs on pseudo-terminals come after the rest: they wait for one another's keys and frames, which a busy machine
# mixes up.
test: setup lint
	$(SWIFT) build --build-tests $(STRICT)
	$(SWIFT) test --skip-build --parallel --skip '^TerminalTests\.'
	$(SWIFT) test --skip-build --filter '^TerminalTests\.'

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
# Of the sample shop, and of the million orders where the other gate has made them.
MILLION := Benchmarks/.data/generic-number-1000000
gate-terminal: build
	python3 Benchmarks/terminal.py "$(RELEASE)/tenure" sample-data --gate
	if [ -d "$(MILLION)" ]; then python3 Benchmarks/terminal.py "$(RELEASE)/tenure" "$(MILLION)" --gate; fi

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

# The catalogue and what the floors make public, converted by the toolchain alone. A link that leads nowhere fails.
FLOORS := CustomerData Retention Audiences RetentionEngine Destinations Workspace TerminalKit Dashboard SampleShop
TOOLS = $(dir $(shell readlink -f "$$(command -v swiftc)"))
TARGET = $(shell swiftc -print-target-info | sed -n 's/^ *"triple": "\(.*\)",/\1/p' | head -1)
INCLUDES = $(foreach dir,.build/debug/Modules $(wildcard Sources/*/include) $(wildcard Sources/*/module.modulemap) \
  $(shell find .build/checkouts -name module.modulemap),-I $(patsubst %/module.modulemap,%,$(dir)))
MAPS = $(foreach map,$(wildcard .build/debug/*.build/module.modulemap),-Xcc -fmodule-map-file=$(CURDIR)/$(map))

docs: setup
	$(SWIFT) build $(STRICT)
	rm -rf docs .build/symbols && mkdir -p .build/symbols
	for floor in $(FLOORS); do "$(TOOLS)swift-symbolgraph-extract" -module-name $$floor $(INCLUDES) $(MAPS) \
	  -target $(TARGET) -minimum-access-level public -skip-synthesized-members -output-dir .build/symbols || exit 1; done
	"$(TOOLS)docc" convert Sources/tenure/Tenure.docc --additional-symbol-graph-dir .build/symbols \
	  --fallback-display-name Tenure --fallback-bundle-identifier tenure --transform-for-static-hosting \
	  --hosting-base-path "$(BASE)" --output-path docs > .build/docs.log 2>&1 || { cat .build/docs.log; exit 1; }
	@! grep -E "resolve|doesn't exist|isn't a disambiguation|not found" .build/docs.log
	@echo "docs/documentation/tenure"

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/lib/tenure" \
	  "$(DESTDIR)$(PREFIX)/share/tenure/themes" "$(DESTDIR)$(PREFIX)/share/tenure/sample-data" \
	  "$(DESTDIR)$(PREFIX)/share/man/man1" "$(DESTDIR)$(PREFIX)/share/man/fr/man1" "$(DESTDIR)$(PREFIX)/share/bash-completion/completions" \
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
	"$(RELEASE)/tenure" man --lang fr > "$(DESTDIR)$(PREFIX)/share/man/fr/man1/tenure.1"
	@echo "Installed in $(DESTDIR)$(PREFIX)."

clean:
	rm -rf .build .build-* docs
