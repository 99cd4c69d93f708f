"""How a reader wants pages to look, kept in cookies and nowhere else."""
