"""People: households and their doorplates. A household holds what its members gave, and nothing more.

Nouns: Household, Doorplate. Verbs: enter and change a household, issue and revoke plates.
A scanned plate tells where it hangs (grid, duty phone), never who lives there.
"""
