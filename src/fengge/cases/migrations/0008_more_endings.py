"""Hazards end in other ways, and name who has to put them right."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_joining"),
    ]

    operations = [
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
                    ("rectified", "已整改"),
                    ("solved", "当场解决"),
                    ("unfounded", "不属实"),
                    ("delivered", "已办成"),
                    ("declined", "办不了"),
                    ("returned", "退回来源"),
                ],
                max_length=12,
                verbose_name="结果",
            ),
        ),
        migrations.AlterField(
            model_name="party",
            name="role",
            field=models.CharField(
                choices=[
                    ("applicant", "申请人"),
                    ("respondent", "被申请人"),
                    ("third", "第三人"),
                    ("responsible", "责任单位"),
                ],
                max_length=12,
                verbose_name="身份",
            ),
        ),
    ]
