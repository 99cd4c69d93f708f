"""The pages of ui: preferences and the gallery."""

from fengge.ui.gallery import views as gallery
from fengge.ui.preferences import views as preferences

__all__ = ["gallery", "preferences"]
