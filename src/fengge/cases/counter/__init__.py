"""The counter: a clerk writes a matter down for somebody who came, called, or told a grid worker."""
