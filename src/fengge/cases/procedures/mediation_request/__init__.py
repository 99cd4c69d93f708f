"""A request to be mediated (申请调解): the village says whether it can, and then it is a mediation."""
