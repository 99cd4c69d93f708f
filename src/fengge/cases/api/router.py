"""The one router of casework: operations of several files share addresses."""

from ninja import Router

router = Router()
