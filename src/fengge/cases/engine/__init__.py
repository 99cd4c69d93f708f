"""The engine: actions by key, moves, facts and clocks."""
