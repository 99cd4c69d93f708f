"""Procedures over the API: what may happen to a case and by when, under the version that holds."""

from fengge.cases.api.conftest import Program


def test_a_program_reads_what_may_happen_to_a_dispute_and_by_when(world):
    chen = Program(world.county_chen)
    assert {"mediation", "petition", "hazard"} <= {one["key"] for one in chen.get("/procedures").json()["items"]}
    told = chen.get("/procedures/mediation").json()
    assert (told["title"], told["version"], told["published"]) == ("人民调解", 0, [])
    accept = next(one for one in told["actions"] if one["key"] == "accept")
    assert (accept["event"], accept["permission"]) == ("case.accepted", "cases.accept")
    handling = next(one for one in told["clocks"] if len(one["length"]) > 1)
    assert all(handling["length"].values())


def test_the_version_that_holds_and_those_before_it_are_told(two_versions):
    told = Program(two_versions.county_chen).get("/procedures/mediation").json()
    assert (told["version"], told["published"], told["withdrawn"]) == (2, [2, 1], [])
    acceptance = next(one for one in told["clocks"] if one["key"] == "acceptance")
    assert acceptance["length"] == {"": "9 个工作日"}


def test_a_procedure_that_is_none_is_not_there(world):
    assert Program(world.county_chen).get("/procedures/conquest").status_code == 404
