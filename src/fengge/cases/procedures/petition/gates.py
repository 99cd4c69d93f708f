"""The seven gates (七个一) in their order: what each is called, the fact that says it is passed, and what is said while it is not."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fengge.cases.procedure import RequiresFact
from fengge.core.wording import Words, say


@dataclass(frozen=True)
class Gate:
    """One gate. `actions` pass it, the first not yet done next; `stage` is where a case stands once it is passed."""

    key: str
    title: Words
    missing: Words
    actions: tuple[str, ...]
    stage: str

    @property
    def guard(self) -> RequiresFact:
        """What a later action asks of this gate."""
        return RequiresFact(f"petition.{self.key}", say(_("{gate}：{missing}"), gate=self.title, missing=self.missing))


GATES = (
    Gate("led", _("一领导"), _("还没有确定包案的县领导"), ("lead",), "led"),
    Gate("teamed", _("一专班"), _("还没有专班，或者专班没有组长"), ("team",), "teamed"),
    Gate("investigated", _("一调查"), _("还没有调查记录"), ("investigate",), "investigated"),
    Gate("assessed", _("一研判"), _("还没有研判意见和依据"), ("assess",), "assessed"),
    Gate("planned", _("一方案"), _("还没有化解方案"), ("plan", "measure"), "planned"),
    Gate("resolved", _("一化解"), _("处理意见书还没有送达信访人"), ("answer", "deliver"), "delivered"),
    Gate("visited", _("一回访"), _("送达以后还没有回访"), ("visit",), "visited"),
)


def gates_before(key: str) -> tuple[RequiresFact, ...]:
    """A guard for every gate that comes before this one: none is skipped."""
    keys = [gate.key for gate in GATES]
    return tuple(gate.guard for gate in GATES[: keys.index(key)])


ALL_GATES = tuple(gate.guard for gate in GATES)
