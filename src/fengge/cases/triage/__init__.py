"""分级 level, 分类 kind, 分流 route."""
