"""Builds what a post receives: freeze, try, package, parts, checksums; name one step to repeat it alone.

``python3 build_installer.py [freeze|try|package|parts|checksums ...]``. Everything in between lands in
``build/``, what is handed out in ``dist/``. Windows programs are frozen on Windows, Linux programs on the
oldest Linux they must run on.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from consulaat import __version__, environment

ROOT: Final = Path(__file__).parent
BUILD: Final = ROOT / "build"
DIST: Final = ROOT / "dist"
FROZEN: Final = BUILD / "frozen" / "consulaat"
WINDOWS: Final = sys.platform == "win32"
PROGRAM: Final = FROZEN / ("consulaat.exe" if WINDOWS else "consulaat")
NAME: Final = f"consulaat-{__version__}-{'windows' if WINDOWS else 'linux'}"

# What is left out of 220 MB. System libraries stay: without one of them it broke on another Debian.
DROPPED: Final = (
    r"PySide6/.*plugins/platforms/.*(eglfs|linuxfb|vnc|minimal)"
    r"|PySide6/.*plugins/(platforminputcontexts/.*virtualkeyboard|platformthemes/.*gtk3|egldeviceintegrations|networkinformation|tls)"
    r"|PySide6/.*plugins/imageformats/(?!.*(jpeg|png|svg))"
    r"|PySide6/.*translations/(?!qt(base)?_(nl|en|fr|ar)\.qm)"
    r"|babel/locale-data/(?!(root|(nl|en|fr|ar|tr|so|ur)(_.*)?)\.dat)"
    r"|.*libavif"
)
SPEC: Final = """
import re
from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata

rooms = ["consulaat", "db", "forms", "resources", "ui"]
keyrings = ["Windows"] if WINDOWS else ["SecretService", "kwallet"]
with_data = ["resources", "db", "anyascii", "shamir_mnemonic"]
datas = [item for name in with_data for item in collect_data_files(name)]
datas += [item for name in PARTS for item in copy_metadata(name)]  # for the licences under About
analysis = Analysis(
    [ENTRY],
    pathex=[ROOT],
    datas=datas,
    hiddenimports=[
        *(module for room in rooms for module in collect_submodules(room)),
        *("keyring.backends." + name for name in keyrings),
        *collect_submodules("holidays.countries"),  # imported by the name of the country
    ],
    excludes=["tkinter", "unittest", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtNetwork"],
)
wanted = lambda item: not re.match(DROPPED, item[0].replace("\\\\", "/"))
analysis.binaries = [item for item in analysis.binaries if wanted(item)]
analysis.datas = [item for item in analysis.datas if wanted(item)]
program = EXE(
    PYZ(analysis.pure), analysis.scripts, exclude_binaries=True, name="consulaat",
    upx=False, strip=not WINDOWS,
    console=True, hide_console="hide-early" if WINDOWS else None,
)
COLLECT(program, analysis.binaries, analysis.datas, name="consulaat", upx=False, strip=not WINDOWS)
"""


def freeze() -> None:
    """Make a folder that runs without Python, with the licences of all its parts."""
    entry, spec = BUILD / "entry.py", BUILD / "consulaat.spec"
    BUILD.mkdir(exist_ok=True)
    entry.write_text("import sys\n\nfrom ui.main import main\n\nsys.exit(main())\n", encoding="utf-8")
    names = {
        "ENTRY": str(entry),
        "ROOT": str(ROOT),
        "DROPPED": DROPPED,
        "WINDOWS": WINDOWS,
        "PARTS": shipped_libraries(),
    }
    constants = "\n".join(f"{name} = {value!r}" for name, value in names.items())
    spec.write_text(constants + SPEC, encoding="utf-8")
    folders = ["--distpath", str(FROZEN.parent), "--workpath", str(BUILD / "work")]
    run([sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *folders, str(spec)])
    shutil.copy(ROOT / "LICENSE", FROZEN)
    (FROZEN / "LICENCES.txt").write_text(licences(), encoding="utf-8")
    say(f"{FROZEN.relative_to(ROOT)}: {megabytes(FROZEN)} MB")


def try_it() -> None:
    """Let the frozen program do the main work from end to end, far from this folder."""
    with tempfile.TemporaryDirectory() as place:
        offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        version = run([str(PROGRAM), "--version"], cwd=place, env=offscreen)
        if __version__ not in version:
            sys.exit(f"The frozen program says it is {version.strip()!r}, not {__version__}.")
        answer = run(
            [str(PROGRAM), "demo", "--dir", str(Path(place, "demo")), "--json"], cwd=place, env=offscreen
        )
        say(f"demo: {len(json.loads(answer)['steps'])} steps done by the frozen program")


def package() -> None:
    """Pack the folder: the same bytes for the same folder."""
    DIST.mkdir(exist_ok=True)
    files = sorted(path for path in FROZEN.rglob("*") if not path.is_dir() or path.is_symlink())
    if WINDOWS:
        target = DIST / f"{NAME}.zip"
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for path in files:
                stamped = zipfile.ZipInfo(path.relative_to(FROZEN.parent).as_posix())
                archive.writestr(stamped, path.read_bytes(), zipfile.ZIP_DEFLATED)
    else:
        target = DIST / f"{NAME}.tar.xz"
        with tarfile.open(target, "w:xz", preset=6) as archive:
            for path in files:
                archive.add(path, path.relative_to(FROZEN.parent), recursive=False, filter=_anonymous)
    say(f"{target.name}: {megabytes(target)} MB")


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = int(os.environ["SOURCE_DATE_EPOCH"])
    member.mode = 0o755 if member.mode & 0o100 else 0o644
    return member


def parts() -> None:
    """List every part that is shipped (CycloneDX 1.6), without the tools it was built with."""
    DIST.mkdir(exist_ok=True)
    target = DIST / f"{NAME}.cdx.json"
    options = ["--sv", "1.6", "--output-reproducible", "--pyproject", str(ROOT / "pyproject.toml")]
    run([sys.executable, "-m", "cyclonedx_py", "environment", *options, "-o", str(target), sys.executable])
    bill = json.loads(target.read_text(encoding="utf-8"))
    shipped = set(shipped_libraries())
    bill["components"] = [each for each in bill["components"] if canonical(each["name"]) in shipped]
    known = {each["bom-ref"] for each in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    bill["dependencies"] = [
        {**each, "dependsOn": [ref for ref in each.get("dependsOn", ()) if ref in known]}
        for each in bill["dependencies"]
        if each["ref"] in known
    ]
    target.write_text(json.dumps(bill, indent=2) + "\n", encoding="utf-8")
    say(f"{target.name}: {len(bill['components'])} parts")


def checksums() -> None:
    """Write the digest of everything that is handed out."""
    files = sorted(path for path in DIST.iterdir() if path.name.startswith("consulaat-"))
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="ascii")
    say("SHA256SUMS: " + ", ".join(path.name for path in files))


def shipped_libraries() -> list[str]:
    """Return the names of the libraries the program runs on, as declared, with all they stand on."""
    import tomllib
    from importlib.metadata import PackageNotFoundError, requires

    from packaging.requirements import Requirement

    asked: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    found: dict[str, None] = {}
    while asked:
        requirement = Requirement(asked.pop())
        name = canonical(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        try:
            asked.extend(requires(name) or ())
        except PackageNotFoundError:
            continue
        found[name] = None
    return sorted(found)


def licences() -> str:
    """Return the licence texts of all libraries that are shipped."""
    from importlib.metadata import files, metadata

    chapters = []
    for name in shipped_libraries():
        about = metadata(name)
        chapters.append(f"{'=' * 70}\n{about['Name']} {about['Version']}\n{'=' * 70}\n")
        texts = [file for file in files(name) or () if re.search(r"LICEN[CS]E|COPYING|NOTICE", file.name)]
        chapters += [file.read_text(encoding="utf-8") for file in texts if ".dist-info" in str(file)]
        if not texts:
            chapters += [about[field] for field in ("License-Expression", "License") if field in about]
    return "\n".join(chapters)


def canonical(name: str) -> str:
    """Return the one spelling of a library's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def run(command: Sequence[str], cwd: Path | str = ROOT, env: dict[str, str] | None = None) -> str:
    """Run a tool; end with what it said when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\n{Path(command[0]).name} ended with {done.returncode}.")
    return done.stdout


def megabytes(place: Path) -> int:
    """Return the size of a file or folder."""
    files = [place] if place.is_file() else [path for path in place.rglob("*") if not path.is_symlink()]
    return round(sum(path.stat().st_size for path in files) / 1e6)


def say(text: str) -> None:
    """Tell how far it is."""
    print(text, flush=True)


STEPS: Final[dict[str, Callable[[], None]]] = {
    "freeze": freeze,
    "try": try_it,
    "package": package,
    "parts": parts,
    "checksums": checksums,
}


def main(names: Sequence[str]) -> None:
    """Do the named steps, or all of them in order."""
    environment.ensure()
    unknown = sorted(set(names) - set(STEPS))
    if unknown:
        sys.exit(f"No such step: {', '.join(unknown)}. Steps: {', '.join(STEPS)}.")
    stamp = run(["git", "log", "-1", "--format=%ct"]).strip()
    os.environ.update({"SOURCE_DATE_EPOCH": stamp, "PYTHONHASHSEED": "0"})
    for name in names or STEPS:
        say(f"== {name}")
        STEPS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
