"""The synthetic demo county: plausible, reproducible, no real person."""
