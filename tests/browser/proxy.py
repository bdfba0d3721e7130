"""The proxy in front of the server, as an operator sets it up: the shipped configuration, with the paths of a test filled in."""

from __future__ import annotations

import base64
import hashlib
import http.client
import os
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import NameOID
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from dashboard import settings

SHIPPED = settings.ROOT / "docs" / "betrieb"
NAME = "dashboard.example.de"
"""As the shipped files call the service; here it is this machine."""
_AROUND_NGINX = """daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
worker_processes 1;
{user}
events {{ worker_connections 512; }}
http {{
    types {{ text/html html; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u;
    scgi_temp_path {folder}/s;
    include {folder}/site.conf;
}}
"""
_APACHE_MODULES = "/usr/lib/apache2/modules"
_MODULES_OF_APACHE = (
    *("mpm_event", "authz_core", "alias", "ssl", "socache_shmcb", "headers", "filter", "deflate", "http2"),
    *("proxy", "proxy_http", "proxy_wstunnel", "proxy_balancer", "lbmethod_byrequests", "slotmem_shm"),
)
_AROUND_APACHE = """ServerName localhost
ServerRoot {folder}
DefaultRuntimeDir {folder}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
{lines}
Include {folder}/site.conf
"""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A running proxy: its address, the certificate that browsers have to trust, and the folder with what it writes."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"https://{NAME}:{self.port}"

    def connection(self) -> http.client.HTTPSConnection:
        """To be asked as NAME, on this machine, with the certificate of the test's own authority and no other."""
        return _Here(self.port, self.trust())

    def trust(self, highest: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> ssl.SSLContext:
        """What a browser of the house trusts; `highest` is the newest TLS that it speaks."""
        context = ssl.create_default_context(cafile=str(self.folder / "authority.pem"))
        context.maximum_version = highest
        return context

    def stream(self, origin: str = "", cookies: Mapping[str, str] | None = None) -> ClientConnection:
        """The socket of a page, as a browser opens it; InvalidStatus where it is refused."""
        kept = cookies or {}
        mark = [Subprotocol(kept["_streamlit_xsrf"])] if "_streamlit_xsrf" in kept else []
        here = socket.create_connection((settings.HOST, self.port), timeout=30)
        return connect(
            f"{self.url.replace('https:', 'wss:')}/_stcore/stream",
            sock=here,
            ssl=self.trust(),
            server_hostname=NAME,
            origin=Origin(origin or self.url),
            additional_headers={"Cookie": "; ".join(f"{name}={value}" for name, value in kept.items())},
            subprotocols=[Subprotocol("streamlit"), *mark],
            max_size=None,
            proxy=None,
            open_timeout=60,
            ping_interval=None,
            legacy=True,
        )

    def chromium_options(self) -> list[str]:
        """So that Chromium finds NAME here, and trusts this one key."""
        return [
            f"--host-resolver-rules=MAP {NAME} {settings.HOST}",
            f"--ignore-certificate-errors-spki-list={(self.folder / 'key.sha256').read_text('utf-8')}",
        ]


class _Here(http.client.HTTPSConnection):
    def __init__(self, port: int, trust: ssl.SSLContext) -> None:
        super().__init__(NAME, port, timeout=30, context=trust)
        self._trust = trust

    def connect(self) -> None:
        self.host = settings.HOST
        http.client.HTTPConnection.connect(self)
        self.host = NAME
        self.sock = self._trust.wrap_socket(self.sock, server_hostname=NAME)


def make_certificate(folder: Path) -> None:
    """An authority of the test's own, and a certificate of NAME signed by it, as teilhabe.pem and teilhabe.key."""
    authority, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Zertifizierungsstelle der Tests")])
    root = _certificate(issuer, issuer, authority, authority, is_authority=True)
    leaf = _certificate(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)]), issuer, key, authority, is_authority=False)
    (folder / "authority.pem").write_bytes(root.public_bytes(Encoding.PEM))
    (folder / "teilhabe.pem").write_bytes(leaf.public_bytes(Encoding.PEM))
    (folder / "teilhabe.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    (folder / "key.sha256").write_text(base64.b64encode(hashlib.sha256(public).digest()).decode(), "utf-8")


def _certificate(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    signer: ec.EllipticCurvePrivateKey,
    *,
    is_authority: bool,
) -> x509.Certificate:
    now = datetime.now(UTC)
    builder = x509.CertificateBuilder(
        issuer, subject, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=2)
    )
    builder = builder.add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
    return builder.sign(signer, hashes.SHA256())


def filled_in(file: Path, changes: Mapping[str, str]) -> str:
    """A shipped configuration with the places of a test; KeyError for one that is no more in it."""
    text = file.read_text("utf-8")
    for old, new in changes.items():
        if old not in text:
            raise KeyError(f"{file.name} no longer holds {old!r}")
        text = text.replace(old, new)
    return text


@contextmanager
def nginx(folder: Path, ports: tuple[int, int], sockets: Sequence[Path]) -> Iterator[Proxy]:
    """nginx with the shipped configuration, at `ports` (open, TLS), before one or two servers."""
    make_certificate(folder)
    changes = {
        "listen 80;": f"listen {settings.HOST}:{ports[0]};",
        "    listen [::]:80;\n": "",
        "listen 443 ssl http2;": f"listen {settings.HOST}:{ports[1]} ssl http2;",
        "    listen [::]:443 ssl http2;\n": "",
        "/etc/ssl/dashboard": str(folder),
        "/var/log/nginx": str(folder),
        "unix:/run/dashboard/teilhabe/http.sock": f"unix:{sockets[0]}",
        f"return 308 https://{NAME}": f"return 308 https://{NAME}:{ports[1]}",
    }
    if len(sockets) > 1:
        changes["# server unix:/run/dashboard/teilhabe-2/http.sock"] = f"server unix:{sockets[1]}"
    (folder / "site.conf").write_text(filled_in(SHIPPED / "nginx.conf", changes), "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # the folder of a test is its owner's alone
    (folder / "nginx.conf").write_text(_AROUND_NGINX.format(folder=folder, user=user), "utf-8")
    with _running(
        [_required(find_nginx(), "nginx"), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")], ports[1], folder
    ) as proxy:
        yield proxy


@contextmanager
def apache(folder: Path, ports: tuple[int, int], socket_path: Path) -> Iterator[Proxy]:
    """Apache with the shipped configuration, before one server."""
    program = _required(find_apache(), "Apache")
    make_certificate(folder)
    changes = {
        "<VirtualHost *:80>": f"<VirtualHost {settings.HOST}:{ports[0]}>",
        "<VirtualHost *:443>": f"<VirtualHost {settings.HOST}:{ports[1]}>",
        "/etc/ssl/dashboard": str(folder),
        "/var/log/apache2": str(folder),
        "unix:/run/dashboard/teilhabe/http.sock": f"unix:{socket_path}",
    }
    (folder / "site.conf").write_text(filled_in(SHIPPED / "apache.conf", changes), "utf-8")
    modules = [f"LoadModule {name}_module {_APACHE_MODULES}/mod_{name}.so" for name in _MODULES_OF_APACHE]
    listening = [f"Listen {settings.HOST}:{port}" for port in ports]
    around = _AROUND_APACHE.format(folder=folder, lines="\n".join([*modules, *listening]))
    (folder / "apache.conf").write_text(around, "utf-8")
    with _running([program, "-X", "-f", str(folder / "apache.conf")], ports[1], folder) as proxy:
        yield proxy


def find_nginx() -> str | None:
    """The path of nginx: what DASHBOARD_NGINX names, else where Debian puts it, which is on root's path alone."""
    return os.environ.get("DASHBOARD_NGINX") or _on_roots_path("nginx")


def find_apache() -> str | None:
    """The path of Apache, likewise."""
    return os.environ.get("DASHBOARD_APACHE") or _on_roots_path("apache2")


def _on_roots_path(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def _required(path: str | None, name: str) -> str:
    if path is None:
        raise LookupError(f"no {name} found; `python -m tests` says how to get one")
    return path


@contextmanager
def _running(command: Sequence[str], port: int, folder: Path) -> Iterator[Proxy]:
    process = subprocess.Popen(command, stdout=sys.stderr, stderr=sys.stderr)
    proxy = Proxy(port, folder)
    try:
        _wait_for(proxy, process)
        yield proxy
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(proxy: Proxy, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        connection = proxy.connection()
        try:
            connection.request("HEAD", "/gesundheit")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    log = proxy.folder / "error.log"
    raise RuntimeError(f"the proxy did not start: {log.read_text('utf-8') if log.exists() else ''}")
