"""一表: the ledger of cases at risk, a view of the marks the reader may see. It lists matters, never persons."""
