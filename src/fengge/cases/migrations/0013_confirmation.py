"""Judicial confirmation of agreements."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from fengge.core.access.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0012_meeting_walls"),
    ]

    operations = [
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "obstacles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("checked_at", models.DateTimeField()),
                ("court", models.CharField(blank=True, max_length=120, verbose_name="受理法院")),
                ("applied_on", models.DateField(null=True, verbose_name="申请日期")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "裁定协议有效"),
                            ("rejected", "裁定驳回申请"),
                            ("declined", "不予受理"),
                            ("withdrawn", "申请人撤回"),
                        ],
                        max_length=12,
                        verbose_name="结果",
                    ),
                ),
                ("decided_on", models.DateField(null=True, verbose_name="裁定日期")),
                ("ruling", models.CharField(blank=True, max_length=80, verbose_name="裁定书文号")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                (
                    "agreement",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="confirmation", to="cases.agreement"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="confirmations", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "司法确认",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        RaiseWall("cases_confirmation", parent_table="cases_case", through="case"),
    ]
