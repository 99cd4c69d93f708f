"""Orders of the hotline, the lists they come in, and the walls round both."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import fengge.core.crypto.fields
from fengge.core.access.wall import RaiseWall


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0013_confirmation"),
    ]

    operations = [
        migrations.CreateModel(
            name="HotlineImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("division", models.CharField(db_collation="C", max_length=18, verbose_name="区划")),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("cells", fengge.core.crypto.fields.EncryptedJSON(verbose_name="内容")),
                ("uploaded_at", models.DateTimeField(verbose_name="上传时间")),
                ("applied_at", models.DateTimeField(null=True, verbose_name="导入时间")),
                ("entered", models.PositiveIntegerField(default=0, verbose_name="新登记")),
            ],
            options={
                "verbose_name": "工单导入",
                "base_manager_name": "everywhere",
                "indexes": [models.Index(fields=["division", "id"], name="hotline_import_place")],
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HotlineOrder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="平台工单编号")),
                ("urgent", models.BooleanField(default=False, verbose_name="紧急")),
                ("received_at", models.DateTimeField(verbose_name="平台受理时间")),
                ("due_at", models.DateTimeField(verbose_name="平台办结时限")),
                ("urged", models.PositiveSmallIntegerField(default=0, verbose_name="平台催办次数")),
                ("reply", models.TextField(blank=True, verbose_name="答复内容")),
                ("replied_at", models.DateTimeField(null=True, verbose_name="答复时间")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="回传时间")),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="order", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "12345 工单",
                "base_manager_name": "everywhere",
            },
            managers=[
                ("objects", django.db.models.manager.Manager()),
                ("everywhere", django.db.models.manager.Manager()),
            ],
        ),
        RaiseWall("cases_hotlineorder", parent_table="cases_case", through="case"),
        RaiseWall("cases_hotlineimport", place=("division",)),
    ]
