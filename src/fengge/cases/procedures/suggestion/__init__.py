"""What somebody thinks of this system itself (对本系统的建议和投诉): answered by the county, never by whom it is about."""
