"""Reaching staff beyond the desk: what each person chose, messages at once for those who want them, one digest a day for the rest.

The story: a notice lands on a desk at once, whatever else happens. `choosing` keeps by which channels somebody wants to
hear of it as well. Every minute `passing` makes the messages of new notices for those who chose 随时发, and of urgent ones
for everybody with that channel; every morning `digesting` sends one message that says how many wait unread, and no more.
"""
