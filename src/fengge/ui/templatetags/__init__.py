"""Template tag library of the components: `{% load ui %}`."""
