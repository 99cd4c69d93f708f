"""The minutes: as a Word document from the pack's template, and as a page to print."""
