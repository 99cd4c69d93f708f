"""People's mediation of a dispute (人民调解): voluntary, free, and never in place of the law's own channels."""
