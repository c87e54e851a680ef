// SPDX-License-Identifier: MIT
// What real scanners write of real servers: nmap's files, what impacket, and so NetExec, takes for required, and a check of the registry.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { windowsServer2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import { listIn } from '../../../src/app/domain/scanners/testing/lists';
import { knownWrong } from '../../../src/app/domain/scanners/testing/published-lists';
import { computerOf } from '../../contract/samples';
import { sambaMissing, startSamba } from '../../devices/samba';
import { host } from '../host';

const has = (program: string, ...parameters: readonly string[]): boolean => spawnSync(program, parameters).status === 0;
const withNmap = { skip: sambaMissing || (!has('nmap', '--version') && 'nmap is not installed on this machine') };
const python = '/usr/bin/python3';
const impacket = { skip: sambaMissing || (!has(python, '-c', 'import impacket.smbconnection') && 'python3-impacket is not installed') };

interface Files {
    readonly people: string;
    readonly programs: string;
}

/** What nmap writes of the server on a port, in both of its formats. */
function nmapOf(port: number): Files {
    const folder = mkdtempSync(join(tmpdir(), 'nmap-'));
    const scripts = ['--script', '+smb2-security-mode,+smb-security-mode', '--script-args', `smbport=${port}`];
    spawnSync('nmap', ['-Pn', '-sT', '-p', String(port), ...scripts, '-oA', join(folder, 'scan'), 'localhost']);
    const read = (kind: string): string => readFileSync(join(folder, `scan.${kind}`), 'utf8');
    const files = { people: read('nmap'), programs: read('xml') };
    rmSync(folder, { recursive: true });
    return files;
}

describe('a file of nmap about a real Samba', withNmap, () => {
    const smb1 = { 'server min protocol': 'NT1', 'server max protocol': 'NT1' };
    const cases: readonly [string, Record<string, string>, string, string | null][] = [
        ['that does not require signing', {}, 'notRequired', null],
        ['that requires it', { 'server signing': 'mandatory' }, 'required', null],
        // What SMB 1 says is known to be read for what SMB 2 would say.
        ['of SMB 1 only', smb1, 'notRequired', 'smb1'],
        ['of SMB 1, 2, and 3', { 'server min protocol': 'NT1', 'server signing': 'mandatory' }, 'required', null]
    ];
    for (const [what, settings, says, hint] of cases) {
        it(`${what} is read, with its time where the file tells the zone`, async () => {
            const samba = await startSamba(settings);
            const begun = Date.now();
            const { people, programs } = nmapOf(samba.port);
            await samba.close();
            for (const [format, text] of [
                ['nmap', people],
                ['nmapXml', programs]
            ] as const) {
                const { format: found, hosts, notUnderstood } = listIn(text);
                assert.equal(found, format);
                assert.deepEqual(
                    hosts.map(host => [host.says, host.hint, host.names.includes('localhost'), host.names.includes('127.0.0.1')]),
                    [[says, hint, true, true]]
                );
                const at = hosts[0]?.at ?? null;
                if (format === 'nmap') assert.equal(at, null);
                else assert.ok(Math.abs(Date.parse(at ?? '') - begun) < 60_000, `${at}`);
                assert.deepEqual(notUnderstood, []);
            }
        });
    }
});

/** What impacket takes for required, of the server on a port and with a dialect. */
function impacketSays(port: number, dialect: string): string {
    const program = [
        'import sys',
        'from impacket.smbconnection import SMBConnection',
        'c = SMBConnection("127.0.0.1", "127.0.0.1", sess_port=int(sys.argv[1]), preferredDialect=int(sys.argv[2], 16))',
        'print(c._SMBConnection._Connection["RequireSigning"])'
    ].join('\n');
    return spawnSync(python, ['-c', program, String(port), dialect], { encoding: 'utf8' }).stdout.trim();
}

describe('impacket, which NetExec asks', impacket, () => {
    it('takes SMB 3.1.1 for required, of a Samba that does not require signing, and nothing older', async () => {
        const samba = await startSamba({});
        const said = ['0x0311', '0x0300', '0x0210'].map(dialect => impacketSays(samba.port, dialect));
        await samba.close();
        assert.deepEqual(said, ['True', 'False', 'False']);
    });
});

/**
 * Checks that ask for EnableSecuritySignature are in use, such as the one of rule V-73663 for Windows Server 2016 (stigviewer.com), and
 * list the computers that fail.
 */
const enableCheck = `
$key = 'HKLM:\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters'
if ((Get-ItemProperty -Path $key -Name EnableSecuritySignature).EnableSecuritySignature -ne 1) { (Get-CimInstance -ClassName Win32_ComputerSystem).Name }
`;

describe('a check of "if client agrees"', () => {
    it('lists the computer that requires signing, and not the one that does not', async () => {
        const listed = async (name: string, required: boolean): Promise<readonly unknown[]> => {
            const computer = computerOf(windowsServer2022({ name, guid: '2022aa000099' }), host, 'full');
            const stored = { requiresecuritysignature: Number(required), enablesecuritysignature: Number(!required) };
            computer.patch({ inbound: { RequireSecuritySignature: required }, registry: { [serverKey]: stored } });
            const call = { script: enableCheck, command: null, module: null, parameters: {}, logAudit: false, jea: false };
            const { results, errors } = await computer.run(call, new AbortController().signal);
            assert.deepEqual(errors, []);
            return results;
        };
        assert.deepEqual([await listed('FS01', true), await listed('FS02', false)], [[knownWrong.enableCheck], []]);
    });
});
