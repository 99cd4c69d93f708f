"""Orders of the 12345 hotline: the platform's number, the platform's clock; answered, or handed back with a reason."""
