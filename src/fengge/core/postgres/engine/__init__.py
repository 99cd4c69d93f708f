"""The database engine that settings name: Django's own for PostgreSQL, but for how it looks at pooled connections."""
