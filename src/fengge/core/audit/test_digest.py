"""An event's digest is the same when written and when read back, and another when anything in it is."""

import json
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fengge.core.audit.digest import FIELDS, canonical, event_digest, personal_digest, reread, salted

EVENT = {
    "at": datetime(2026, 11, 22, 15, 30, 1, 5, tzinfo=UTC),
    "type": "case.closed",
    "subject_kind": "cases.case",
    "subject_id": 7,
    "place": "520329102205",
    "actor_kind": "staff",
    "account_id": 3,
    "appointment_id": 4,
    "signature": "白泥镇 王主任",
    "details": '{"outcome": "达成协议", "n": 1e16}',
    "changes": "{}",
    "personal_digest": b"\x01" * 32,
    "client_id": uuid.UUID(int=5),
    "version": 2,
}


def test_it_is_the_same_when_read_back():
    back = {
        **EVENT,
        "at": EVENT["at"].astimezone(timezone(timedelta(hours=8))),
        "details": {"n": 10000000000000000, "outcome": "达成协议"},
        "changes": {},
        "personal_digest": memoryview(b"\x01" * 32),
        "client_id": str(EVENT["client_id"]),
    }
    assert event_digest(back) == event_digest(EVENT)
    assert len(event_digest(EVENT)) == 32


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_can_be_changed_unnoticed(name):
    other = {
        "at": EVENT["at"] + timedelta(microseconds=1),
        "details": {"n": 1},
        "changes": {"n": 1},
        "personal_digest": b"\x02" * 32,
    }
    assert event_digest({**EVENT, name: other.get(name, "other")}) != event_digest(EVENT)


def test_a_personal_part_cannot_be_guessed_from_what_stays():
    first, second = salted({"phone": "13812345678"}), salted({"phone": "13812345678"})
    assert personal_digest(first) != personal_digest(second)
    assert personal_digest(salted({})) == personal_digest(None) == b""


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(json_values)
def test_the_canonical_form_is_stable(value):
    once = reread(json.dumps(value))
    assert canonical(reread(json.dumps(once))) == canonical(once)
