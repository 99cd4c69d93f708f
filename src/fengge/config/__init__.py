"""Settings, URLs and the WSGI door: assembles everything, holds no rule."""
