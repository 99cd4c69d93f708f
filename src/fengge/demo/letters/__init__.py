"""Letters of the demo county, in every stage: between the county's centre, its bureaus, towns and villages."""

from fengge.demo.letters.writing import write_letters

__all__ = ["write_letters"]
