"""An invented dossier in every part, to preview a county's templates and for tests. No real persons or places."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

from PIL import Image

from fengge.cases.documents.dossier import MediationDossier
from fengge.cases.documents.records import (
    AgreementRecord,
    Attachment,
    Closing,
    InvestigationRecord,
    ObligationLine,
    Outcome,
    PartyLine,
    Person,
    ReturnVisit,
    SessionRecord,
    Slot,
    Volume,
)
from fengge.cases.documents.words import SHANGHAI

COMMITTEE = "示例县枫香镇石桥村人民调解委员会"
ROOM = "石桥村人民调解室"
MEDIATORS = ("罗明富", "张静")

PARTIES = (
    PartyLine(
        "a", "陈国强", "申请人", "男", "汉族", 52, "农民", "138-0000-0001", "枫香镇石桥村上寨组12号",
        told_rights_on=date(2026, 11, 3),
    ),
    PartyLine(
        "b", "吴𬱖㛃", "被申请人", "女", "苗族", 47, "个体经营", "139-0000-0002", "枫香镇石桥村上寨组15号",
        told_rights_on=date(2026, 11, 3),
    ),
)  # fmt: skip

BRIEF = (
    "2026年10月28日，吴𬱖㛃家修建院墙时，挖断陈国强家承包地边的灌溉水沟约6米，致使下方0.8亩菜地缺水，"
    "部分青菜枯死。双方就修复水沟和赔偿损失多次协商未果，发生口角。"
)

INVESTIGATION = InvestigationRecord(
    datetime(2026, 11, 4, 9, 30, tzinfo=SHANGHAI),
    "石桥村上寨组水沟现场",
    Person("杨秀兰", "女", 58, "枫香镇石桥村上寨组14号", "137-0000-0003", "邻居"),
    "问：水沟是什么时候断的？\n答：上个月底，吴家砌墙脚那两天，挖机过去就断了。\n问：菜地损失有多少？\n"
    "答：靠沟边的两厢青菜死了，大约一百五十斤。\n问：以前为水沟有过争执吗？\n答：没有，两家一直共用这条沟。",
    ("罗明富",),
    "张静",
    datetime(2026, 11, 4, 10, 15, tzinfo=SHANGHAI),
    ("村民小组长龙正武",),
)

SESSION = SessionRecord(
    datetime(2026, 11, 6, 14, 0, tzinfo=SHANGHAI),
    ROOM,
    "调解员：请双方先说说事情经过和各自的想法。\n陈国强：水沟是两家共用的，挖断以后我家菜地浇不上水，要求尽快恢复，"
    "赔偿菜钱。\n吴𬱖㛃：施工时没有看到暗沟，不是故意的，愿意修好；赔偿要按实际损失算。\n"
    "调解员：根据《中华人民共和国民法典》第二百九十条、第二百九十六条，不动产权利人应当为相邻权利人用水、排水"
    "提供必要的便利，尽量避免造成损害。经现场查看和调查，损失青菜约一百五十斤，双方对此均无异议。\n"
    "陈国强：那就按市价算。\n吴𬱖㛃：同意。",
    "调解成功，双方自愿达成协议。",
    MEDIATORS,
    "张静",
    datetime(2026, 11, 6, 16, 20, tzinfo=SHANGHAI),
    ("村民小组长龙正武",),
)

AGREEMENT = AgreementRecord(
    "石桥调〔2026〕31号",
    date(2026, 11, 6),
    BRIEF,
    (
        ObligationLine("吴𬱖㛃", "修复被挖断的灌溉水沟，恢复通水", due_on=date(2026, 11, 20), manner="自行施工"),
        ObligationLine(
            "吴𬱖㛃", "赔偿青菜损失", "陈国强", Decimal("1200.00"), date(2026, 11, 12), "现金一次付清",
            date(2026, 11, 10),
        ),
    ),
    issues="争议事项：一、水沟由谁修复；二、青菜损失如何赔偿。",
    recorder="张静",
    mediators=MEDIATORS,
)  # fmt: skip

VISIT = ReturnVisit(
    date(2026, 11, 21),
    ("陈国强", "吴𬱖㛃"),
    "罗明富",
    performance="水沟已于11月18日修复通水；赔偿款1200元已于11月10日付清。",
    satisfaction="双方满意。",
    lawsuit="无。",
    escalation="无。",
    opinion="协议已全部履行，可以结案。",
)

CLOSING = Closing(
    date(2026, 11, 22),
    Outcome.WRITTEN,
    "双方于2026年11月6日自愿达成书面调解协议，水沟修复和赔偿均已履行完毕，回访双方满意。",
    "罗明富",
    "周敏",
    "同意结案归档。",
)


def picture(colour: str = "#d8d2c4") -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 420), colour).save(out, "PNG")
    return out.getvalue()


def example() -> MediationDossier:
    return MediationDossier(
        committee=COMMITTEE,
        title="陈国强与吴𬱖㛃相邻用水纠纷",
        kind="邻里纠纷",
        source="依申请调解",
        parties=PARTIES,
        mediators=MEDIATORS,
        volume=Volume("（2026）石桥人调字第31号", "长期", "张静", date(2026, 11, 22), "周敏", "本卷材料均为原件。"),
        brief=BRIEF,
        requests=("恢复被挖断的灌溉水沟", "赔偿青菜损失1500元"),
        applied_on=date(2026, 11, 2),
        accepted_on=date(2026, 11, 3),
        registrar="张静",
        told_by="罗明富",
        investigations=(INVESTIGATION,),
        sessions=(SESSION,),
        agreement=AGREEMENT,
        visits=(VISIT,),
        closing=CLOSING,
        attachments=(
            Attachment(Slot.IDENTITY, "陈国强身份证复印件", "chen.png", picture(), "a"),
            Attachment(Slot.IDENTITY, "吴𬱖㛃身份证复印件", "wu.png", picture("#c9d4d8"), "b"),
            Attachment(Slot.EVIDENCE, "现场照片", "ditch.png", picture("#b9c7a8")),
            Attachment(Slot.PERFORMANCE, "收条", "receipt.png", picture("#e4dcc8")),
        ),
        code="FQ7K-3M2P",
        verify_url="https://example.cn/t/FQ7K-3M2P",
        printed_at=datetime(2026, 11, 22, 15, 30, tzinfo=SHANGHAI),
    )
