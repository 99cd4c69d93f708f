"""Publishing a procedure: the pack's text is the draft, a published version never changes, running cases keep theirs."""
