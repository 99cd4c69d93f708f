"""Official letters between units about a case: drafted, signed, received, answered, accepted or returned, urged, withdrawn.

The story: somebody of a unit drafts a letter of a kind that the pack lets this unit issue (`drafting`), its words filled from
the case without naming anybody in it; whoever may sign issues it, with the next number of the unit's year; the recipient signs for
it and answers; the issuer accepts or returns (`answering`, `judging`). Its clocks (`clocks`) follow its own events. A letter is
no part of the case file: the file only has a panel of its letters (`panel`), so that nothing is told twice.
"""
