"""A file as an answer: its true type, never guessed by the browser; shown only if it is a picture or a PDF."""

from typing import TYPE_CHECKING

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from fengge.core.files.storing import place, stream

if TYPE_CHECKING:
    from fengge.core.models.stored_file import StoredFile

_SHOWN = {
    "image/jpeg": "default-src 'none'; sandbox",
    "image/png": "default-src 'none'; sandbox",
    # The browser's own PDF view does not open inside a sandbox.
    "application/pdf": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:",
}


def serve(file: "StoredFile", *, download: bool = False) -> StreamingHttpResponse:
    """For a view that found the owning row through its scoped manager; raises FileNotFoundError before anything is sent."""
    place(file.digest).stat()
    response = StreamingHttpResponse(stream(file), content_type=file.media_type)
    attached = download or file.media_type not in _SHOWN
    headers = {
        "Content-Length": str(file.size),
        "Content-Disposition": content_disposition_header(attached, file.name) or "attachment",
        "Content-Security-Policy": _SHOWN.get(file.media_type, "default-src 'none'; sandbox"),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response
