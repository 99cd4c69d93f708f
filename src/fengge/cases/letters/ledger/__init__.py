"""The ledger of letters: one list, its filters as words, and the list as a spreadsheet."""
