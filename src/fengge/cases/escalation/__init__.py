"""The ladder: village → town → county, by rule, by a meeting, or because somebody asks; and back down with guidance.

The story: a limit on which the ladder rises is missed; the sweep (`sweeping`) finds the case by the one column it looks at,
sends it up a rung into nobody's hands and writes an event that names the limit and since when. Somebody there takes it up or
sends it down. Where nobody stands above, there is an alarm that waits for an answer. Origin and earlier holders keep sight of it.
"""
