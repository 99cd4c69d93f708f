"""Stories become cases: who did what when (`script`), replayed through the real verbs or, the same, many at once."""
