"""Handling a hazard: reported (urgently or not), solved on the spot, checked, put right, looked at again by somebody else."""
