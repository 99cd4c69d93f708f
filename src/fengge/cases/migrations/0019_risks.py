"""The risk that a case turns violent: marks, safety plans, reports to the police."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import fengge.core.access.actor


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0018_sealed_messages"),
        ("orgs", "0003_token"),
    ]

    operations = [
        migrations.CreateModel(
            name="Risk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "signs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), default=list, size=None
                    ),
                ),
                ("found", models.JSONField(default=list)),
                ("matter", models.TextField(verbose_name="依据的事实")),
                ("weight", models.PositiveSmallIntegerField(default=0, verbose_name="计分")),
                (
                    "suggested",
                    models.CharField(
                        choices=[("red", "红"), ("yellow", "黄"), ("blue", "蓝")],
                        max_length=6,
                        verbose_name="建议的颜色",
                    ),
                ),
                (
                    "colour",
                    models.CharField(
                        choices=[("red", "红"), ("yellow", "黄"), ("blue", "蓝")],
                        max_length=6,
                        verbose_name="确定的颜色",
                    ),
                ),
                ("departure", models.CharField(blank=True, max_length=300, verbose_name="与建议不同的理由")),
                ("needs_plan", models.BooleanField(default=False)),
                ("at", models.DateTimeField(verbose_name="评估时间")),
                ("expires_on", models.DateField(verbose_name="有效期至")),
                ("renewals", models.PositiveSmallIntegerField(default=0)),
                ("warned_on", models.DateField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("lifted", "已解除"),
                            ("expired", "已到期"),
                            ("replaced", "已重新评估"),
                            ("settled", "事项已了结"),
                        ],
                        max_length=8,
                        verbose_name="结束方式",
                    ),
                ),
                ("end_reason", models.CharField(blank=True, max_length=300, verbose_name="解除理由")),
                ("division", models.CharField(db_collation="C", editable=False, max_length=18)),
                (
                    "secrecy",
                    models.PositiveSmallIntegerField(default=fengge.core.access.actor.Secrecy["TEAM"], editable=False),
                ),
                (
                    "team",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "barred",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, editable=False, size=None
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="risks", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "民转刑风险",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PoliceReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reporter", models.CharField(max_length=80, verbose_name="谁报的警")),
                ("station", models.CharField(max_length=120, verbose_name="报到哪个派出所")),
                ("reported_at", models.DateTimeField(verbose_name="报警时间")),
                ("receipt", models.CharField(blank=True, max_length=80, verbose_name="回执编号")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="接警后的情况")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="police_reports", to="cases.risk"
                    ),
                ),
            ],
            options={
                "verbose_name": "报警记录",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SafetyPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("contacts", models.CharField(max_length=300, verbose_name="紧急联系")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
                    ),
                ),
                (
                    "risk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="cases.risk"
                    ),
                ),
            ],
            options={
                "verbose_name": "安全保护方案",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="SafetyMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "protects",
                    models.CharField(
                        choices=[("both", "双方"), ("asking", "申请一方"), ("other", "另一方")],
                        max_length=6,
                        verbose_name="保护谁",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="做什么")),
                ("owner", models.CharField(max_length=80, verbose_name="谁来做")),
                ("until", models.DateField(verbose_name="做到哪天")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="measures", to="cases.safetyplan"
                    ),
                ),
            ],
            options={
                "verbose_name": "安全保护措施",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name="risk",
            index=models.Index(fields=["division", "-id"], name="risk_place"),
        ),
        migrations.AddIndex(
            model_name="risk",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["expires_on", "id"], name="risk_standing"
            ),
        ),
        migrations.AddIndex(
            model_name="risk",
            index=django.contrib.postgres.indexes.GinIndex(fields=["team"], name="risk_team"),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("case",), name="one_standing_risk_per_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="risk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended", ""), ("ended_at", None)),
                    models.Q(("ended_at__isnull", False), models.Q(("ended", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_risk_ends_with_how",
            ),
        ),
    ]
