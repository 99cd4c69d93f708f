"""Everything that is no dispute, as the demo county tells it: hazards, hotline orders, errands, consultations, requests, suggestions."""
