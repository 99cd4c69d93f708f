"""Personal tokens: made for a purpose, shown once, no wider than their owner, and gone when their owner is."""

from datetime import timedelta

import pytest

from fengge.core.access import AUDIT_READ, Actor, scope
from fengge.core.clock import at, now, today
from fengge.core.models import Event
from fengge.core.verbs import Refused
from fengge.orgs.models import Token
from fengge.orgs.tokens.holding import held_by
from fengge.orgs.tokens.verbs import TokenGiven, make, revoke


def a_token(worker, *, read_only=False, days="30"):
    return make(TokenGiven(name="公开屏", read_only=read_only, days=days), by=worker.actor)


def test_a_token_acts_as_its_owner_s_appointment(world):
    token = a_token(world.secretary_li)
    assert held_by(token.written).actor == world.secretary_li.actor


def test_only_a_digest_is_kept(world):
    token = a_token(world.secretary_li)
    kept = Token.objects.values().get()
    secret = token.written.rsplit("_", 1)[1]
    assert secret not in repr(kept)
    assert bytes(kept["digest"]) != secret.encode()


def test_a_read_only_token_is_narrower_than_its_owner(world):
    actor = held_by(a_token(world.secretary_li, read_only=True).written).actor
    assert actor.permissions < world.secretary_li.actor.permissions
    assert actor.may("cases.read")
    assert not actor.may("cases.close")
    assert actor.places == world.secretary_li.actor.places


@pytest.mark.parametrize("written", ["", "x", "fengge_aaaaaaaaaa_" + "a" * 43, "fengge_../.._" + "a" * 43])
def test_a_made_up_token_is_nobody_s(world, written):
    assert held_by(written) is None


def test_the_prefix_of_a_token_alone_opens_nothing(world):
    token = a_token(world.secretary_li)
    assert held_by(f"fengge_{token.prefix}_{'a' * 43}") is None


def test_a_token_ends_with_its_days(world):
    token = a_token(world.secretary_li, days="30")
    with at(now() + timedelta(days=29)):
        assert held_by(token.written)
    with at(now() + timedelta(days=31)):
        assert held_by(token.written) is None


def test_a_token_ends_with_its_owner_s_appointment_and_account(world):
    token, other = a_token(world.secretary_li), a_token(world.town_wang)
    world.secretary_li.appointment.valid_to = today()
    world.secretary_li.appointment.save()
    world.town_wang.account.is_active = False
    world.town_wang.account.save()
    assert (held_by(token.written), held_by(other.written)) == (None, None)


def test_knowing_who_acts_takes_one_query(world, django_assert_num_queries):
    token = a_token(world.secretary_li)
    with django_assert_num_queries(1):
        held_by(token.written)


def test_making_and_revoking_stay_on_record_without_the_secret(world):
    token = a_token(world.secretary_li)
    revoke(token, by=world.secretary_li.actor)
    with scope(Actor(kind="staff", appointment_id=0, permissions=frozenset({AUDIT_READ}))):
        events = list(Event.objects.filter(type__startswith="orgs.token").order_by("id").values_list("type", "details"))
    assert [kind for kind, _ in events] == ["orgs.token_made", "orgs.token_revoked"]
    assert token.written not in repr(events)


def test_nobody_revokes_another_s_token(world):
    with pytest.raises(Refused):
        revoke(a_token(world.secretary_li), by=world.town_wang.actor)
    token = Token.objects.get()
    answer = world.town_wang.client.post(f"/desk/tokens/{token.prefix}/revocation/")
    assert answer.status_code == 404


def test_the_page_shows_a_new_token_once(world):
    client = world.secretary_li.client
    page = client.post("/desk/tokens/", {"name": "公开屏", "days": "90", "read_only": "on"})
    assert page.headers["Cache-Control"] == "no-store"
    shown = page.content.decode()
    assert "fengge_" in shown
    token = Token.objects.get()
    assert token.read_only
    again = client.get("/desk/tokens/").content.decode()
    assert token.prefix in again
    assert "fengge_" not in again


def test_a_form_sent_twice_makes_one_token(world):
    client, said = world.secretary_li.client, {"name": "公开屏", "days": "90"}
    said["client_id"] = "6e4d1c5e-0d8f-4b8e-9a55-0f3f7f0f5b11"
    client.post("/desk/tokens/", said)
    assert client.post("/desk/tokens/", said).status_code == 200
    assert Token.objects.count() == 1


def test_a_wrong_form_is_told_at_its_field(world):
    page = world.secretary_li.client.post("/desk/tokens/", {"name": "", "days": "7"})
    assert page.status_code == 422
    assert not Token.objects.exists()
