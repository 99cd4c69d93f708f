"""Files: known by their content, stored once, sealed at rest, and served only by the view that found the row they belong to.

    file = keep(upload)                  # checks, cleans, stores; a StoredFile to point to from the owning row
    return serve(note.file)              # after the scoped manager gave `note`

There is no address of a file as such: whoever may see the owning row may see its file.
"""

from fengge.core.files.kinds import AUDIO, IMAGES, OFFICE, PDF, Kind, NotAccepted, accepted_types
from fengge.core.files.preparing import Prepared, prepare
from fengge.core.files.serving import serve
from fengge.core.files.storing import keep, read, stream

__all__ = [
    "AUDIO",
    "IMAGES",
    "OFFICE",
    "PDF",
    "Kind",
    "NotAccepted",
    "Prepared",
    "accepted_types",
    "keep",
    "prepare",
    "read",
    "serve",
    "stream",
]
