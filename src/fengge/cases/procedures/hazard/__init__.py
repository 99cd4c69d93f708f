"""Hazards (隐患) and grid events: something that may hurt somebody, seen, checked, put right, looked at again."""
