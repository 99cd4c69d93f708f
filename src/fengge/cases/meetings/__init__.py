"""Meetings that write their own agenda: 村级日碰头, 镇级周会商, 县级月调度, and the weekly plan of posted teams.

The story: the pack says which series there are, when they are due and why matters come onto their agenda (`meetings.toml`).
A job of the worker, or a person, calls a meeting (`calling`); the agenda is asked of the records at that moment and frozen
(`agenda`). No item, no meeting: that is recorded by itself. In the room (`room`) each item ends in a decision (`deciding`):
keep, assign, support, raise or close, with an owner and a day. What is not carried out comes onto the next agenda. The
meeting is closed (`closing`) when every item is decided, and its minutes are printed (`minutes`).
"""
