"""The residents' site: report, track, doorplate page, rights."""
