"""民转刑: whether a case may turn violent, what keeps both sides safe meanwhile, and the slips and ledger made from it.

A mark is set on the case, for a time, by its team, and is seen by nobody else: see ADR 64.
"""
