"""A reader of session archives, written from the page “The archive’s format” alone; nothing of ours."""

import hashlib
import io
import json
import zipfile


def sessions(file):
    """Every session in an archive or a bundle of them, once its checksums were looked at."""
    with zipfile.ZipFile(file) as found:
        names = found.namelist()
        parts = [name for name in names if name.startswith("sessions-")]
        for part in parts:
            yield from sessions(io.BytesIO(found.read(part)))
        if parts:
            return
        folder = names[0].partition("/")[0]
        for line in found.read(f"{folder}/manifest-sha256.txt").decode().splitlines():
            expected, path = line.split("  ", 1)
            if hashlib.sha256(found.read(f"{folder}/{path}")).hexdigest() != expected:
                raise ValueError(f"{path} was changed")
        archive = json.loads(found.read(f"{folder}/data/session.json"))
        if archive["format"] != "hostdesk-session" or not archive["version"].startswith("1."):
            raise ValueError("not an archive of version 1")
        yield from archive["sessions"]


def answers(file):
    """(title, question, moment, name or None, number or None, words) of every mark."""
    for session in sessions(file):
        names = {guest["id"]: guest["name"] for guest in session["guests"]}
        scales = {scale["id"]: scale["question"] for scale in session["scales"]}
        rounds = {asked["id"]: (scales[asked["scale"]], asked["moment"]) for asked in session["rounds"]}
        for mark in session["marks"] + session["unnamed_marks"]:
            name = names[mark["guest"]] if "guest" in mark else None
            words = mark["already_there"], mark["one_step_up"]
            yield session["title"], *rounds[mark["round"]], name, mark["value"], words
