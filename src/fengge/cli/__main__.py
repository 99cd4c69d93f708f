"""`python -m fengge.cli` is `fengge`."""

from fengge.cli import main

raise SystemExit(main())
