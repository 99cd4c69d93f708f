"""The first page, and the page behind a doorplate."""
