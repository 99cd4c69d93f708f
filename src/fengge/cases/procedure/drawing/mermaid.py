"""A procedure as Mermaid text, for documents and for whoever draws with other tools."""

from collections import defaultdict

from fengge.cases.procedure.procedure import Procedure


def draw(procedure: Procedure) -> str:
    """A `stateDiagram-v2` in the reader's language: stages as states, actions on the arrows, ends into the end mark."""
    states = [f"    {stage.key} : {_plain(stage.title)}" for stage in procedure.stages]
    begins = [
        f"    [*] --> {end} : {_plain(action.title)}" for action in procedure.openings() for end in action.targets()
    ]
    arrows = [f"    {start} --> {end} : {' / '.join(names)}" for (start, end), names in _arrows(procedure).items()]
    ends = [f"    {stage.key} --> [*]" for stage in procedure.stages if stage.terminal]
    return "\n".join(["stateDiagram-v2", *states, *begins, *arrows, *ends, ""])


def _arrows(procedure: Procedure) -> dict[tuple[str, str], list[str]]:
    """The titles of the actions between two stages; those that stay in a stage are no arrow."""
    found = defaultdict[tuple[str, str], list[str]](list)
    for action in procedure.actions:
        for start in action.from_stages:
            for end in action.targets():
                if end != start:
                    found[start, end].append(_plain(action.title))
    return found


def _plain(title: object) -> str:
    """Mermaid reads a colon as the end of a label."""
    return str(title).replace(":", "：").replace("\n", " ")
