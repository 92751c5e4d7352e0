# The commands of this project; CONTRIBUTING.md says more. Needs make and Python 3.11 or newer.
.DEFAULT_GOAL := help
.PHONY: help site serve check hooks reference test bench bench-site bench-scale repro chaos hostile fuzz mutants load screenshots lock assets sbom audit format clean

# Material announces its end of life at each start. We know: mkdocs and the theme are pinned.
export NO_MKDOCS_2_WARNING := 1
# Set in many containers. With it, each of the hundreds of builds here would compile the engine anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

site: ## Build the site into site/
	@tools/environment.sh site
	@.venv/bin/mkdocs build --strict
	@echo "The site is in site/. To look at it: make serve"

serve: ## Show the site on this machine, and rebuild it when something changes (PORT=8001: elsewhere)
	@tools/environment.sh site
	@.venv/bin/mkdocs serve $(if $(PORT),--dev-addr localhost:$(PORT))

check: ## Check the records: the quick loop while you edit
	@tools/environment.sh site
	@.venv/bin/python build.py check
	@if [ -x .venv/bin/yamllint ]; then .venv/bin/python tools/lint_yaml.py --changed; fi

hooks: ## Let git check the records before each commit
	@tools/environment.sh dev
	@.venv/bin/pre-commit install

reference: ## Write docs/reference/ anew from the engine
	@tools/environment.sh site
	@.venv/bin/python -m tools.reference

test: ## Check everything: format, lint, types, contracts, tests
	@tools/environment.sh dev
	@tools/test.sh

bench: bench-site bench-scale ## Measure the site, and the build of a made-up national one (SIZES=1000,10000 ROUNDS=5,1)

bench-site:
	@tools/environment.sh dev
	@tools/packages.sh bench
	@CHROMIUM=$$(tools/chromium.sh get) .venv/bin/python -m bench

bench-scale:
	@tools/environment.sh dev
	@tools/packages.sh bench
	@tools/venv.sh bench bench/requirements.txt
	@.cache/bench/venv/bin/python -m bench.scale

repro: ## Build the same commit under many circumstances and compare every byte; 28 builds, about 10 minutes
	@tools/environment.sh dev
	@.venv/bin/python -m trust.repro --write

chaos: ## Kill builds and commands, let the disk fail, cut off power: nothing is lost; 10 minutes (SECONDS=60: 3, as each attack is tried once)
	@tools/environment.sh dev
	@.venv/bin/python -m trust.chaos --write $(if $(SECONDS),--seconds $(SECONDS))

HOSTILE = CHROMIUM=$$(tools/chromium.sh get) .venv/bin/python -m trust.hostile --write $(if $(ROUNDS),--rounds $(ROUNDS))

hostile: ## Put payloads into every field of made-up projects: none runs; 14 projects, about 25 minutes (ROUNDS=3: only 3)
	@tools/environment.sh dev
	@$(HOSTILE)

fuzz: ## First make hostile; then try what must always hold with very many examples: half an hour, 5 minutes of it the second part (SECONDS=60 SEED=7)
	@tools/environment.sh dev
	@tools/venv.sh trust trust/requirements.txt || echo 'Going on without atheris'
	@failed=0; $(HOSTILE) || failed=1; \
		.venv/bin/python -m trust.fuzz --seconds $(or $(SECONDS),300) $(if $(SEED),--seed $(SEED)) || failed=1; \
		exit $$failed

mutants: ## Put mistakes into the engine, one at a time: a test has to notice each (ONLY=evidence/lock SECONDS=600 SAMPLE=20)
	@tools/environment.sh dev
	@tools/venv.sh trust trust/requirements.txt
	@.cache/trust/venv/bin/python -m trust.mutants $(if $(ONLY),--only $(ONLY)) \
		$(if $(SECONDS),--seconds $(SECONDS)) $(if $(SAMPLE),--sample $(SAMPLE))

load: ## Ask nginx for the site, thousands of times, and hold each answer against the file
	@tools/environment.sh dev
	@NGINX=$$(tools/nginx.sh get) .venv/bin/python -m trust.load --write

screenshots: ## Take the pictures of the README anew, into docs/screenshots/
	@tools/environment.sh dev
	@CHROMIUM=$$(tools/chromium.sh get) .venv/bin/python -m bench.screenshots

lock: ## Compile the pinned versions of all packages (UPGRADE=1: move to new versions)
	@tools/environment.sh dev
	@tools/lock.sh $(if $(UPGRADE),--upgrade)

assets: ## Write down the hashes of the files of others that the site ships
	@tools/environment.sh dev
	@.venv/bin/python -m tools.assets

sbom: ## List every part of the site and every package that makes it: sbom.cdx.json (CycloneDX)
	@tools/environment.sh dev
	@tools/venv.sh supply tools/supply.txt
	@.venv/bin/python -m tools.sbom sbom.cdx.json

audit: ## Ask PyPI and npm whether a hole is known in a pinned package
	@tools/environment.sh dev
	@tools/venv.sh supply tools/supply.txt
	@tools/audit.sh

format: ## Put the code into its usual form, and mend what can be mended without thinking
	@tools/environment.sh dev
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format .

clean: ## Remove what builds and tests leave behind, but not .venv and not archive/
	@rm -rf site .site.building dist sbom.cdx.json .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
