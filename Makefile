# Everything here sets itself up; only make and Python >= 3.11 are needed.
PORT ?= 8000
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
RUN := .venv/bin
COMPILE := $(RUN)/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --strip-extras --allow-unsafe
# Compiled modules are kept, whatever the machine's habit: else each of a hundred processes compiles everything anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check bench screenshots messages lock frontend clean python

demo: python ## serve the demo county on http://127.0.0.1:$(PORT)
	@$(PYTHON) scripts/set_up.py demo
	@$(RUN)/fengge demo --port $(PORT)

test: python ## run all tests; those without a browser: make test ARGS="-m 'not journey'"
	@$(PYTHON) scripts/set_up.py test
	@$(RUN)/python -m pytest -n 2 --dist loadgroup $(ARGS)

check: python ## style, types, layers, templates, migrations, both languages
	@$(PYTHON) scripts/set_up.py test
	@$(RUN)/python scripts/check.py

bench: python ## measure the real work against the database's own limit
	@$(PYTHON) scripts/set_up.py demo
	@$(RUN)/fengge bench $(ARGS)

screenshots: python ## make the pictures of README and manual from the running demo
	@$(PYTHON) scripts/set_up.py test
	@$(RUN)/python scripts/screenshots.py $(ARGS)

messages: python ## collect what is to be translated, and build the English catalogue
	@$(PYTHON) scripts/set_up.py test
	@$(RUN)/python scripts/messages.py --write

lock: python ## compile the locks anew, after a change of requirements/*.in or package.json
	@$(PYTHON) scripts/set_up.py test
	@$(COMPILE) --output-file=requirements/base.txt requirements/base.in
	@$(COMPILE) --output-file=requirements/dev.txt requirements/dev.in

frontend: python ## fetch the front-end files
	@$(PYTHON) scripts/set_up.py frontend

clean: python ## remove everything that was made here, the demo's data included
	@$(PYTHON) scripts/set_up.py clean

python:
	@test -n "$(PYTHON)" || { echo "fengge: Python 3.11 or newer is needed, and none was found on the PATH" >&2; exit 1; }
