"""Notices of cases: each action of a procedure says who is told of it; here they are told, on the desk or by message.

The story: an event is written; `following` defers a job in the same transaction; the job finds who is meant
(`recipients`) under the system's own role, since who acted may see neither the others' desks nor their numbers; staff
find a notice on `/desk/notices/`, and a reporter who asked for it gets a message with the number, the stage and where
to follow it, and nothing else.
"""
