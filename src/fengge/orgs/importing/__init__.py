"""Importing divisions: a file is read, compared and shown before anything changes; then all of it happens, or nothing.

The story: an administrator uploads the county's list (CSV or XLSX, official 12-digit codes as they come). `reading`
finds the columns, `checking` makes lines of the rows or says what is wrong with each by its row number, `planning`
compares them with the database (new, renamed, recoded, ended), a page shows the plan, and `import_divisions` carries
it out in one transaction on the chosen day.
"""
