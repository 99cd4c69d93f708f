"""A major petition (重大信访) through its seven gates, none of them skipped, beside the statutory record and never in its place."""
