"""What comes after an agreement, in every stage: performance, breach, judicial confirmation, return visit; reminders that are due today."""
