"""Legal consultation (法律咨询): asked, answered by a named helper, asked again, ended; between those two alone."""
