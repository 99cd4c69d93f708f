"""Errands (代办): somebody who cannot come asks for something to be done at a counter, and it is brought back."""
