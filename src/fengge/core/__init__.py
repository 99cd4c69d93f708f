"""Mechanism without domain nouns: access, verbs, events, pages, figures, packs, clocks, crypto."""
