"""What validators say of a PDF: one that is always there, and veraPDF where it is installed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from page import validate_pdf_bytes


def failures(pdf: bytes, profile: str) -> list[str]:
    """What keeps it from conforming to "ua1", "2b" or "3b"; nothing where it does."""
    return [
        f"{found.rule_id}: {found.message}" for found in validate_pdf_bytes(pdf, profile=profile).failures
    ]


def verapdf() -> list[str]:
    """What runs veraPDF: HOSTDESK_VERAPDF, or `verapdf` on the path; nothing where there is none."""
    named = shlex.split(os.environ.get("HOSTDESK_VERAPDF", ""))
    found = shutil.which("verapdf")
    return named or ([found] if found else [])


def verapdf_says(pdfs: Mapping[str, bytes], profile: str, folder: Path) -> list[str]:
    """The lines about files that do not conform; all in one run, since Java starts slowly."""
    files = []
    for name, pdf in pdfs.items():
        files.append(folder / f"{name}.pdf")
        files[-1].write_bytes(pdf)
    asked = [*verapdf(), "--flavour", profile, "--format", "text", *map(str, files)]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)
    lines = said.stdout.splitlines()
    passed = [line for line in lines if line.startswith("PASS")]
    return [] if len(passed) == len(files) else [line for line in lines if line not in passed] + [said.stderr]
