"""The server does not start with a procedure that cannot be carried out."""

from dataclasses import replace

from fengge.cases import procedures
from fengge.cases.procedures import checks

MEDIATION = procedures.declared()["mediation"]


def test_the_shipped_procedures_hold_together():
    assert checks.procedures_hold_together() == []


def test_a_permission_nobody_declared_stops_the_start(monkeypatch):
    action = replace(MEDIATION.actions[0], permission="cases.conjure")
    broken = replace(MEDIATION, actions=(action, *MEDIATION.actions[1:]))
    monkeypatch.setattr(procedures, "declared", lambda: {"mediation": broken})
    (found,) = checks._declarations()
    assert found.id == "cases.E001"
    assert "there is no permission “cases.conjure”" in found.msg
