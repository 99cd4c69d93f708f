"""What a doorplate says."""

from __future__ import annotations

from fengge.core.packs.part import Part


class Doorplate(Part, file="doorplate.toml"):
    """The words on the plate and on its page. None may name a household or ask who scans.

    `door_number`: whether a plate carries its door's number too, as the blue plates of the police do.
    """

    title: str
    title_en: str
    invite: str
    invite_en: str
    actions: str
    actions_en: str
    privacy: str
    privacy_en: str
    no_phone: str
    no_phone_en: str
    emergency: str
    emergency_en: str
    hotline: str
    door_number: bool = False
    example: bool = False
