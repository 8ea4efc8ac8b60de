# A fresh machine needs a Swift toolchain. These two commands do the rest:
#
#   make demo    install missing packages, fetch the encoder, build, segment, align and query the samples
#   make test    do the same preparations, then run the tests
#
# make help lists the other targets.

SWIFT  ?= swift
PREFIX ?= /usr/local

RELEASE = -c release --static-swift-stdlib
BINARY  = .build/release/calque

.DEFAULT_GOAL := help
.PHONY: help demo test build dependencies encoder memories install uninstall lint format docs \
    sanitize benchmark fuzz soak peers clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: dependencies encoder build ## Segment, align and query the samples
	@scripts/demo $(BINARY)

test: dependencies encoder build ## Run the tests
	CALQUE_BINARY=$(CURDIR)/$(BINARY) $(SWIFT) test

build: ## Build the release binary
	$(SWIFT) build $(RELEASE) --product calque

dependencies: ## Install missing libraries (Debian, Ubuntu)
	@scripts/install-dependencies

# Calque also works without the encoder. A machine that cannot download it can still run the demo and the tests.
encoder: ## Fetch the sentence encoder into the user's data folder
	@scripts/fetch-encoder || echo 'make: the encoder could not be fetched; alignment will use lengths, numbers and names' >&2

memories: build encoder ## Rebuild memories/ from samples/
	@scripts/make-memories $(BINARY) memories/wire

install: build ## Install the binary, its manual page and completions below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -s $(BINARY) $(DESTDIR)$(PREFIX)/bin/calque
	$(BINARY) man > $(DESTDIR)$(PREFIX)/share/man/man1/calque.1
	$(BINARY) completions bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/calque
	$(BINARY) completions zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_calque
	$(BINARY) completions fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/calque.fish

uninstall: ## Remove the installed files
	rm -f $(DESTDIR)$(PREFIX)/bin/calque $(DESTDIR)$(PREFIX)/share/man/man1/calque.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/calque \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_calque \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/calque.fish

lint: ## Check the formatting of the code
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks
	@scripts/check-imports
	@scripts/check-arithmetic

format: ## Format the code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

docs: ## Make the reference of the library as a web site in .build/docs
	@scripts/make-docs

# The address sanitizer checks code that reads foreign bytes, the thread sanitizer code that runs in parallel.
sanitize: ## Run the tests of readers, C shims and parallel parts under sanitizers
	@scripts/test-sanitized address
	@scripts/test-sanitized thread

benchmark: build encoder ## Measure quality, and compare speed with ICU, the encoder's Python package and other tools
	Benchmarks/quality
	Benchmarks/segmentation/run
	Benchmarks/encoder/run
	Benchmarks/matching/run

fuzz: dependencies ## Feed damaged files to the readers for a minute
	Benchmarks/fuzz/run 60

soak: build ## Kill commands a thousand times, write and read together, fill the disk, compare random changes with a model
	Benchmarks/soak/run
	Benchmarks/soak/sequences

peers: ## Install the programs that the tests exchange memories with
	scripts/install-peers

clean: ## Remove build products
	rm -rf .build Benchmarks/*/.build memories/demo
