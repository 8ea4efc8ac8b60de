# What a fresh machine needs is a Swift toolchain; these two commands do the rest:
#
#   make demo    install what is missing, fetch the encoder, build, run the main job on the samples
#   make test    the tests, likewise
#
# make help lists the others.

SWIFT  ?= swift
PREFIX ?= /usr/local

RELEASE = -c release --static-swift-stdlib
BINARY  = .build/release/calque

.DEFAULT_GOAL := help
.PHONY: help demo test build dependencies encoder memories install uninstall lint format benchmark fuzz soak peers clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

demo: build encoder ## Run the main job on the samples
	@scripts/demo $(BINARY)

test: build encoder ## Run the tests
	CALQUE_BINARY=$(CURDIR)/$(BINARY) $(SWIFT) test

build: dependencies ## Build the release binary
	$(SWIFT) build $(RELEASE) --product calque

dependencies: ## Install the libraries that are missing (Debian, Ubuntu)
	@scripts/install-dependencies

# Calque works without the encoder too, so a machine that cannot reach the package still gets its demo and tests.
encoder: dependencies ## Fetch the sentence encoder into the user's data folder
	@scripts/fetch-encoder || echo 'make: the encoder could not be fetched: alignment goes by lengths, numbers and names' >&2

memories: build encoder ## Make memories/ anew from samples/
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

uninstall: ## Remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/calque $(DESTDIR)$(PREFIX)/share/man/man1/calque.1 \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/calque \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_calque \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/calque.fish

lint: ## Check the format of the code
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks

format: ## Format the code
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks

benchmark: build encoder ## Measure quality, and speed beside ICU and the encoder's Python package
	Benchmarks/quality
	Benchmarks/segmentation/run
	Benchmarks/encoder/run
	Benchmarks/matching/run

fuzz: dependencies ## Feed damaged files to the readers for a minute
	Benchmarks/fuzz/run 60

soak: build ## Kill imports and alignments a thousand times, write and read at once for minutes, fill the disk
	Benchmarks/soak/run

peers: ## Install the programs that the tests read and write memories with
	scripts/install-peers

clean: ## Remove what was built
	rm -rf .build Benchmarks/*/.build memories/demo
