"""Haste from above: urging (催办), and supervision (督办) with a requirement, a day and an answer."""
