"""The bench writes rows by hand: a new column that must be filled is not forgotten there."""

import re

import pytest
from django.db.models import NOT_PROVIDED

from fengge.bench.filling import CASES, HOLDINGS, PARTIES, RISKS, TALLY
from fengge.bench.limit import CREATE
from fengge.cases.models import Case, Holding, Party, Risk, Tally

WRITTEN = [(Case, CASES), (Case, CREATE), (Party, PARTIES), (Holding, HOLDINGS), (Risk, RISKS), (Tally, TALLY)]


@pytest.mark.parametrize(("model", "statement"), WRITTEN)
def test_every_column_that_must_be_filled_is_named(model, statement):
    named = set(re.findall(r"\w+", statement[: statement.index(")")]))
    fields = [one for one in model._meta.concrete_fields if not one.null and not one.primary_key]
    assert {one.column for one in fields if one.db_default is NOT_PROVIDED and not one.generated} <= named
