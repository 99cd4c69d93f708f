"""Titles of keys, worked out once for each language: a list asks for hundreds of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from fengge.cases import procedures, vocabulary
from fengge.core.packs import pack

if TYPE_CHECKING:
    from collections.abc import Mapping


def stage_title(procedure: str, stage: str) -> str:
    """What a procedure calls its stage; the key itself if it no longer has it."""
    return _stages(pack().name, get_language(), procedure).get(stage, stage)


def event_title(procedure: str, kind: str) -> str:
    """What a procedure calls an event."""
    return _events(pack().name, get_language(), procedure).get(kind, kind)


def kind_title(key: str) -> str:
    """The kind of dispute; empty before anybody said."""
    return _kinds(pack().name, get_language()).get(key, key)


@cache
def _stages(_pack: str, _language: str | None, procedure: str) -> Mapping[str, str]:
    return {stage.key: str(stage.title) for stage in procedures.get(procedure).stages}


@cache
def _events(_pack: str, _language: str | None, procedure: str) -> Mapping[str, str]:
    return {kind: str(title) for kind, title in vocabulary.event_titles(procedure).items()}


@cache
def _kinds(_pack: str, _language: str | None) -> Mapping[str, str]:
    return {key: str(title) for key, title in vocabulary.kinds()}
