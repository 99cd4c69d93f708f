"""Measures the real work against the database's own limit in the same run.

`filling` makes a county with so many cases, `serving` starts the web as in service, `load` asks it with several
connections at once, `limit` is the same work by hand-written SQL behind the same server, `report` prints both.
"""
