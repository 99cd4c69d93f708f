"""Where a case stands."""

from dataclasses import dataclass

from fengge.core.wording import Words


@dataclass(frozen=True)
class Stage:
    """A stage; `terminal` ones are over, and only work marked `after_end` (archiving, reopening) happens in them.

    `outcome` is how a case that ends here is said to have ended. `side` stages lie off the main road: refusal,
    termination, withdrawal, referral.
    """

    key: str
    title: Words
    terminal: bool = False
    side: bool = False
    outcome: str = "answered"
