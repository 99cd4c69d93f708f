"""The same program with a token as the tests of casework use."""

from fengge.cases.api.conftest import program

__all__ = ["program"]
