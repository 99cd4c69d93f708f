"""The county as its pack describes it: places, grids, bodies and posts."""
