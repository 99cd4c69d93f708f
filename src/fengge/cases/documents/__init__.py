"""Documents: the paper of a people's mediation, filled from the record.

A `MediationDossier` holds everything the paper needs, as plain frozen values; only `dossier_of` reads the database.
Each form is declared once, as data of a pack (`packs/national/documents/<key>.toml`), and set twice: as `<key>.docx`,
a Word template made from the declaration that a county may edit and replace, and as pages of the PDF dossier.

    dossier_of(case)        the record of a case as a dossier
    fill(key, dossier)      one document as .docx, ready to be signed
    archive(dossier)        every .docx, the attachments and a manifest, as one ZIP
    bound(dossier)          cover to back cover as one PDF, page numbers running through
    missing(dossier)        what must still be there before the case may be closed
    copy_for(dossier, ...)  the same dossier as one party may see it

Sources: 人民调解法; 司法部 2010 人民调解文书格式; SF/T 0083-2020; GB/T 9704-2012 for the page.
"""

from fengge.cases.documents.archive import archive
from fengge.cases.documents.binding import bound
from fengge.cases.documents.catalogue import DOCUMENTS, Form
from fengge.cases.documents.completeness import missing, missing_to_file
from fengge.cases.documents.copies import copy_for
from fengge.cases.documents.filling import fill
from fengge.cases.documents.gathering import dossier_of

__all__ = ["DOCUMENTS", "Form", "archive", "bound", "copy_for", "dossier_of", "fill", "missing", "missing_to_file"]
