# The commands of this project; CONTRIBUTING.md says more. Needs make and Python 3.11 or newer.
.DEFAULT_GOAL := help
.PHONY: help site serve test bench screenshots reference lock format clean

# Material announces its end of life at each start. We know: mkdocs and the theme are pinned.
export NO_MKDOCS_2_WARNING := 1

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

site: ## Build the site into site/
	@tools/environment.sh site
	@.venv/bin/mkdocs build --strict
	@echo "The site is in site/. To look at it: make serve"

serve: ## Show the site on this machine, and rebuild it when something changes (PORT=8001: elsewhere)
	@tools/environment.sh site
	@.venv/bin/mkdocs serve $(if $(PORT),--dev-addr localhost:$(PORT))

test: ## Check everything: format, lint, types, contracts, tests
	@tools/environment.sh dev
	@tools/test.sh

bench: ## Measure the site: bytes, layout shifts, Lighthouse, our search against Pagefind
	@tools/environment.sh dev
	@tools/packages.sh bench
	@CHROMIUM=$$(tools/chromium.sh get) .venv/bin/python -m bench

screenshots: ## Take the pictures of the README anew, into docs/screenshots/
	@tools/environment.sh dev
	@CHROMIUM=$$(tools/chromium.sh get) .venv/bin/python -m bench.screenshots

reference: ## Write docs/reference/ anew, from the engine
	@tools/environment.sh dev
	@.venv/bin/python -m tools.reference

lock: ## Compile the pinned versions of all packages (UPGRADE=1: move to new versions)
	@tools/environment.sh dev
	@tools/lock.sh $(if $(UPGRADE),--upgrade)

format: ## Put the code into its usual form, and mend what can be mended without thinking
	@tools/environment.sh dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

clean: ## Remove what builds and tests leave behind, but not .venv and not archive/
	@rm -rf site dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
