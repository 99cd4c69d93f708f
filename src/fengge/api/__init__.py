"""JSON API: one NinjaAPI assembled from what the apps offer."""
