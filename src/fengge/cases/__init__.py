"""Cases: a dispute from first word to closed dossier."""
