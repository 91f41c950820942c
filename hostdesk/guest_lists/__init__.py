"""Lists of people out of other programs: CSV, TSV, XLSX, vCard, and text that was copied."""

from __future__ import annotations

from hostdesk.errors import HostDeskError
from hostdesk.guest_lists import letters, separated, vcard
from hostdesk.guest_lists.columns import FIELDS
from hostdesk.guest_lists.found import LARGEST, MOST_PEOPLE, Found
from hostdesk.guest_lists.letters import ENCODINGS
from hostdesk.words import _

__all__ = ["ENCODINGS", "FIELDS", "LARGEST", "MOST_PEOPLE", "Found", "recognised"]


def recognised(data: bytes | str, name: str = "", encoding: str = "", sheet: str = "") -> Found:
    """The people in a file or in copied text, and which column is which.

    `name` is the file's, `encoding` and `sheet` are what the host chose instead of what was recognised.
    Nothing in it is executed; what is too large or cannot be read is refused with one sentence.
    """
    if len(data) > LARGEST:
        raise HostDeskError(_("This list is larger than 5 MB; please take a part of it."))
    if isinstance(data, bytes) and letters.is_workbook(data):
        from hostdesk.guest_lists import workbook  # its library only where there is a workbook

        return workbook.recognised(data, sheet)
    text, read_as = letters.text_of(data, encoding) if isinstance(data, bytes) else (data, "")
    if vcard.is_one(text) or name.casefold().endswith((".vcf", ".vcard")):
        return vcard.recognised(text, read_as)
    return separated.recognised(text, read_as)
