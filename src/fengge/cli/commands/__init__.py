"""One module for each command of `fengge`."""
