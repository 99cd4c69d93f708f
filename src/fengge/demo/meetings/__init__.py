"""A month of meetings held, and today's agendas waiting.

`past` lives the meetings of the last weeks in memory beside the disputes they spoke of, so that every event is stored in the order
things happened; `waiting` calls the meetings that are due as the worker does.
"""
