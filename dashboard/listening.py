"""Where the server listens, and whose word on who asks it believes: loopback, and with a login also what a proxy can reach.

Without a login nobody else may read. With one the pages still do not stand in the net themselves: a proxy in front of them brings
TLS, over a Unix socket or loopback on the same machine, or, in a container, over an address that DASHBOARD_PROXY has to go with.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import stat
from pathlib import Path
from typing import Any

from dashboard import settings
from dashboard.refusals import RefusalError

PORTS_TRIED = 50
SOCKET_MODE = 0o660
"""Its owner and its group, to which the proxy belongs."""
LOOPBACK = ("127.0.0.0/8", "::1/128")
_UNIX: Any = getattr(socket, "AF_UNIX", None)
"""None where Python has no such sockets, as on Windows."""
EVERYBODY = "*"
"""Whoever reaches a Unix socket is let in by its rights, and has no address."""

NEEDS_LOGIN = (
    "Das Dashboard lauscht nur auf diesem Rechner ({place}): Für andere Rechner braucht es zuerst eine "
    "Anmeldung, und die ist noch nicht eingerichtet."
)
NEEDS_PROXY = (
    "{place} ist keine Loopback-Adresse: Damit das Dashboard dort lauscht, muss DASHBOARD_PROXY die Adresse des Proxys nennen "
    "(zum Beispiel 10.0.0.5 oder 10.0.0.0/28); von anderen nimmt es dann nichts an."
)
NO_ADDRESS = "„{place}“ ist keine IP-Adresse. Bitte eine nennen, zum Beispiel --host 0.0.0.0"
NO_PROXY = "DASHBOARD_PROXY: „{place}“ ist keine Adresse und kein Netz. Gemeint ist zum Beispiel 10.0.0.5 oder 10.0.0.0/28."
WIDE_PROXY = "DASHBOARD_PROXY: {place} ist kein Proxy, sondern jeder. Bitte nur die Adresse oder das Netz des Proxys nennen."
NO_SUCH_SOCKETS = "Unix-Sockets gibt es auf diesem System nicht. Bitte --host und --port nehmen."
IN_USE = "Unter {place} antwortet schon ein Server. Bitte den beenden oder einen anderen Socket nennen: --socket PFAD"
IN_THE_WAY = "Unter {place} liegt eine Datei, die kein Socket ist. Bitte einen anderen Pfad nennen: --socket PFAD"
NO_SOCKET = (
    "Unter {place} lässt sich kein Socket anlegen: Den Ordner muss es geben, das Dashboard muss darin schreiben dürfen, und der "
    "ganze Pfad darf höchstens 100 Zeichen haben."
)


def require_address(host: str, *, has_login: bool) -> str:
    """Return the address to listen on; RefusalError where nothing may listen there.

    Where `host` names this machine's loopback in any way it is settings.HOST: the pages are asked for as localhost. Another one
    needs a login and a proxy.
    """
    try:
        address = ipaddress.ip_address(settings.HOST if host == "localhost" else host)
    except ValueError:
        raise RefusalError((NO_ADDRESS if has_login else NEEDS_LOGIN).format(place=host)) from None
    if address.is_loopback:
        return settings.HOST
    if not has_login:
        raise RefusalError(NEEDS_LOGIN.format(place=f"{host} ist keine Loopback-Adresse"))
    if not proxies():
        raise RefusalError(NEEDS_PROXY.format(place=host))
    return str(address)


def proxies() -> tuple[str, ...]:
    """The networks of the proxies that DASHBOARD_PROXY names; RefusalError where it names none, or everybody."""
    return tuple(_network(told.strip()) for told in settings.PROXY.split(",") if told.strip())


def open_socket(host: str, port: int | None) -> socket.socket:
    """Bind a listening socket: to `port`, or where None to the first free one from settings.PORT on.

    RefusalError where the asked port, or every tried one, is taken.
    """
    ports = [port] if port is not None else range(settings.PORT, settings.PORT + PORTS_TRIED)
    for candidate in ports:
        # asyncio switches Nagle's delay off only on sockets that name their protocol.
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, candidate))
            listener.listen()
        except (OSError, OverflowError):
            listener.close()
            continue
        return listener
    if port is not None:
        raise RefusalError(
            f"Der Port {port} ist belegt oder nicht erlaubt. Bitte einen anderen wählen: --port {settings.PORT + 1}"
        )
    raise RefusalError(
        f"Von Port {settings.PORT} bis {settings.PORT + PORTS_TRIED - 1} ist keiner frei. Bitte einen nennen: --port N"
    )


def open_unix_socket(path: Path, *, has_login: bool) -> socket.socket:
    """Bind a Unix socket that its owner and group may use; one that a killed server has left is replaced.

    RefusalError: there is no login, somebody answers there, something else lies there, or the folder cannot be written.
    """
    if not has_login:
        raise RefusalError(NEEDS_LOGIN.format(place="ein Socket ist für einen Proxy da"))
    if _UNIX is None:
        raise RefusalError(NO_SUCH_SOCKETS)
    _make_way(path)
    listener = socket.socket(_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o777 & ~SOCKET_MODE)  # from its first moment on
    try:
        listener.bind(str(path))
        listener.listen()
    except OSError:
        listener.close()
        raise RefusalError(NO_SOCKET.format(place=path)) from None
    finally:
        os.umask(before)
    return listener


def believed(listener: socket.socket, *, has_login: bool) -> tuple[str, ...]:
    """Who is believed when he says for whom he asks, and how (X-Forwarded-For, -Proto): the proxy, and without a login nobody."""
    if not has_login:
        return ()
    return (EVERYBODY,) if listener.family == _UNIX else (*LOOPBACK, *proxies())


def port_of(listener: socket.socket) -> int:
    """The port of a listening socket; the usual one for a Unix socket, which has none."""
    return settings.PORT if listener.family == _UNIX else int(listener.getsockname()[1])


def place_of(listener: socket.socket) -> str:
    """Where it listens, as the start says it."""
    if listener.family == _UNIX:
        return f"es lauscht auf dem Socket {listener.getsockname()}"
    host, port = listener.getsockname()[:2]
    return "nur auf diesem Rechner erreichbar" if host == settings.HOST else f"es lauscht auf {host}, Port {port}, für den Proxy"


def _network(told: str) -> str:
    try:
        network = ipaddress.ip_network(told, strict=False)
    except ValueError:
        raise RefusalError(NO_PROXY.format(place=told)) from None
    if network.prefixlen == 0:
        raise RefusalError(WIDE_PROXY.format(place=told))
    return str(network)


def _make_way(path: Path) -> None:
    """Remove the socket that a server has left which is no more."""
    if not path.exists():
        return
    if not stat.S_ISSOCK(path.stat().st_mode):
        raise RefusalError(IN_THE_WAY.format(place=path))
    with socket.socket(_UNIX, socket.SOCK_STREAM) as asking:
        if asking.connect_ex(str(path)) == 0:
            raise RefusalError(IN_USE.format(place=path))
    path.unlink()
