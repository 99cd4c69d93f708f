"""The letters to a petitioner: accepted, declined, forwarded, extended, and the opinions with the rights that follow them."""
