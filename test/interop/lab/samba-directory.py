# The directory of Samba's domain controller: `prepare` adds a user and a service to it, `trusts` makes those of standard input (JSON) the only ones.
import json
import sys

from samba.auth import system_session
from samba.credentials import Credentials
from samba.dcerpc import drsblobs, security
from samba.ndr import ndr_pack
from samba.param import LoadParm
from samba.samdb import SamDB

TRUST_AUTH_CLEAR = 2
TRUST_AUTH_VERSION = 3


def blob(password):
    """The secret of a trust, with version 1, as MIT's side has it."""

    def part(kind, secret):
        one = drsblobs.AuthenticationInformation()
        one.LastUpdateTime = 0
        one.AuthType = kind
        one.AuthInfo = secret
        return one

    clear = drsblobs.AuthInfoClear()
    encoded = list(password.encode("utf-16-le"))
    clear.size = len(encoded)
    clear.password = encoded
    version = drsblobs.AuthInfoVersion()
    version.version = 1
    both = drsblobs.AuthenticationInformationArray()
    both.count = 2
    both.array = [part(TRUST_AUTH_CLEAR, clear), part(TRUST_AUTH_VERSION, version)]
    secrets = drsblobs.trustAuthInOutBlob()
    secrets.count = 2
    secrets.current = both
    return ndr_pack(secrets)


def connect(conf):
    params = LoadParm()
    params.load(conf)
    credentials = Credentials()
    credentials.guess(params)
    return SamDB(session_info=system_session(), credentials=credentials, lp=params)


def prepare(directory, password, user, service):
    directory.newuser(user, password)
    directory.newuser("service", password)
    found = directory.search(expression="(sAMAccountName=service)", attrs=[])
    directory.modify_ldif(
        "dn: %s\nchangetype: modify\nadd: servicePrincipalName\nservicePrincipalName: %s\n" % (found[0].dn, service)
    )


def set_trusts(directory, password, trusts):
    system = "CN=System,%s" % directory.domain_dn()
    for old in directory.search(base=system, expression="(objectClass=trustedDomain)", attrs=[]):
        directory.delete(old.dn, ["relax:0"])
    for number, trust in enumerate(trusts):
        entry = {
            "dn": "CN=%s,%s" % (trust["name"], system),
            "objectClass": "trustedDomain",
            "trustPartner": trust.get("partner", trust["name"]),
            "flatName": "FAR%d" % number,
            "securityIdentifier": ndr_pack(security.dom_sid("S-1-5-21-1-2-%d" % (1000 + number))),
            "trustDirection": str(trust["direction"]),
            # Type 3 its KDC does not serve.
            "trustType": "2",
            "trustAttributes": str(trust["attributes"]),
            "trustAuthIncoming": blob(password),
            "trustAuthOutgoing": blob(password),
        }
        if trust["encryptionTypes"] is not None:
            entry["msDS-SupportedEncryptionTypes"] = str(trust["encryptionTypes"])
        directory.add(entry, ["relax:0"])


def main():
    action, conf, password, *rest = sys.argv[1:]
    directory = connect(conf)
    if action == "prepare":
        prepare(directory, password, *rest)
    else:
        set_trusts(directory, password, json.load(sys.stdin))


main()
