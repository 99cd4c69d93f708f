"""八单: the slips of a case at risk as Word, each made from the record as the county's pack words it."""
