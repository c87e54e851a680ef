// SPDX-License-Identifier: MIT
// The Group Policy backup, as Samba's parsers and an XML reader of others read it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { groupPolicyFormat } from '../../../src/app/equivalents/hand-over/group-policy/group-policy-backup';
import type { HandOverFile, HandOverTargets } from '../../../src/app/equivalents/hand-over/hand-over';
import { pack } from '../../../src/app/equivalents/hand-over/pack';

const reader = `
import base64, io, json, sys
from xml.etree import ElementTree
from samba.gp_parse.gp_inf import GptTmplInfParser
from samba.gp_parse.gp_pol import GPPolParser
answers = []
for files in json.load(sys.stdin):
    answer = {}
    for path, content in files.items():
        content = base64.b64decode(content)
        if path.endswith('.inf'):
            parser = GptTmplInfParser()
            parser.parse(content)
            answer['inf'] = parser.sections['Registry Values'].param_list
        elif path.endswith('.pol'):
            parser = GPPolParser()
            parser.parse(content)
            answer['pol'] = [[e.keyname, e.valuename, e.type, e.data] for e in parser.pol_file.entries]
        elif path.endswith('.xml'):
            root = ElementTree.fromstring(content)
            answer[path.split('/')[-1]] = {e.tag.split('}')[-1]: e.text for e in root.iter()}
            if path.endswith('Backup.xml'):
                answer['locations'] = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith('Location')]
    answers.append(answer)
print(json.dumps(answers))
`;
const python = '/usr/bin/python3';
const missing = spawnSync(python, ['-c', 'import samba.gp_parse.gp_pol']).status !== 0;
const from = { toolVersion: '0.1.0', exportedAt: '2026-11-30T06:00:00.000Z', exportedFrom: 'https://wac.lab.example' };

const make = (targets: HandOverTargets, names: readonly string[] = ['srv1']): readonly HandOverFile[] =>
    groupPolicyFormat.filesOf({ targets, computers: names.map(name => ({ name, facts: null })) }, from);

function read(...all: (readonly HandOverFile[])[]): Record<string, Record<string, unknown>>[] {
    const input = all.map(files =>
        Object.fromEntries(files.map(({ path, content }) => [path, Buffer.from(content as Uint8Array).toString('base64')]))
    );
    const { stdout, stderr, status } = spawnSync(python, ['-c', reader], { input: JSON.stringify(input), encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout) as Record<string, Record<string, unknown>>[];
}

const parameters = 'MACHINE\\System\\CurrentControlSet\\Services\\';
const policies = 'Software\\Policies\\Microsoft\\Windows\\';

describe('the Group Policy backup', { skip: missing && 'python3-samba is not installed on this machine' }, () => {
    it('says in README.txt how to bring it in, for which computers, and how to take it back', () => {
        const files = make({ inbound: 'required' }, ['srv1', 'srv2\r\nevil']);
        const text = String(files.find(({ path }) => path === 'README.txt')?.content);
        for (const part of ['Import Settings', 'Security Filtering', 'Take it back', 'Computers (2)\r\nsrv1\r\nsrv2'])
            assert.ok(text.includes(part), part);
        assert.ok(!text.split('\r\n').includes('evil'));
        assert.deepEqual(make({ inbound: 'windowsDefault' }), []);
    });

    it('says in GptTmpl.inf and registry.pol what is aimed at, and nothing else', () => {
        const files = make({
            outbound: 'required',
            inbound: 'notRequired',
            nameHardening: 'required',
            guestLogons: 'off',
            outboundEncryption: 'on',
            inboundAuditSigning: 'on'
        });
        const [answer] = read(files);
        assert.deepEqual(answer?.['inf'], [
            `${parameters}LanmanWorkstation\\Parameters\\RequireSecuritySignature=4,1`,
            `${parameters}LanManServer\\Parameters\\RequireSecuritySignature=4,0`,
            `${parameters}LanManServer\\Parameters\\SmbServerNameHardeningLevel=4,2`
        ]);
        assert.deepEqual(answer['pol'], [
            [`${policies}LanmanWorkstation`, 'AllowInsecureGuestAuth', 4, 0],
            [`${policies}LanmanWorkstation`, 'RequireEncryption', 4, 1],
            [`${policies}LanmanServer`, 'AuditClientDoesNotSupportSigning', 4, 1]
        ]);
        const id = answer['bkupInfo.xml']?.['ID'];
        assert.match(String(id), /^\{[\dA-F]{8}-[\dA-F]{4}-8[\dA-F]{3}-A[\dA-F]{3}-[\dA-F]{12}\}$/);
        assert.equal(answer['manifest.xml']?.['ID'], id);
        assert.equal(answer['Backup.xml']?.['ID'], answer['bkupInfo.xml']?.['GPOGuid']);
        const located = (answer['locations'] as unknown as string[]).map(one => `${String(id)}/${one.replace(/\\/g, '/')}`);
        assert.deepEqual(
            located.sort(),
            files
                .map(({ path }) => path)
                .filter(path => path.includes('/DomainSysvol/'))
                .sort()
        );
    });

    it('is the same bytes for the same input, and has another id for another target only', () => {
        const one = make({ outbound: 'required' });
        assert.deepEqual(make({ outbound: 'required' }), one);
        const pathsOf = (files: readonly HandOverFile[]): string[] => files.map(({ path }) => path);
        assert.deepEqual(pathsOf(make({ outbound: 'required' }, ['other'])), pathsOf(one));
        assert.notDeepEqual(pathsOf(make({ outbound: 'notRequired' })), pathsOf(one));
        assert.deepEqual(make({ outbound: 'windowsDefault' }), []);
    });

    it('names hostile names as they are; XML has no place for control characters', () => {
        const names = fc.sample(fc.array(fc.fullUnicodeString({ minLength: 1 }), { minLength: 1, maxLength: 3 }), {
            seed: 23,
            numRuns: 200
        });
        names.push([']]><x>', '"\'&amp;\r\n\t', '-->']);
        const answers = read(...names.map(some => make({ inbound: 'required' }, some)));
        names.forEach((some, index) => {
            // eslint-disable-next-line no-control-regex
            const expected = some.join(', ').replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
            assert.equal(String(answers[index]?.['bkupInfo.xml']?.['Comment']).split(' for: ').slice(1).join(' for: '), expected);
        });
    });

    it('says in GptTmpl.inf what made it, in a comment that a reader passes over, and names ten computers at most', () => {
        const names = Array.from({ length: 12 }, (_, index) => `srv${index}`);
        const files = make({ outbound: 'required' }, names);
        const template = files.find(({ path }) => path.endsWith('.inf'))?.content;
        const head = 'Made by SMB Signing 0.1.0 at 2026-11-30T06:00:00.000Z from https://wac.lab.example';
        assert.ok(
            Buffer.from(template as Uint8Array)
                .toString('utf16le')
                .includes(`\r\n; ${head}\r\n`)
        );
        const [answer] = read(files);
        assert.deepEqual(answer?.['inf'], [`${parameters}LanmanWorkstation\\Parameters\\RequireSecuritySignature=4,1`]);
        const named = `${head} for: ${names.slice(0, 10).join(', ')}, and 2 more`;
        assert.equal(answer['bkupInfo.xml']?.['Comment'], named);
    });

    it('is one zip, the same each time, that unpacks to the same files', () => {
        const files = make({ outbound: 'required', guestLogons: 'off' });
        assert.deepEqual(pack(files), pack(files));
        const unpacked = Object.entries(unzipSync(pack(files))).map(([path, content]) => [path, Buffer.from(content)]);
        assert.deepEqual(
            unpacked,
            files.map(({ path, content }) => [path, Buffer.from(content as Uint8Array)])
        );
    });

    it('broken on purpose is noticed', () => {
        const broken = make({ guestLogons: 'off' }).map(file =>
            file.path.endsWith('.pol') ? { ...file, content: (file.content as Uint8Array).slice(0, -3) } : file
        );
        assert.throws(() => read(broken));
    });
});
