"""One JSON object a line on standard error; never a name, a number or a word that a person wrote."""

import logging
from typing import IO

import structlog

# What a log line may carry of a request: nothing that names a person.
FORBIDDEN = ("request", "user", "username", "name", "phone", "id_number", "address", "text", "body", "params")


def drop_personal(_: object, __: str, event: structlog.typing.EventDict) -> structlog.typing.EventDict:
    for key in FORBIDDEN:
        event.pop(key, None)
    return event


def logging_config(*, level: str, stream: IO[str]) -> None:
    """Sends the standard library's loggers and structlog's the same way."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        drop_personal,
    ]
    renderer = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(renderer)
    root = logging.getLogger()
    root.handlers = [kept for kept in root.handlers if type(kept) is not logging.StreamHandler] + [handler]
    root.setLevel(level)
    logging.getLogger("procrastinate").setLevel(max(root.level, logging.WARNING))
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
