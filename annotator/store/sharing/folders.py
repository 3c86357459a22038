"""Which folders travel: network shares by the table of mounts, synced folders by their names and marker files.

A folder that is taken for shared though it is not costs a working copy; one that is not recognised
can be named by hand. So names that other folders may well have count in the user's home only.
"""

import contextlib
import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath, PureWindowsPath

from annotator.domain.transfer.sharing import Folder

_NETWORK = frozenset({
    "nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs", "ceph",
    "glusterfs", "lustre", "gpfs", "beegfs", "orangefs", "pvfs2", "ocfs2", "gfs2", "9p", "vboxsf", "vmhgfs",
    "prl_fs", "macfuse", "osxfuse",
})  # fmt: skip
_NETWORK_FUSE = (
    "sshfs", "davfs", "rclone", "gvfsd", "smbnetfs", "glusterfs", "ceph", "s3fs", "goofys", "google-drive", "onedriver",
    "seadrive", "vmhgfs", "curlftpfs", "juicefs", "nfs", "pcloud", "clouddrive",
)  # fmt: skip
_NAMES = (
    ("Dropbox", ("dropbox", "dropbox (*)")),
    ("OneDrive", ("onedrive", "onedrive - *", "onedrive-*", "skydrive")),
    ("Google Drive", ("google drive", "googledrive", "googledrive-*", "my drive", "我的云端硬盘", "我的雲端硬碟")),
    ("iCloud", ("com~apple~clouddocs", "iclouddrive", "icloud drive", "mobile documents")),
    ("Nextcloud", ("nextcloud", "nextcloud[0-9]", "owncloud", "owncloud[0-9]", "opencloud")),
    ("坚果云", ("nutstore", "nutstore files", "nutstorefiles", "坚果云", "我的坚果云", "堅果雲", "我的堅果雲")),
    ("Seafile", ("seafile", "seadrive")),
    ("百度网盘", ("baidusyncdisk", "百度网盘同步空间", "百度云同步盘")),
    ("Synology Drive", ("synologydrive", "cloudstation")),
    ("pCloud", ("pcloud drive", "pclouddrive", "pcloudsync", "pcloud sync")),
    ("Box", ("box sync", "box-box")),
    ("Cloud storage", ("cloudstorage",)),
)
_NAMES_AT_HOME = (("Box", ("box",)), ("MEGA", ("mega", "megasync")), ("Syncthing", ("sync",)))
_MARKERS = (
    ("Syncthing", (".stfolder",)),
    ("Dropbox", (".dropbox", ".dropbox.cache")),
    ("OneDrive", (".849c9593-d756-4e56-8d6e-42412f2a707b",)),
    ("Google Drive", (".tmp.drivedownload", ".tmp.driveupload")),
    ("Nextcloud", (".sync_*.db", "._sync_*.db", ".nextcloudsync.log", ".owncloudsync.log")),
    ("Seafile", (".seafile-data",)),
    ("Synology Drive", (".synologyworkingdirectory",)),
    ("Resilio Sync", (".sync",)),
)
_OCTAL = re.compile(r"\\([0-7]{3})")
_MOUNT_OF_A_MAC = re.compile(r"^(?P<device>.+?) on (?P<point>/.*?) \((?P<kind>[^,)]+)")
_DRIVE_REMOTE = 4
_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Mount:
    """One line of the table of mounts."""

    point: PurePath
    kind: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What recognition looks at besides the path; made up in tests."""

    mounts: Sequence[Mount]
    home: PurePath
    environment: Mapping[str, str]
    is_remote_drive: Callable[[str], bool]
    names_in: Callable[[PurePath], Iterable[str]]


def kind_of(path: Path) -> Folder | None:
    """What kind of travelling folder a path lies in; ``None`` for a disk of one's own."""
    return recognised(_real(path), surroundings())


def recognised(path: PurePath, around: Surroundings) -> Folder | None:
    """What kind of travelling folder an absolute path lies in, as far as the surroundings tell."""
    network = _network(path, around)
    if network:
        return Folder(network, is_network=True)
    synced = _by_environment(path, around) or _by_name(path, around) or _by_marker(path, around)
    return Folder(synced, is_network=False) if synced else None


def surroundings() -> Surroundings:
    """Those of this machine."""
    return Surroundings(_mounts(), Path.home(), os.environ, _is_remote_drive, _names_in)


def mounts_in(table: str) -> list[Mount]:
    """The mounts in a table as Linux writes it (``/proc/mounts``); blanks in names are octal there."""
    lines = (line.split() for line in table.splitlines())
    return [Mount(Path(_plain(line[1])), line[2].lower()) for line in lines if len(line) >= 3]


def mounts_told_by_a_mac(table: str) -> list[Mount]:
    """The mounts in what the command ``mount`` prints on macOS."""
    found = (_MOUNT_OF_A_MAC.match(line) for line in table.splitlines())
    return [Mount(Path(one["point"]), one["kind"].strip().lower()) for one in found if one]


def _network(path: PurePath, around: Surroundings) -> str:
    if isinstance(path, PureWindowsPath):
        drive = path.drive.replace("/", "\\")
        is_unc = drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
        if is_unc or drive.upper().startswith("\\\\?\\UNC\\"):
            return "UNC"
        return "network drive" if drive and around.is_remote_drive(drive + "\\") else ""
    mount = _mount_of(path, around.mounts)
    if mount is None or mount.point == mount.point.parent:
        return ""  # what the whole machine runs from is its own disk, however it is mounted
    if mount.kind in _NETWORK:
        return mount.kind
    _fuse, dot, name = mount.kind.partition(".")
    return name if dot and _fuse == "fuse" and name.startswith(_NETWORK_FUSE) else ""


def _mount_of(path: PurePath, mounts: Iterable[Mount]) -> Mount | None:
    """The innermost mount that holds a path; of two at one point the later one, which hides the other."""
    found: Mount | None = None
    for mount in mounts:
        is_deeper = found is None or len(mount.point.parts) >= len(found.point.parts)
        if is_deeper and path.is_relative_to(mount.point):
            found = mount
    return found


def _by_environment(path: PurePath, around: Surroundings) -> str:
    """OneDrive tells Windows programs where it keeps its folders."""
    told = (around.environment.get(name) for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"))
    folders = (type(path)(one) for one in told if one)
    return "OneDrive" if any(one.parts[1:] and path.is_relative_to(one) for one in folders) else ""


def _by_name(path: PurePath, around: Surroundings) -> str:
    for folder in path.parents:
        tables = (*_NAMES, *_NAMES_AT_HOME) if folder.parent == around.home else _NAMES
        for service, patterns in tables:
            if any(fnmatchcase(folder.name.lower(), pattern) for pattern in patterns):
                return service
    return ""


def _by_marker(path: PurePath, around: Surroundings) -> str:
    """A marker lies at the top of a synced folder; the home itself holds settings of the same names."""
    for folder in path.parents:
        if folder == around.home or folder == folder.parent:
            break
        names = [name.lower() for name in around.names_in(folder) if name.startswith(".")]
        for service, patterns in _MARKERS:
            if any(fnmatchcase(name, pattern) for name in names for pattern in patterns):
                return service
    return ""


def _real(path: Path) -> Path:
    """The path without symbolic links, as far as it can be followed."""
    try:
        return path.resolve()
    except OSError:
        return path.absolute()


def _mounts() -> list[Mount]:
    if sys.platform == "darwin":
        try:
            told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.SubprocessError):
            return []
        return mounts_told_by_a_mac(told.stdout)
    with contextlib.suppress(OSError):
        return mounts_in(Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
    return []


def _is_remote_drive(root: str) -> bool:
    if sys.platform != "win32":
        return False
    return int(ctypes.windll.kernel32.GetDriveTypeW(root)) == _DRIVE_REMOTE


def _names_in(folder: PurePath) -> list[str]:
    with contextlib.suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208  (names only; no Path for each of thousands)
    return []


def _plain(word: str) -> str:
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), word)
