# A domain controller of Samba's on loopback, in the network namespace in which this is started: trusts are put into its
# directory and read back by ldbsearch, ldapsearch and samba-tool, policies into its SYSVOL and backed up by samba-tool.
# Arguments: an empty folder to live in, the file of cases (JSON), and the folder into which exports are written.
import io
import json
import os
import shutil
import subprocess
import sys
import time

import ldb
from samba import param
from samba.auth import system_session
from samba.netcmd import gpo
from samba.netcmd.main import cmd_sambatool
from samba.samdb import SamDB

HOME, CASES, OUT = sys.argv[1:4]
REALM = 'corp.contoso.example'
BASE = 'DC=corp,DC=contoso,DC=example'
PASSWORD = 'Winter-2026-03'
CONF = f'{HOME}/etc/smb.conf'
SERVER = 'ldap://127.0.0.1'
BIND = ['-x', '-H', SERVER, '-D', f'Administrator@{REALM}', '-w', PASSWORD]
ALL = '(objectClass=trustedDomain)'
ASKED = ['cn', 'name', 'trustPartner', 'objectClass', 'trustDirection', 'trustType', 'trustAttributes',
         'msDS-SupportedEncryptionTypes']


class Refused(Exception):
    pass


def provision():
    subprocess.run(
        ['samba-tool', 'domain', 'provision', f'--realm={REALM}', '--domain=CORP', f'--adminpass={PASSWORD}',
         '--server-role=dc', '--dns-backend=NONE', '--host-name=dc1', '--host-ip=127.0.0.1', f'--targetdir={HOME}'],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with open(CONF) as conf:
        kept = [line for line in conf if 'log file' not in line and 'server services' not in line]
    ours = {
        'log file': f'{HOME}/log.%m', 'pid directory': f'{HOME}/run', 'ncalrpc dir': f'{HOME}/ncalrpc',
        'ntp signd socket directory': f'{HOME}/ntp', 'server services': 'rpc, ldap, cldap',
        'ldap server require strong auth': 'no', 'interfaces': 'lo', 'bind interfaces only': 'yes',
    }
    at = next(i for i, line in enumerate(kept) if line.strip() == '[global]') + 1
    with open(CONF, 'w') as conf:
        conf.writelines(kept[:at] + [f'\t{name} = {value}\n' for name, value in ours.items()] + kept[at:])
    os.makedirs(f'{HOME}/run', exist_ok=True)


def start():
    log = open(f'{HOME}/samba.out', 'w')
    server = subprocess.Popen(['samba', '-s', CONF, '-i', '-M', 'single'], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    for _ in range(300):
        asked = subprocess.run(['ldapsearch', '-x', '-H', SERVER, '-b', '', '-s', 'base'], capture_output=True)
        if asked.returncode == 0:
            return server
        if server.poll() is not None:
            break
        time.sleep(0.1)
    sys.exit('samba does not answer:\n' + open(f'{HOME}/samba.out').read())


def trust_ldif(trust, dn):
    fields = {
        'objectClass': 'trustedDomain', 'trustDirection': trust['direction'], 'trustType': trust['type'],
        'trustPartner': trust.get('partner', trust['name']), 'trustAttributes': trust['attributes'],
        'flatName': trust['name'],
    }
    if trust['encryptionTypes'] is not None:
        fields['msDS-SupportedEncryptionTypes'] = trust['encryptionTypes']
    return {'dn': dn, **{name: str(value) for name, value in fields.items()}}


def saved(name, program, *args):
    with open(f'{OUT}/{name}', 'wb') as out:
        subprocess.run([program, *args], check=True, stdin=subprocess.DEVNULL, stdout=out)


def tool(*args):
    """samba-tool in this process, since most of a start of it is spent on imports."""
    command, left = cmd_sambatool(), list(args)
    while hasattr(command, 'subcommands') and command.subcommands:
        command = command.subcommands[left.pop(0)]
    command.outf, command.errf = io.StringIO(), io.StringIO()
    if command._run('samba-tool', *left, '-s', CONF) not in (None, 0):
        raise Refused(f'samba-tool {" ".join(args)}: {command.errf.getvalue()}')
    return command.outf.getvalue()


def text(name, content):
    with open(f'{OUT}/{name}', 'w', encoding='utf-8') as out:
        out.write(content)


SYSTEM = f'CN=System,{BASE}'
SEARCHES = {
    'ldapsearch': ['ldapsearch', *BIND, '-b', SYSTEM, ALL],
    'ldapsearch-LLL': ['ldapsearch', *BIND, '-LLL', '-b', SYSTEM, ALL],
    'ldapsearch-LLL-unwrapped': ['ldapsearch', *BIND, '-LLL', '-o', 'ldif-wrap=no', '-b', BASE, ALL],
    'ldapsearch-asked': ['ldapsearch', *BIND, '-L', '-b', BASE, ALL, *ASKED],
    'ldbsearch': ['ldbsearch', '-H', f'{HOME}/private/sam.ldb', '-b', BASE, ALL],
    'ldbsearch-asked': ['ldbsearch', '-H', f'{HOME}/private/sam.ldb', '-b', SYSTEM, ALL, *ASKED],
    'whole-domain': ['ldapsearch', *BIND, '-b', BASE],
}


def shown(case, trust):
    try:
        text(f'{case}.trust-show', tool('domain', 'trust', 'show', trust.get('partner', trust['name'])))
    except Refused as why:
        text(f'{case}.trust-show-refused', str(why))


def trusts(samdb, cases):
    for case, asked in enumerate(cases):
        trust = asked['trust']
        named = ldb.Dn(samdb, f'CN=x,CN=System,{BASE}')
        named.set_component(0, 'CN', trust['name'])
        samdb.add(trust_ldif(trust, str(named)))
        for search in asked['searches']:
            if search == 'trust-show':
                shown(case, trust)
            else:
                saved(f'{case}.{search}', *SEARCHES[search])
        samdb.delete(named)


def many_trusts(several):
    """Trusts side by side, added by ldbadd."""
    with open(f'{HOME}/several.ldif', 'w', encoding='utf-8') as out:
        for trust in several:
            dn = f'CN={trust["name"]},CN=System,{BASE}'
            lines = [f'{name}: {value}' for name, value in trust_ldif(trust, dn).items()]
            out.write('\n'.join(lines) + '\n\n')
    subprocess.run(['ldbadd', '-H', f'{HOME}/private/sam.ldb', f'{HOME}/several.ldif'], check=True, stdout=subprocess.DEVNULL)
    for name, search in SEARCHES.items():
        saved(f'several.{name}', *search)
    text('several.trust-list', tool('domain', 'trust', 'list'))


class Share:
    """SYSVOL on the disk, for samba-tool: a file server would need winbindd as well."""

    def __init__(self):
        self.root = f'{HOME}/state/sysvol'

    def place(self, path):
        return os.path.join(self.root, *path.split('\\'))

    def list(self, path, attribs=0):
        kind = lambda entry: gpo.libsmb.FILE_ATTRIBUTE_DIRECTORY if entry.is_dir() else 0
        return [{'name': entry.name, 'attrib': kind(entry)} for entry in os.scandir(self.place(path))]

    def loadfile(self, path):
        with open(self.place(path), 'rb') as file:
            return file.read()

    def savefile(self, path, data):
        with open(self.place(path), 'wb') as file:
            file.write(data)

    def chkpath(self, path):
        return os.path.isdir(self.place(path))

    def mkdir(self, path):
        os.mkdir(self.place(path))

    def set_acl(self, path, descriptor, parts):
        pass


def policies(files):
    gpo.smb_connection = lambda *args, **named: Share()
    signed_in = ['-H', SERVER, f'-UAdministrator%{PASSWORD}']
    created = tool('gpo', 'create', 'CORP Zscaler Kerberos', *signed_in, f'--tmpdir={HOME}/tmp-create')
    guid = created[created.rindex('{'):created.rindex('}') + 1]
    tool('gpo', 'setlink', BASE, guid, *signed_in)
    folder = f'{HOME}/state/sysvol/{REALM}/Policies/{guid}'
    for case, file in enumerate(files):
        shutil.copy(file, f'{folder}/Machine/Registry.pol')
        shutil.copytree(f'{HOME}/state/sysvol', f'{OUT}/sysvol-{case}')
        os.makedirs(f'{OUT}/backup-{case}')
        tool('gpo', 'backup', guid, *signed_in, f'--tmpdir={OUT}/backup-{case}')
    text('gpo-show', tool('gpo', 'show', guid, *signed_in))
    text('gpo-listall', tool('gpo', 'listall', *signed_in))


def main():
    with open(CASES, encoding='utf-8') as file:
        wanted = json.load(file)
    subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
    provision()
    server = start()
    try:
        lp = param.LoadParm()
        lp.load(CONF)
        samdb = SamDB(f'{HOME}/private/sam.ldb', session_info=system_session(lp), lp=lp)
        trusts(samdb, wanted['trusts'])
        many_trusts(wanted['several'])
        os.makedirs(f'{HOME}/tmp-create')
        policies(wanted['policies'])
    finally:
        server.kill()


main()
