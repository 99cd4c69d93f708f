"""The page docs/howto/install-a-county.md does what it says: somebody who follows it has a working county."""

import re
from datetime import date
from pathlib import Path

import pytest

from fengge.core.packs import PackError, pack
from fengge.core.packs.pack import load
from fengge.core.packs.words import Words, word
from fengge.core.verbs import Refused
from fengge.orgs.accounts.first import open_first_account
from fengge.orgs.county.installing import install
from fengge.orgs.models import Account, Division, Organisation

PAGE = Path(__file__).resolve().parent.parent / "docs/howto/install-a-county.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", TEXT, re.DOTALL)
DAY = date(2026, 11, 23)


def blocks(kind: str) -> list[str]:
    return [text for found, text in BLOCKS if found == kind]


@pytest.fixture
def county(tmp_path, settings):
    """The pack of the page, made active; afterwards forgotten."""
    folder = tmp_path / "fuping"
    folder.mkdir()
    for text in blocks("toml"):
        name = re.match(r"# packs/fuping/(\S+)", text)[1]
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "divisions.csv").write_text(blocks("csv")[0], encoding="utf-8")
    settings.PACKS_DIR, settings.PACK = str(tmp_path), "fuping"
    load.cache_clear()
    yield folder
    load.cache_clear()


@pytest.mark.django_db
def test_the_county_of_the_page_installs_without_a_change_of_code(county):
    installed = install(since=DAY)
    assert installed.divisions == 6
    assert Division.objects.get(code="610528100200").name == "大渠村"
    assert Organisation.objects.get(key="610528.police").name == "富平县公安局"
    assert Organisation.objects.get(key="610528100001.residents_committee").name == "窦村社区居民委员会"


def test_the_county_keeps_its_own_words_and_the_nation_s(county):
    assert (word("liaison").title, word("grid").title) == ("包联", "网格")


def test_the_mistake_on_the_page_is_told_in_the_words_of_the_page(county):
    (county / "words.toml").write_text(blocks("ini")[0], encoding="utf-8")
    with pytest.raises(PackError) as told:
        pack().part(Words)
    assert str(told.value) == blocks("text")[0].strip()


@pytest.mark.django_db
def test_the_first_account_is_a_security_administrator_s_and_there_is_one(county):
    install(since=DAY)
    first = open_first_account("王安", "wangan", since=DAY)
    assert first.account.check_password(first.password)
    assert Account.objects.get().person.appointments.get().post == "security_admin"
    with pytest.raises(Refused, match="已有账号"):
        open_first_account("李四", "lisi", since=DAY)
