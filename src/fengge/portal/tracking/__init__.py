"""Where a matter stands, in plain words; rating and saying it is not solved."""
