// SPDX-License-Identifier: MIT
// The Group Policy backup in a Samba AD domain: its files are put into an object of the domain over SMB, and samba-tool reads
// them back from the domain controller. GPMC itself runs only on Windows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { groupPolicyFormat } from '../../src/app/equivalents/hand-over/group-policy/group-policy-backup';
import type { HandOverFile, HandOverTargets } from '../../src/app/equivalents/hand-over/hand-over';
import { from } from './given';

interface Read {
    readonly inf?: readonly string[] | null;
    readonly pol?: readonly (readonly string[])[] | null;
    readonly extensions?: string | null;
    /** What samba-tool said where it couldn't read the files. */
    readonly refused?: string;
    readonly gone: boolean;
}

/** One provision, and a controller that answers: 25 seconds on two cores. */
const limit = 150_000;

const targets: HandOverTargets = {
    outbound: 'required',
    inbound: 'notRequired',
    nameHardening: 'required',
    guestLogons: 'off',
    outboundEncryption: 'on',
    inboundAuditSigning: 'on'
};
const files = groupPolicyFormat.filesOf({ targets, computers: [{ name: 'srv1', facts: null }] }, from);

/** What is below the policy's folder, as the backup keeps it. */
function objectOf(all: readonly HandOverFile[]): { extensions: string; files: Record<string, string> } {
    const backup = all.find(({ path }) => path.endsWith('/Backup.xml'));
    const inPolicy = all.filter(({ path }) => path.includes('/DomainSysvol/GPO/'));
    return {
        extensions: /<MachineExtensionGuids>(.*)<\/MachineExtensionGuids>/.exec(String(backup?.content))?.[1] ?? '',
        files: Object.fromEntries(
            inPolicy.map(({ path, content }) => [
                path.split('/DomainSysvol/GPO/')[1] ?? '',
                Buffer.from(content as Uint8Array).toString('base64')
            ])
        )
    };
}

/** The same files, with one that ends in this changed. */
function having(end: string, change: (bytes: Buffer) => Uint8Array): readonly HandOverFile[] {
    return files.map(file => (file.path.endsWith(end) ? { ...file, content: change(Buffer.from(file.content as Uint8Array)) } : file));
}

const services = 'MACHINE\\System\\CurrentControlSet\\Services\\';
const policies = 'Software\\Policies\\Microsoft\\Windows\\';

function assertAsAimedAt({ inf, pol, refused }: Read): void {
    assert.equal(refused, undefined);
    assert.deepEqual(inf, [
        `${services}LanmanWorkstation\\Parameters\\RequireSecuritySignature=4,1`,
        `${services}LanManServer\\Parameters\\RequireSecuritySignature=4,0`,
        `${services}LanManServer\\Parameters\\SmbServerNameHardeningLevel=4,2`
    ]);
    assert.deepEqual(pol, [
        [`${policies}LanmanWorkstation`, 'AllowInsecureGuestAuth', '4', '0'],
        [`${policies}LanmanWorkstation`, 'RequireEncryption', '4', '1'],
        [`${policies}LanmanServer`, 'AuditClientDoesNotSupportSigning', '4', '1']
    ]);
}

describe('the Group Policy backup in a domain of Samba', () => {
    const folder = mkdtempSync(join(tmpdir(), 'judge-domain-'));
    let answers: readonly Read[] = [];

    before(
        () => {
            const broken = [
                having('.pol', bytes => bytes.subarray(0, -6)),
                having('.inf', bytes => Buffer.from(bytes.toString('utf16le').replace('4,1', '4,0'), 'utf16le'))
            ];
            const input = JSON.stringify({ folder, objects: [files, ...broken].map(objectOf) });
            const own = ['--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
            const script = fileURLToPath(new URL('domain.py', import.meta.url));
            const { stdout, stderr, status } = spawnSync('unshare', [...own, '/usr/bin/python3', script], {
                input,
                encoding: 'utf8',
                timeout: limit,
                killSignal: 'SIGKILL'
            });
            assert.equal(status, 0, stderr || 'The domain took too long.');
            answers = JSON.parse(stdout) as readonly Read[];
        },
        { timeout: limit + 10_000 }
    );
    after(() => rmSync(folder, { recursive: true, force: true }));

    it('is read back as it was aimed at', () => {
        const [answer] = answers;
        assert.ok(answer);
        assertAsAimedAt(answer);
        assert.equal(answer.extensions, objectOf(files).extensions);
    });

    it('is out of the domain once its object is deleted', () => assert.equal(answers[0]?.gone, true));

    for (const [index, what] of ['a registry.pol that was cut', 'another value in GptTmpl.inf'].entries())
        it(`broken on purpose is noticed: ${what}`, () => {
            const answer = answers[index + 1];
            assert.ok(answer);
            assert.throws(() => assertAsAimedAt(answer), assert.AssertionError);
        });
});
