"""Which network addresses may be reached: those of the public internet, and others only where the user says so."""

import ipaddress

NAT64 = ipaddress.ip_network("64:ff9b::/96")
COMPATIBLE = ipaddress.ip_network("::/96")


def is_any(_address: str) -> bool:
    """Every address: the user said that private ones may be reached."""
    return True


def is_public(address: str) -> bool:
    """Whether a numeric address (with or without a zone) lies in the public internet.

    An IPv6 address that carries an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64) is as public as both are.
    """
    try:
        whole = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(whole, ipaddress.IPv4Address):
        return _open(whole)
    inner = _carried(whole)
    return all(_open(part) for part in inner) if inner else _open(whole)


def _open(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified


def _carried(address: ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address.teredo:
        return address.teredo
    if address in NAT64 or address in COMPATIBLE:
        return (ipaddress.IPv4Address(int(address) & 0xFFFFFFFF),)
    return ()
