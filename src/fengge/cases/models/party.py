"""A party to a case, and what each party agreed to."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from fengge.cases.models.case import Case
from fengge.core.access import Rows, ScopedModel
from fengge.core.crypto.fields import BlindIndex, EncryptedText


class Role(models.TextChoices):
    """What a party is in the dispute, or in another matter."""

    APPLICANT = "applicant", _("申请人")
    RESPONDENT = "respondent", _("被申请人")
    THIRD = "third", _("第三人")
    RESPONSIBLE = "responsible", _("责任单位")


SIDES = [(one.value, one.label) for one in (Role.APPLICANT, Role.RESPONDENT, Role.THIRD)]


class Party(ScopedModel):
    """A person or organisation in the dispute, as known to this case only: nothing here joins one person's cases together.

    `shielded` hides address and phone from the other parties' copies (violence, minors). `guardian` stands for a minor.
    """

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="parties")
    role = models.CharField(_("身份"), max_length=12, choices=Role.choices)
    order = models.PositiveSmallIntegerField(default=1)
    name = EncryptedText(_("姓名"))
    name_index = BlindIndex()
    phone = EncryptedText(_("电话"), blank=True, default="")
    phone_index = BlindIndex()
    id_number = EncryptedText(_("身份证号"), blank=True, default="")
    id_number_index = BlindIndex()
    address = EncryptedText(_("住址"), blank=True, default="")
    sex = models.CharField(_("性别"), max_length=1, blank=True)
    ethnicity = models.CharField(_("民族"), max_length=2, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("出生年份"), null=True)
    occupation = models.CharField(_("职业"), max_length=40, blank=True)
    represented_by = EncryptedText(_("代理人"), blank=True, default="")
    is_minor = models.BooleanField(_("未成年人"), default=False)
    shielded = models.BooleanField(_("对其他当事人隐去住址电话"), default=False)
    reporter = models.BooleanField(_("反映人"), default=False)
    agreed_to_notices = models.BooleanField(_("同意接收通知"), default=False)

    class Meta:
        verbose_name = _("当事人")
        base_manager_name = "everywhere"
        ordering = ("order", "id")
        constraints = [models.UniqueConstraint(fields=["case", "order"], name="one_party_per_place")]


class Consent(ScopedModel):
    """A party's word on being mediated: asked for, told of rights, given or refused. The newest counts."""

    rows = Rows(through="case")

    case = models.ForeignKey(Case, models.CASCADE, related_name="consents")
    party = models.ForeignKey(Party, models.CASCADE, related_name="consents")
    given = models.BooleanField(_("是否同意"))
    manner = models.CharField(_("方式"), max_length=12)
    rights_told = models.BooleanField(_("已告知权利义务"), default=False)
    words = models.TextField(_("原话或说明"), blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("调解意愿")
        base_manager_name = "everywhere"
        ordering = ("id",)
