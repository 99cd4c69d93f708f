"""枫格 Fengge: the platform on which a county runs its grassroots social governance."""
