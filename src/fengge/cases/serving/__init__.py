"""Light matters: an errand, a question of law, a request to be mediated, a word about this system. Most steps are declared
by their form alone; here stands what more there is to them: who takes them on, who may see them, where they lead.
"""
