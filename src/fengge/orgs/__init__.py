"""Divisions, organisations, posts, appointments and accounts: who stands where, for whom, since when.

Nouns: Division (official code, dated, with predecessors) · Organisation · Post (from the county's pack) · Person (a
member of staff) ·
Appointment (person × post × place × dates) · Account (signs in).
Verbs: appoint, end_appointment (hands over every open duty), create_account, deactivate, reset_password,
import_divisions, install_county.
The story: a county is installed from its pack: divisions, grids, bodies. People are appointed to posts in places; an
account acts under one
appointment at a time and becomes a `core.access.Actor`: its places decide which rows it sees, its post what it may
do. Ending an
appointment moves what was open in its hands to a successor in the same transaction; higher apps say what those
duties are.
"""
