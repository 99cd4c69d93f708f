"""今天: what needs me."""
