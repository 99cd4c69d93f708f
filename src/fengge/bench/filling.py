"""A database with so many cases, made by SQL in seconds: the load is real, the people are not."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psycopg

from fengge.cases.models import bigrams
from fengge.cases.procedures import get
from fengge.core.access import scope
from fengge.core.crypto import seal
from fengge.core.packs import pack
from fengge.orgs.county.installing import install
from fengge.orgs.models import Appointment, Division, Token
from fengge.orgs.testing import LONG_AGO, account_of, acting, appointed
from fengge.orgs.tokens.verbs import TokenGiven, make, revoke

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PURPOSE = "测量"
POSTS = {"county": "county_governance", "town": "town_governance", "village": "village_secretary"}

# Everybody tells the same: no two cases of a village can be told apart by their words before they are compared.
TITLE, FACTS, PLACE = "排水沟改道纠纷", "两家共用的排水沟改了道，雨天水淹菜地，说过两次没有结果。编号", "三组水井旁"
CASES = """
INSERT INTO cases_case (number, public_code, access_key, procedure_key, procedure_version, stage, title, facts, kind, source,
  channel, rung, level, route, division, origin_division, place_words, team, barred, absorbed, secrecy,
  reported_at, next_due_at, next_due_key, settled_at, words, version)
SELECT '2025-' || lpad(n::text, 6, '0'), 'B' || lpad(n::text, 9, '0'), md5(n::text) || md5('k' || n), 'mediation', %(version)s,
  CASE WHEN n %% 10 < 5 THEN 'closed' WHEN n %% 10 < 8 THEN 'triaged' ELSE 'mediating' END,
  %(title)s::text || n, %(facts)s::text || n, lpad((n %% 17 + 1)::text, 2, '0'), 'applied',
  'doorplate', CASE n %% 100 WHEN 9 THEN 'county' WHEN 8 THEN 'town' WHEN 19 THEN 'town' ELSE 'village' END,
  'general', 'mediation', place, place, %(where)s, '{}', '{}', 0, 0, now() - n %% 300 * interval '1 day',
  CASE WHEN n %% 10 < 5 THEN NULL ELSE now() + (n %% 40 - 10) * interval '1 day' END, 'handling',
  CASE WHEN n %% 10 < 5 THEN now() - n %% 200 * interval '1 day' END, %(words)s::text[], 3
FROM generate_series(1, %(cases)s) n, LATERAL (SELECT (%(villages)s::text[])[n %% %(many)s + 1] AS place) p
"""
PARTIES = """
INSERT INTO cases_party (case_id, role, "order", name, phone, id_number, address, sex, ethnicity, occupation, represented_by,
  is_minor, shielded, reporter, agreed_to_notices)
SELECT id, side.role, side.place, %(name)s, %(phone)s, %(id)s, %(address)s, '1', '01', '', %(empty)s, false, false, side.place = 1, false
FROM cases_case, (VALUES ('applicant', 1), ('respondent', 2)) side (role, place)
"""
HOLDINGS = """
INSERT INTO cases_holding (case_id, rung, division, since, until, reason)
SELECT id, 'village', division, reported_at - interval '1 day', reported_at, '' FROM cases_case WHERE rung <> 'village'
UNION ALL SELECT id, rung, division, reported_at, NULL, '' FROM cases_case
"""
EVENTS = """
INSERT INTO core_event (at, type, subject_kind, subject_id, place, actor_kind, signature, details, changes, personal_digest,
  version, digest)
SELECT c.reported_at + e.place * interval '1 hour', e.kind, 'cases.case', c.id, c.division, 'staff', '村文书', e.details, '{}', '', e.place,
  decode(md5(c.id::text || e.kind), 'hex')
FROM cases_case c, (VALUES ('case.reported', 1, '{"rung": "village"}'::jsonb), ('case.registered', 2, '{}'),
  ('case.triaged', 3, '{"rung": "village", "level": "general"}')) e (kind, place, details)
ORDER BY c.id, e.place
"""
# One matter in nine may turn violent: 11,000 marks at 100,000 cases.
RISKS = """
INSERT INTO cases_risk (case_id, signs, found, matter, weight, suggested, colour, departure, needs_plan, by_id, at, expires_on,
  renewals, ended_at, ended, end_reason, division, secrecy, team, barred)
SELECT id, ARRAY['blows'], '["发生过推搡或者动手"]', '上周六在水沟边推搡。', 5, 'yellow', 'yellow', '', true,
  (SELECT min(id) FROM orgs_appointment), reported_at, current_date + 60, 0, settled_at,
  CASE WHEN settled_at IS NULL THEN '' ELSE 'settled' END, '', division, 1, '{}', '{}'
FROM cases_case WHERE id % 9 = 0
"""
TALLY = """
INSERT INTO cases_tally (division, origin_division, secrecy, due_on, in_hand, cases)
SELECT division, origin_division, secrecy, (next_due_at AT TIME ZONE 'Asia/Shanghai')::date, holder_id IS NOT NULL, count(*)
FROM cases_case WHERE settled_at IS NULL GROUP BY 1, 2, 3, 4, 5
"""


@dataclass(frozen=True)
class Filled:
    """Tokens and browser sessions by place: county, town, village; and a village's code."""

    tokens: Mapping[str, str]
    sessions: Mapping[str, str]
    village: str


@contextmanager
def filled(conninfo: dict[str, Any], cases: int) -> Iterator[Filled]:
    """The county and its workers, made unless they are there already, and so many cases, anew: the last run changed them.

    The tokens hold for the block; those that a run broken off left behind are revoked as well.
    """
    if not Division.objects.exists():
        install(pack(), since=LONG_AGO)
    workers = _workers()
    _staff_every_town()
    with psycopg.connect(**conninfo, autocommit=True) as owner:
        _write(owner, cases)
    _revoke(workers.values())
    tokens = {name: _token(appointment) for name, appointment in workers.items()}
    try:
        yield Filled(tokens, {name: _session(one) for name, one in workers.items()}, workers["village"].division_id)
    finally:
        _revoke(workers.values())


def _workers() -> dict[str, Appointment]:
    village = Division.objects.filter(level=12).order_by("code").values_list("code", flat=True)[5]
    places = {"county": village[:6], "town": village[:9], "village": village}
    there = {name: Appointment.objects.filter(person__name=f"测量{name}").first() for name in places}
    return {name: there[name] or appointed(f"测量{name}", POSTS[name], code) for name, code in places.items()}


def _staff_every_town() -> None:
    """Somebody is told of whatever goes up, as in a real county."""
    towns = Division.objects.filter(level=9).values_list("code", flat=True)
    there = set(Appointment.objects.filter(post=POSTS["town"]).values_list("division_id", flat=True))
    for code in set(towns) - there:
        appointed(f"测量{code}", POSTS["town"], code)


def _write(owner: psycopg.Connection[object], cases: int) -> None:
    villages = list(Division.objects.filter(level=12).order_by("code").values_list("code", flat=True))
    owner.execute("SET session_replication_role = replica")
    owner.execute("TRUNCATE cases_case, cases_tally, core_event CASCADE")
    wanted = {"cases": cases, "villages": villages, "many": len(villages), "version": get("mediation").version}
    wanted |= {"title": TITLE, "facts": FACTS, "where": PLACE, "words": bigrams(TITLE, FACTS, PLACE)}
    owner.execute(CASES, wanted)
    sealed = {"name": "测量人", "phone": "10000000000", "id": "", "address": "三组", "empty": ""}
    columns = {"id": "id_number", "empty": "represented_by"}
    owner.execute(PARTIES, {k: seal(v.encode(), f"cases.Party.{columns.get(k, k)}") for k, v in sealed.items()})
    for statement in (HOLDINGS, EVENTS, RISKS, TALLY):
        owner.execute(statement)
    owner.execute("SELECT setval('cases_number', %s)", [cases + 1])
    owner.execute("VACUUM ANALYZE")


def _token(appointment: Appointment) -> str:
    actor = acting(appointment)
    with scope(actor):
        made = make(TokenGiven(name=PURPOSE, read_only=False, days="30"), by=actor)
    return str(made.written)


def _revoke(workers: Iterable[Appointment]) -> None:
    for actor in map(acting, workers):
        with scope(actor):
            for token in Token.objects.filter(account_id=actor.account_id or 0, name=PURPOSE, revoked_at=None):
                revoke(token, by=actor)


def _session(appointment: Appointment) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    account = account_of(appointment)
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session["appointment"] = appointment.pk
    session.create()
    return str(session.session_key)
