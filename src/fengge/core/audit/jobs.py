"""The named jobs of the chain, which see every event under the system's own role."""

from fengge.core.access import system, system_job
from fengge.core.audit.sealing import seal
from fengge.core.audit.verifying import Report, verify

SEAL = system_job("core.seal")
VERIFY = system_job("core.verify")


def seal_all() -> int:
    """Seals until nothing finished is left, each batch in a transaction of its own."""
    sealed = 0
    while True:
        with system(SEAL):
            count = seal()
        sealed += count
        if not count:
            return sealed


def verify_all(*, expect: str = "") -> Report:
    with system(VERIFY):
        return verify(expect=expect)
