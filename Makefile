# The commands of the README. Each installs what it needs and is not there yet (see scripts/setup).

.DEFAULT_GOAL := help
.PHONY: help run test bench package lint format e2e guide ui icons audit clean

help: ## this list
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null || grep '##' $(MAKEFILE_LIST)

run: ## build Amorce and open it on the example dossier (without a display: export the example to PDF)
	@scripts/setup build
	@scripts/run

test: ## every test, of the crates, the pages and the real window
	@scripts/setup test
	@scripts/test

bench: ## how fast: budget, store, and the start of the window
	@scripts/setup test
	@scripts/bench

package: ## the .deb, in the cache folder it names
	@scripts/setup package
	@scripts/package

lint: ## formatting and lints only, of the crates and the pages
	@scripts/setup test
	@scripts/test format lint deny ui

format: ## write every source in the project's form
	@cargo fmt --all
	@scripts/pages packages && npm run --prefix ui --silent format --if-present

e2e: ## only the tests that drive the real window
	@scripts/setup test
	@scripts/test pages window

guide: ## the pictures of the user's guide again, out of the real window (with ImageMagick)
	@scripts/setup test
	@scripts/pages
	@AMORCE_SCREENSHOTS=$(CURDIR)/docs/guide/pictures scripts/window-tests the_chapter

ui: ## only the pages that the window shows (ui/dist)
	@scripts/pages

icons: ## draw the icons again from src-tauri/icons/icon.svg
	@scripts/setup package
	@scripts/icons

audit: ## known faults of what comes from outside (needs the advisory database)
	@scripts/setup test
	@scripts/audit

clean: ## forget what was built in the clone (the cache folder stays)
	rm -rf ui/dist ui/node_modules gen dist
