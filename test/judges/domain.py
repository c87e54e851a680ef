# SPDX-License-Identifier: MIT
# A Samba AD domain for one test: provisions it in a temporary folder, puts Group Policy files into objects of it, and answers with
# what samba-tool reads back. It runs in network, process and mount namespaces of its own (see group-policy.test.ts), so its ports
# meet no other program's, and all of it ends with this script.
#
# In: {"folder": a new folder, "objects": [{"extensions": "...", "files": {path below the policy's folder: base64}}]}
# Out: for each object {"inf": [...], "pol": [[key, value, type, data]], "extensions": "..."}, or {"refused": samba-tool's words}; and
# in each "gone": whether the domain has no such object after its deletion
import base64
import json
import os
import subprocess
import sys
import time
from xml.etree import ElementTree

realm = 'JUDGE.TEST'
password = 'Only-4-This-Test'


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    if done.returncode != 0:
        raise RuntimeError('%s ended with %d:\n%s' % (' '.join(command[:3]), done.returncode, done.stdout[-2000:]))
    return done.stdout


def provision(folder):
    empty = os.path.join(folder, 'empty.conf')
    with open(empty, 'w') as conf:
        conf.write('[global]\n')
    run('samba-tool', 'domain', 'provision', '--configfile=' + empty, '--targetdir=' + folder, '--realm=' + realm, '--domain=JUDGE',
        '--server-role=dc', '--dns-backend=NONE', '--adminpass=' + password, '--host-name=dc1', '--host-ip=127.0.0.1')
    conf = os.path.join(folder, 'etc', 'smb.conf')
    with open(conf) as file:
        text = file.read()
    with open(conf, 'w') as file:
        file.write(text.replace('[global]\n', '[global]\n\tinterfaces = lo\n'))
    return conf


def main():
    task = json.load(sys.stdin)
    folder = task['folder']
    subprocess.check_call(['ip', 'link', 'set', 'lo', 'up'])
    for shared in ['/run/samba', '/var/log/samba']:  # with the machine's own Samba
        os.makedirs(shared, exist_ok=True)
        subprocess.check_call(['mount', '-t', 'tmpfs', 'tmpfs', shared])
    conf = provision(folder)
    access = ['-s', conf, '-H', 'ldap://127.0.0.1', '-U', 'Administrator%' + password]
    with open(os.path.join(folder, 'samba.log'), 'w') as log:
        subprocess.Popen(['samba', '-s', conf, '-i'], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    until = time.monotonic() + 60
    while not answers(conf, access):
        if time.monotonic() > until:
            raise SystemExit('The domain controller did not answer.')
        time.sleep(0.3)
    json.dump([put_and_read(one, number, folder, conf, access) for number, one in enumerate(task['objects'])], sys.stdout)


def answers(conf, access):
    quiet = {'stdout': subprocess.DEVNULL, 'stderr': subprocess.DEVNULL}
    if subprocess.run(['samba-tool', 'gpo', 'listall'] + access, **quiet).returncode != 0:
        return False
    try:
        return len(sysvol(conf).list('')) > 0
    except Exception:  # Samba's errors have no class in common
        return False


def sysvol(conf):
    from samba import credentials, param
    from samba.netcmd.gpo import smb_connection
    settings = param.LoadParm()
    settings.load(conf)
    who = credentials.Credentials()
    who.guess(settings)
    who.parse_string('Administrator%' + password)
    return smb_connection('127.0.0.1', 'sysvol', lp=settings, creds=who)


def put_and_read(one, number, folder, conf, access):
    before = set(ids(access))
    run('samba-tool', 'gpo', 'create', 'SMB signing %d' % number, *access)
    [name] = set(ids(access)) - before
    put_files(one['files'], name, conf)
    set_extensions(one['extensions'], name, folder, conf)
    read = os.path.join(folder, 'read-%d' % number)
    os.mkdir(read)
    try:
        run('samba-tool', 'gpo', 'backup', name, '--tmpdir=' + read, *access)
        answer = read_backup(read)
    except RuntimeError as error:
        answer = {'refused': str(error)}
    run('samba-tool', 'gpo', 'del', name, *access)
    return dict(answer, gone=name not in ids(access))


def ids(access):
    return [line.split(':', 1)[1].strip() for line in run('samba-tool', 'gpo', 'listall', *access).splitlines() if line.startswith('GPO ')]


def put_files(files, name, conf):
    """Over SMB into the sysvol share, as the Group Policy Management console does."""
    from samba.netcmd.gpo import create_directory_hier
    share = sysvol(conf)
    for path, content in files.items():
        place = '%s\\Policies\\%s\\%s' % (realm.lower(), name, path.replace('/', '\\'))
        create_directory_hier(share, place.rsplit('\\', 1)[0])
        share.savefile(place, base64.b64decode(content))


def set_extensions(extensions, name, folder, conf):
    change = os.path.join(folder, 'extensions.ldif')
    with open(change, 'w') as file:
        file.write('dn: CN=%s,CN=Policies,CN=System,DC=judge,DC=test\nchangetype: modify\nreplace: gPCMachineExtensionNames\n'
                   'gPCMachineExtensionNames: %s\n' % (name, extensions))
    from samba.auth import system_session
    from samba.param import LoadParm
    from samba.samdb import SamDB
    settings = LoadParm()
    settings.load(conf)
    with open(change) as file:
        SamDB(url=os.path.join(folder, 'private', 'sam.ldb'), session_info=system_session(), lp=settings).modify_ldif(file.read())


def read_backup(read):
    """What samba-tool's parsers made of the files that it got from the domain controller."""
    answer = {'inf': None, 'pol': None, 'extensions': None}
    for at, _, names in os.walk(read):
        for name in names:
            path = os.path.join(at, name)
            if name.lower() == 'gpttmpl.inf.xml':
                root = ElementTree.parse(path).getroot()
                answer['inf'] = [one.text for one in root.findall("Section[@name='Registry Values']/Parameter/Value")]
            elif name.lower() == 'registry.pol.xml':
                answer['pol'] = [[one.findtext('Key'), one.findtext('ValueName'), one.get('type'), one.findtext('Value')]
                                 for one in ElementTree.parse(path).getroot().findall('Entry')]
            elif name == 'gPCMachineExtensionNames.SAMBAEXT':
                with open(path) as file:
                    answer['extensions'] = file.read()
    return answer


main()
