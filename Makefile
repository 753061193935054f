# Everything a newcomer or a developer does. `make help` prints this table.
.PHONY: help run test setup rules check fmt bench lock
.NOTPARALLEL:

unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
CODE := hoadep tests bench
PURE := tests/rules tests/vietnamese
SLOW := tests/browser

help: ## this table
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 14

run: setup ## set up, build the demonstration season if there is none, and serve it
	@$(BIN)/hoadep migrate --verbosity 0
	@$(BIN)/hoadep demo
	@exec $(BIN)/hoadep serve

test: check ## set up and pass everything: check, tests on SQLite and PostgreSQL, browser
	env -u DATABASE_URL $(BIN)/pytest -q -n 2 --ignore $(SLOW)
	tools/with_postgres $(BIN)/pytest -q -n 2 --ignore $(SLOW) -m database
	env -u DATABASE_URL $(BIN)/pytest -q $(SLOW)

setup: ## packages of Debian, the environment from the lock file
	@tools/setup

rules: setup ## the pure tests alone, under two seconds
	@$(BIN)/pytest -q $(PURE) -p no:django -W ignore::pytest.PytestConfigWarning

check: export HOADEP_HOME := var/check
check: setup ## format, lint, types, import contracts, migrations, templates
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/hoadep makemigrations --check --dry-run
	$(BIN)/djlint --lint --quiet hoadep

fmt: setup ## format, and mend what can be mended
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

bench: setup ## measure everything on both databases into bench/RESULTS.md
	tools/bench

lock: ## write requirements.lock after a change of dependencies (tools/lock --upgrade: the newest)
	tools/lock
