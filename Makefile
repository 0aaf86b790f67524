# make demo    the main job on the practice site          make test         the whole test suite
# make run     the window                                 make bench        side by side with its peers
# make lock    new lock files                             make screenshots  every page of the window
# make i18n    the window's texts, taken and compiled     make faults       the fault matrix, or ROWS=1,5 of it
# make package what people install, into dist/      make package-check  install it, try it, build it again
# make size    of what is installed, by part          make clean          everything that was made away

PYTHON ?= python3
export PYTHON
VENV := .venv
BIN := $(VENV)/bin
LOCKS := packaging/locks
QUIET := --quiet --disable-pip-version-check
PIP := $(BIN)/python -m pip $(QUIET)
PACK := build/venv
PYTEST_ARGS ?= --numprocesses 2 --dist worksteal # half of the time is waiting for browsers
FAULTS_ARGS ?= --numprocesses 3 --dist worksteal # most of it is waiting for limits to pass

.PHONY: help demo run test faults check bench lock grammar i18n screenshots package package-check size clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -6

demo: $(VENV)/.run
	$(BIN)/non-merci-cli run --practice --headless

run: $(VENV)/.run
	$(BIN)/non-merci

test: check
	$(BIN)/python -m pytest $(PYTEST_ARGS)

faults: $(VENV)/.test
	$(BIN)/python -m pytest $(FAULTS_ARGS) -m "" --rows $(or $(ROWS),all)

check: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python packaging/audit.py $(LOCKS)/runtime.txt

bench: $(VENV)/.bench
	$(BIN)/python -m bench

screenshots: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.gui.screenshots

package: $(PACK)/.made
	$(PACK)/bin/python packaging/package.py

package-check: package $(VENV)/.test
	packaging/linux/packages.sh check
	$(BIN)/python -m pytest tests/frozen

size:
	@$(PYTHON) packaging/size.py build/package/non-merci

grammar: $(VENV)/.run
	$(BIN)/python -m automation.grammar

# Texts of the window: taken from the source into Linguist's files, and those compiled.
i18n: $(VENV)/.run
	$(BIN)/pyside6-lupdate -silent -locations none -no-obsolete $$(find app/ui -name '*.py' | LC_ALL=C sort) \
		-source-language en_US -ts resources/i18n/non-merci_fr.ts resources/i18n/non-merci_en.ts
	for language in fr en; do $(BIN)/pyside6-lrelease -silent resources/i18n/non-merci_$$language.ts \
		-qm resources/i18n/non-merci_$$language.qm || exit 1; done

# Each stamp is newer than what it was made from, so that a second make takes no time.

$(VENV)/.run: packaging/linux/packages.sh pyproject.toml $(LOCKS)/runtime.txt
	packaging/linux/packages.sh run
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r $(LOCKS)/runtime.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test: $(VENV)/.run $(LOCKS)/test.txt
	packaging/linux/packages.sh test
	$(PIP) install --require-hashes -r $(LOCKS)/test.txt
	touch $@

$(VENV)/.bench: $(VENV)/.test $(LOCKS)/bench.txt
	$(PIP) install --require-hashes -r $(LOCKS)/bench.txt
	touch $@

# An environment of its own: what tests need must not get into what people install.
$(PACK)/.made: packaging/linux/packages.sh pyproject.toml $(LOCKS)/package.txt
	packaging/linux/packages.sh package
	test -x $(PACK)/bin/python || $(PYTHON) -m venv $(PACK)
	$(PACK)/bin/python -m pip $(QUIET) install --require-hashes -r $(LOCKS)/package.txt
	$(PACK)/bin/python -m pip $(QUIET) install --no-deps --no-build-isolation --editable .
	touch $@

# Names, versions and hashes; no addresses.
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml

lock:
	$(COMPILE) --group build --output-file $(LOCKS)/runtime.txt
	$(COMPILE) --group build --group test --output-file $(LOCKS)/test.txt
	$(COMPILE) --group build --group test --group bench --output-file $(LOCKS)/bench.txt
	$(COMPILE) --group build --group package --output-file $(LOCKS)/package.txt

clean:
	rm -rf $(VENV) build dist *.egg-info
