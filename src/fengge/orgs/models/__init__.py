"""The nouns of the county's organisations."""

from fengge.orgs.models.account import Account

__all__ = ["Account"]
