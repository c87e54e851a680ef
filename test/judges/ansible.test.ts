// SPDX-License-Identifier: MIT
// The hand-over to Ansible, as Ansible and its linter take it. The emulated computers run what the playbook asks of them.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { ansibleFormat } from '../../src/app/equivalents/hand-over/ansible/ansible';
import type { HandOverComputer, HandOverFile, HandOverTargets } from '../../src/app/equivalents/hand-over/hand-over';
import { managedComputer, memory, runRole, script } from '../node/equivalents/ansible';
import { ansible, type Asked, checkSyntax, isAnsibleMissing, lint, play, unpack } from './ansible';
import { computer, everything, from } from './given';

const make = (targets: HandOverTargets, computers: readonly HandOverComputer[]): readonly HandOverFile[] =>
    ansibleFormat.filesOf({ targets, computers }, from);
const passed = (said: { status: number | null; text: string }): void => assert.equal(said.status, 0, said.text);
/** What the role's script was asked, without what is the same each time. */
const settings = (asked: readonly Asked[]): string[] =>
    asked
        .filter(({ module }) => module === 'win_powershell')
        .map(({ params }) => params['parameters'] as Record<string, string>)
        .map(({ Name, Wanted = 'restore' }) => `${Name}: ${Wanted}`);

/** What the modules were asked in all plays. */
const everAsked: Asked[] = [];
function playAndKeep(...of: Parameters<typeof play>): ReturnType<typeof play> {
    const played = play(...of);
    everAsked.push(...played.asked);
    return played;
}

describe('the hand-over to Ansible', { skip: isAnsibleMissing && 'Ansible is not installed on this machine' }, () => {
    it('passes the linter at its strictest, and a check of its syntax', () => {
        const folder = unpack(make(everything, [computer('srv2022'), computer('srv2025')]));
        passed(lint(folder));
        passed(checkSyntax(folder));
    });

    it('broken on purpose is noticed', () => {
        const folder = unpack(make({ inbound: 'required' }, [computer('srv2025')]));
        const tasks = join(folder, 'roles/smb_signing/tasks/set.yml');
        const good = readFileSync(tasks, 'utf8');
        writeFileSync(tasks, good.replace('ansible.windows.win_regedit', 'win_regedit'));
        assert.notEqual(lint(folder).status, 0);
        writeFileSync(tasks, good.replace('- name', '-name'));
        assert.notEqual(checkSyntax(folder).status, 0);
        rmSync(tasks);
        assert.notEqual(checkSyntax(folder).status, 0);
    });

    it('asks each computer what its Windows can hold, with its own default', () => {
        const targets: HandOverTargets = { outbound: 'windowsDefault', inbound: 'required', outboundEncryption: 'on' };
        const folder = unpack(make(targets, [computer('srv2022'), computer('srv2025'), computer('not-read')]));
        const of = (name: string): string[] => {
            const { said, asked } = playAndKeep(folder, ['--limit', name]);
            passed(said);
            return settings(asked);
        };
        assert.deepEqual(of('srv2022'), ['inbound: 1, 1', 'outbound: none, 0']);
        assert.deepEqual(of('srv2025'), ['inbound: 1, 1', 'outboundEncryption: 1, 1', 'outbound: none, 1']);
        assert.deepEqual(of('not-read'), ['inbound: 1, 1', 'outboundEncryption: 1, 1']);
    });

    it('brings a computer to the target, first only in check mode, and back again', async () => {
        const folder = unpack(make({ outbound: 'required', inbound: 'windowsDefault', inboundAuditSigning: 'on' }, [computer('srv2022')]));
        const managed = managedComputer(srv2022);
        const as = (): unknown => {
            const { inbound, outbound } = managed.describe() as Record<string, Record<string, unknown>>;
            return [outbound?.['RequireSecuritySignature'], inbound?.['RequireSecuritySignature']];
        };
        const carryOut = async (asked: readonly Asked[]): Promise<boolean[]> => {
            const changed: boolean[] = [];
            for (const { module, params, check } of asked) {
                if (module !== 'win_powershell') continue;
                assert.equal(
                    params['script'],
                    script
                        .replace(/^# SPDX.*\n(#.*\n)*\n?/, '')
                        .replace(/^/, `# Made by SMB Signing 0.1.0 at ${from.exportedAt} from ${from.exportedFrom}\n`)
                        .trimEnd()
                );
                const answer = await runRole(managed, params['parameters'] as Record<string, string>, check);
                assert.deepEqual(answer.errors, []);
                changed.push(answer.changed);
            }
            return changed;
        };
        const before = as();
        const checked = playAndKeep(folder, ['--check', '--diff']);
        passed(checked.said);
        assert.ok(checked.asked.every(({ check }) => check));
        assert.deepEqual([await carryOut(checked.asked), as()], [[true, true, true], before]);

        const set = playAndKeep(folder, []);
        assert.deepEqual(set.asked[0]?.params, { path: memory, state: 'present' });
        assert.deepEqual(
            [await carryOut(set.asked), as()],
            [
                [true, true, true],
                [true, false]
            ]
        );
        assert.deepEqual(await carryOut(set.asked), [false, false, false]);

        const { registry } = managed.describe() as { registry: Record<string, Record<string, unknown>> };
        const properties = registry[memory.replace(':', '')];
        assert.deepEqual(properties, { outbound: '0, 0', inbound: '0, 0', inboundAuditSigning: 'none, not reported' });
        const restore = playAndKeep(folder, ['-e', 'smb_signing_restore=true'], { win_reg_stat: { exists: true, properties } });
        passed(restore.said);
        assert.deepEqual(settings(restore.asked).sort(), ['inbound: restore', 'inboundAuditSigning: restore', 'outbound: restore']);
        assert.deepEqual([await carryOut(restore.asked), as()], [[true, true, true], before]);
        assert.deepEqual(restore.asked.at(-1)?.params, { path: memory, state: 'absent', delete_key: true });
        // Where nothing is remembered, nothing is asked.
        assert.deepEqual(settings(playAndKeep(folder, ['-e', 'smb_signing_restore=true'], { win_reg_stat: { exists: false } }).asked), []);
    });

    it('begins with one computer, goes on with a quarter, and stops where one of these has failed', () => {
        // The second computer alone has the default that is refused.
        const like = [...'25222222'].map((kind, index) => ({ ...computer(`srv202${kind}`), name: `srv${index + 1}` }));
        const folder = unpack(make({ outbound: 'windowsDefault' }, like));
        const { said, asked } = playAndKeep(folder, [], { win_powershell: { refused: 'none, 1' } });
        assert.notEqual(said.status, 0);
        assert.deepEqual(settings(asked).sort(), ['outbound: none, 0', 'outbound: none, 0', 'outbound: none, 1']);
    });

    it('does what its tags say', () => {
        const folder = unpack(make({ inbound: 'required' }, [computer('srv2025')]));
        const tasks = (...args: string[]): string =>
            ansible(folder, 'ansible-playbook', ['smb-signing.yml', '-i', 'inventory.yml', '--list-tasks', ...args]).stdout;
        assert.match(tasks(), /smb_signing : Set[^]*smb_signing : Restore/);
        assert.doesNotMatch(tasks('--tags', 'smb_signing_set'), /smb_signing : Restore/);
        assert.doesNotMatch(tasks('--tags', 'smb_signing_restore'), /smb_signing : Set/);
        assert.doesNotMatch(tasks('--skip-tags', 'smb_signing'), /smb_signing : (Set|Restore)/);
    });

    it('names hostile names as they are', () => {
        const names = fc
            .sample(fc.oneof(fc.fullUnicodeString({ minLength: 1 }), fc.string({ minLength: 1 })), { seed: 23, numRuns: 1000 })
            .concat([
                '{{ 1 + 1 }}',
                '{% raw %}',
                'a: b',
                '"]',
                '\\',
                'srv[1:3]',
                'srv:22',
                'all',
                'smb_signing',
                '!vault',
                '\u0000\u0085\u2028',
                'no',
                '1e3',
                'x'.repeat(300)
            ]);
        const read = (files: readonly HandOverFile[]): string[] => {
            const folder = unpack(files);
            const said = ansible(folder, 'ansible-inventory', ['-i', 'inventory.yml', '--list']);
            passed(said);
            const {
                _meta,
                smb_signing: { hosts }
            } = JSON.parse(said.stdout) as {
                _meta: { hostvars: Record<string, { ansible_host: { __ansible_unsafe: string } }> };
                smb_signing: { hosts: string[] };
            };
            return hosts.map(host => _meta.hostvars[host]?.ansible_host.__ansible_unsafe ?? '');
        };
        const files = make({ inbound: 'required' }, names.map(computer));
        assert.deepEqual(read(files), names);
        const broken = files.map(file => ({ ...file, content: String(file.content).replace('!unsafe ', '') }));
        assert.notDeepEqual(read(broken), names);
        passed(checkSyntax(unpack(files)));
    });

    it('asks the modules only what they know', () => {
        const names = ['win_regedit', 'win_reg_stat', 'win_powershell'];
        const { stdout } = ansible(tmpdir(), 'ansible-doc', ['--json', ...names.map(name => `ansible.windows.${name}`)]);
        const known = JSON.parse(stdout) as Record<string, { doc: { options: Record<string, { choices?: unknown[] }> } }>;
        const unknown = (asked: readonly Asked[]): string[] =>
            asked.flatMap(({ module, params }) =>
                Object.entries(params)
                    .filter(([name, value]) => {
                        const option = known[`ansible.windows.${module}`]?.doc.options[name];
                        return !option || option.choices?.includes(value) === false;
                    })
                    .map(([name, value]) => `${module}: ${name} ${String(value)}`)
            );
        assert.deepEqual([...new Set(everAsked.map(({ module }) => module))].sort(), names.sort());
        assert.deepEqual(unknown(everAsked), []);
        const planted = { module: 'win_regedit', check: false, params: { path: 'x', state: 'gone', name_of: 'y' } };
        assert.deepEqual(unknown([planted]), ['win_regedit: state gone', 'win_regedit: name_of y']);
    });
});
