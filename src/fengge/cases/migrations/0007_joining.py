"""Parts, merged cases, help asked for and disputes of the lead."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from fengge.core.access.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_months"),
        ("orgs", "0003_token"),
    ]

    operations = [
        migrations.CreateModel(
            name="Help",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("task", models.CharField(max_length=300, verbose_name="请协办的事")),
                ("due_on", models.DateField(verbose_name="请在这天前答复")),
                ("asked_at", models.DateTimeField()),
                ("answer", models.TextField(blank=True, verbose_name="协办情况")),
                ("answered_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "协办",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LeadDispute",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=300, verbose_name="分歧所在")),
                ("raised_at", models.DateTimeField()),
                ("decision", models.CharField(blank=True, max_length=300, verbose_name="裁定理由")),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name": "牵头分歧",
                "ordering": ("id",),
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="NotSame",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "不是同一件",
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name="case",
            name="absorbed",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="case",
            name="merged_into",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="cases.case",
                verbose_name="并入",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="parent",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="cases.case",
                verbose_name="上级事项",
            ),
        ),
        migrations.AlterField(
            model_name="closure",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("performed", "达成协议并履行"),
                    ("reconciled", "自行和解"),
                    ("referred", "导入法定途径"),
                    ("refused", "一方不同意调解"),
                    ("terminated", "终止调解"),
                    ("withdrawn", "申请人撤回"),
                    ("answered", "已答复"),
                    ("merged", "并入另一事项"),
                ],
                max_length=12,
                verbose_name="结果",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(condition=models.Q(("parent__isnull", False)), fields=["parent"], name="case_parent"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("merged_into__isnull", False)), fields=["merged_into"], name="case_merged"
            ),
        ),
        migrations.AddField(
            model_name="help",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="help",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="help",
            name="case",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="helps", to="cases.case"),
        ),
        migrations.AddField(
            model_name="help",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.organisation"
            ),
        ),
        migrations.AddField(
            model_name="leaddispute",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="lead_disputes", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="leaddispute",
            name="decider",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="orgs.appointment",
                verbose_name="裁定人",
            ),
        ),
        migrations.AddField(
            model_name="leaddispute",
            name="lead",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="orgs.organisation",
                verbose_name="牵头单位",
            ),
        ),
        migrations.AddField(
            model_name="leaddispute",
            name="proposed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="orgs.organisation",
                verbose_name="认为应由谁牵头",
            ),
        ),
        migrations.AddField(
            model_name="leaddispute",
            name="raised_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="notsame",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="orgs.appointment"
            ),
        ),
        migrations.AddField(
            model_name="notsame",
            name="case",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="not_same", to="cases.case"
            ),
        ),
        migrations.AddField(
            model_name="notsame",
            name="other",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case"),
        ),
        migrations.AddConstraint(
            model_name="leaddispute",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)), fields=("case",), name="one_open_dispute_of_the_lead"
            ),
        ),
        migrations.AddConstraint(
            model_name="notsame",
            constraint=models.UniqueConstraint(fields=("case", "other"), name="told_apart_once"),
        ),
        *(
            RaiseWall(f"cases_{child}", parent_table="cases_case", through="case")
            for child in ("help", "leaddispute", "notsame")
        ),
    ]
