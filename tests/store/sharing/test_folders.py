"""Recognising folders that travel, on made mount tables and real folders."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from annotator.domain.transfer.sharing import Folder
from annotator.store.sharing import folders
from annotator.store.sharing.folders import Surroundings, mounts_in, mounts_told_by_a_mac, recognised

LINUX = r"""
/dev/nvme0n1p2 / ext4 rw,relatime 0 0
/dev/nvme0n1p3 /home ext4 rw,relatime 0 0
office:/export/news /srv/news nfs4 rw,vers=4.2 0 0
//fileserver/team\040share /mnt/team\040share cifs rw 0 0
lin@host:/data /home/lin/remote fuse.sshfs rw 0 0
https://dav.jianguoyun.com/dav /home/lin/dav fuse.davfs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
C:\134 /mnt/c 9p rw 0 0
drive: /home/lin/gdrive fuse.rclone rw 0 0
/dev/sdb1 /srv/news/scratch ext4 rw 0 0
/dev/sdc1 /media/usb fuse.ntfs-3g rw 0 0
/dev/sdd1 /media/fat vfat rw 0 0
"""
MAC = """
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//lin@fileserver/team on /Volumes/team (smbfs, nodev, nosuid, mounted by lin)
office:/export on /Volumes/office news (nfs, nodev)
"""


def around(table=LINUX, home="/home/lin", environment=None, remote=(), names=None):
    mounts = mounts_in(table) if table is LINUX else mounts_told_by_a_mac(table)
    return Surroundings(
        mounts, PurePosixPath(home), environment or {}, lambda root: root in remote,
        lambda folder: (names or {}).get(str(folder), ()),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/news/p.annot", "nfs4"),
        ("/srv/news/2026/p.annot", "nfs4"),
        ("/mnt/team share/p.annot", "cifs"),
        ("/home/lin/remote/a/p.annot", "sshfs"),
        ("/home/lin/dav/p.annot", "davfs"),
        ("/run/user/1000/gvfs/smb-share/p.annot", "gvfsd-fuse"),
        ("/mnt/c/Users/lin/p.annot", "9p"),
        ("/home/lin/gdrive/p.annot", "rclone"),
    ],
)
def test_a_network_share_is_known_by_its_mount(path, kind):
    assert recognised(PurePosixPath(path), around()) == Folder(kind, is_network=True)


@pytest.mark.parametrize(
    "path",
    [
        "/home/lin/p.annot",
        "/srv/p.annot",
        "/srv/newspaper/p.annot",  # not below /srv/news
        "/srv/news/scratch/p.annot",  # a disk mounted within the share
        "/media/usb/p.annot",
        "/media/fat/p.annot",
        "/home/lin/boxes/p.annot",
        "/home/lin/archive/box/p.annot",
        "/home/lin/my dropbox notes/p.annot",
        "/home/lin/Dropbox.annot",  # the name of the file says nothing
    ],
)
def test_a_disk_of_ones_own_is_left_alone(path):
    assert recognised(PurePosixPath(path), around()) is None


def test_a_machine_that_runs_from_the_network_is_its_own_disk():
    table = around()
    diskless = Surroundings(
        [folders.Mount(PurePosixPath("/"), "nfs4")], table.home, {}, table.is_remote_drive, table.names_in
    )
    assert recognised(PurePosixPath("/home/lin/p.annot"), diskless) is None


def test_shares_of_a_mac_are_known():
    assert recognised(PurePosixPath("/Volumes/team/p.annot"), around(MAC)) == Folder("smbfs", is_network=True)
    assert recognised(PurePosixPath("/Volumes/office news/p.annot"), around(MAC)) == Folder("nfs", is_network=True)
    assert recognised(PurePosixPath("/Users/lin/p.annot"), around(MAC)) is None


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/home/lin/Dropbox/p.annot", "Dropbox"),
        ("/home/lin/Dropbox (Team)/news/p.annot", "Dropbox"),
        ("/home/lin/OneDrive - 圖書館/p.annot", "OneDrive"),
        ("/Users/lin/Library/CloudStorage/GoogleDrive-lin@example.com/p.annot", "Google Drive"),
        ("/Users/lin/Library/Mobile Documents/com~apple~CloudDocs/p.annot", "iCloud"),
        ("/home/lin/Nextcloud2/p.annot", "Nextcloud"),
        ("/home/lin/ownCloud/p.annot", "Nextcloud"),
        ("/home/lin/我的坚果云/新闻/p.annot", "坚果云"),
        ("/home/lin/Nutstore Files/p.annot", "坚果云"),
        ("/home/lin/Seafile/my library/p.annot", "Seafile"),
        ("/home/lin/Box/p.annot", "Box"),
        ("/data/BaiduSyncdisk/p.annot", "百度网盘"),
    ],
)
def test_a_synced_folder_is_known_by_its_name(path, name):
    assert recognised(PurePosixPath(path), around()) == Folder(name, is_network=False)


@pytest.mark.parametrize(
    ("marker", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".sync_1a2b3c.db", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.drivedownload", "Google Drive"),
        (".seafile-data", "Seafile"),
    ],
)
def test_a_synced_folder_is_known_by_the_marker_at_its_top(marker, name):
    here = around(names={"/data/team": ("a.txt", marker)})
    assert recognised(PurePosixPath("/data/team/2026/p.annot"), here) == Folder(name, is_network=False)
    assert recognised(PurePosixPath("/data/p.annot"), here) is None


def test_settings_in_the_home_are_no_markers():
    assert (
        recognised(PurePosixPath("/home/lin/news/p.annot"), around(names={"/home/lin": (".dropbox", ".sync")})) is None
    )


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        (r"\\fileserver\team\p.annot", Folder("UNC", is_network=True)),
        (r"\\?\UNC\fileserver\team\p.annot", Folder("UNC", is_network=True)),
        (r"Z:\news\p.annot", Folder("network drive", is_network=True)),
        (r"C:\Users\lin\OneDrive\p.annot", Folder("OneDrive", is_network=False)),
        (r"D:\Firma\p.annot", Folder("OneDrive", is_network=False)),
        (r"D:\坚果云\p.annot", Folder("坚果云", is_network=False)),
        (r"C:\Users\lin\news\p.annot", None),
        (r"\\?\C:\Users\lin\p.annot", None),
    ],
)
def test_windows_has_shares_drives_and_folders(path, folder):
    here = Surroundings(
        [],
        PureWindowsPath(r"C:\Users\lin"),
        {"OneDriveCommercial": r"D:\Firma"},
        lambda root: root == "Z:\\",
        lambda _folder: (),
    )
    assert recognised(PureWindowsPath(path), here) == folder


def test_real_folders_and_links_into_them(tmp_path):
    (tmp_path / "synced" / ".stfolder").mkdir(parents=True)
    (tmp_path / "plain").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "synced")
    assert folders.kind_of(tmp_path / "plain" / "p.annot") is None
    for name in ("synced", "link"):
        assert folders.kind_of(Path(tmp_path, name, "p.annot")) == Folder("Syncthing", is_network=False)
