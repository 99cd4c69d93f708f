"""Closing is refused with the list of what is missing; a full dossier passes."""

from dataclasses import replace
from datetime import date

import pytest

from fengge.cases.documents import missing, missing_to_file
from fengge.cases.documents.example import AGREEMENT, CLOSING, PARTIES, example
from fengge.cases.documents.records import Outcome, Volume

UNPAID = replace(AGREEMENT.obligations[1], performed_on=None)
PAID_AT_ONCE = replace(UNPAID, performed_on=AGREEMENT.signed_on)


def ended(outcome, agreement=AGREEMENT, **changes):
    if agreement and outcome is Outcome.ORAL:
        agreement = replace(agreement, is_oral=True)
    return replace(example(), closing=replace(CLOSING, outcome=outcome), agreement=agreement, **changes)


def test_a_full_dossier_lacks_nothing():
    assert missing_to_file(example()) == []


@pytest.mark.parametrize(
    ("dossier", "told"),
    [
        (replace(example(), applied_on=None, accepted_on=None), "缺少申请书或者受理登记表"),
        (replace(example(), mediators=()), "没有确定人民调解员"),
        (replace(example(), attachments=()), "缺少陈国强的身份证明"),
        (replace(example(), parties=(PARTIES[0], replace(PARTIES[1], told_rights_on=None))), "尚未向吴𬱖㛃告知权利义务"),
        (replace(example(), sessions=()), "缺少调解记录"),
        (ended(Outcome.FAILED, sessions=()), "缺少调解记录"),
        (replace(example(), agreement=None), "缺少人民调解协议书"),
        (ended(Outcome.ORAL, agreement=None), "缺少口头协议登记表"),
        (replace(example(), agreement=replace(AGREEMENT, facts=" ")), "协议没有写明纠纷的主要事实"),
        (replace(example(), agreement=replace(AGREEMENT, obligations=())), "协议没有写明履行内容"),
        (
            replace(example(), agreement=replace(AGREEMENT, obligations=(replace(UNPAID, due_on=None),))),
            "协议第1项没有写明履行时限",
        ),
        (ended(Outcome.ORAL, agreement=replace(AGREEMENT, obligations=(UNPAID,))), "应当制作书面调解协议书"),
        (
            ended(Outcome.ORAL, agreement=replace(AGREEMENT, obligations=(PAID_AT_ONCE,), is_complex=True)),
            "应当制作书面调解协议书",
        ),
    ],
)  # fmt: skip
def test_closing_names_what_is_missing(dossier, told):
    assert any(told in message for message in missing(dossier))


@pytest.mark.parametrize(
    "dossier",
    [
        ended(Outcome.FAILED, agreement=None),
        ended(Outcome.REFUSED, agreement=None, sessions=()),
        ended(Outcome.WITHDRAWN, agreement=None, sessions=()),
        ended(Outcome.ROUTED, agreement=None, sessions=(), attachments=()),
        ended(Outcome.ORAL, agreement=replace(AGREEMENT, obligations=(PAID_AT_ONCE,))),
        replace(example(), applied_on=None),
    ],
)
def test_an_ending_asks_only_for_its_own_papers(dossier):
    assert missing(dossier) == []


def test_filing_asks_for_the_binding_too():
    loose = replace(example(), volume=Volume("1"), closing=None)
    assert missing(loose) == []
    assert missing_to_file(loose) == ["缺少结案报告", "卷宗封面缺少立卷人或者立卷日期", "卷宗封面缺少保管期限"]
    assert missing_to_file(replace(example(), volume=Volume("1", "长期", "张静", date(2026, 11, 22)))) == []
