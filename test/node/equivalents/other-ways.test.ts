// SPDX-License-Identifier: MIT
// What "Other ways" offers does what it says: PowerShell runs, and the template reads as others read it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, describe, it } from 'node:test';
import { PowerShellHost } from '../../../dev-gateway/computers/powershell-host';
import { srv2022 } from '../../../dev-gateway/scenarios/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/srv2025';
import type { Goal } from '../../../src/app/equivalents/goal';
import { netdomFor, powershellToReach, verifyCommands } from '../../../src/app/equivalents/powershell';
import { seceditCommand, securityTemplateFile, templateName } from '../../../src/app/equivalents/security-template';
import { computerOf } from '../../contract/samples';

const host = new PowerShellHost();
after(() => host.stop());

const goals: readonly Goal[] = [
    { outbound: 'required', inbound: 'required' },
    { outbound: 'notRequired', inbound: 'required' },
    { inbound: 'notRequired' },
    { outbound: 'notRequired', inbound: 'notRequired' }
];

const call = (script: string): Parameters<ReturnType<typeof computerOf>['run']>[0] => ({
    script,
    command: null,
    module: null,
    parameters: {},
    logAudit: false,
    jea: false
});
/** The host has no Format-List; this one gives the named property alone. */
const formatList = 'function Format-List($Property) { foreach ($one in $input) { $one.$Property } }\n';

describe('PowerShell', () => {
    for (const goal of goals) {
        for (const scenario of [srv2022, srv2025]) {
            it(`brings ${scenario.name} to ${JSON.stringify(goal)}, and the verify commands show it`, async () => {
                const computer = computerOf(scenario, host, 'full');
                const set = await computer.run(call(powershellToReach(goal)), new AbortController().signal);
                assert.deepEqual(set.errors, []);
                const shown = await computer.run(call(formatList + verifyCommands), new AbortController().signal);
                const wanted = (['outbound', 'inbound'] as const).map(direction =>
                    goal[direction] === undefined ? scenario[direction]['RequireSecuritySignature'] : goal[direction] === 'required'
                );
                assert.deepEqual([shown.errors, shown.results], [[], wanted]);
            });
        }
    }

    for (const text of [...goals.map(powershellToReach), verifyCommands]) {
        it(`is Windows PowerShell 5.1: ${text.replace('\n', '; ')}`, async () => {
            // FL is an alias; the verify commands are Microsoft's own, word for word.
            assert.deepEqual(
                (await host.inspect(text)).findings.filter(({ rule }) => text !== verifyCommands || rule !== 'alias'),
                []
            );
        });
    }

    it('NETDOM gets a name, or a word to replace: never what else a computer calls itself', () => {
        assert.match(
            netdomFor({ fqdn: 'fs1.lab.example', name: 'FS1' }),
            /^netdom computername fs1\.lab\.example \/add:OTHERNAME\.lab\.example\n/
        );
        assert.match(netdomFor({ fqdn: null, name: 'FS1' }), /^netdom computername FS1 \/add:OTHERNAME\.DOMAIN\n/);
        for (const hostile of ['a; calc', 'a\ncalc', '$(calc)', '-x', 'a" b', ''])
            assert.match(
                netdomFor({ fqdn: hostile, name: null }),
                /^netdom computername SERVER \/add:OTHERNAME\.DOMAIN\n[^\n]*SERVER \/enumerate$/
            );
    });
});

/** Samba's reader of GptTmpl.inf, which has the same format. */
const reader = `
import json, sys
from samba.gp_parse.gp_inf import GptTmplInfParser
parser = GptTmplInfParser()
parser.parse(sys.stdin.buffer.read())
print(json.dumps({name: section.param_list for name, section in parser.sections.items() if section.param_list}))
`;
const python = '/usr/bin/python3';
const missing = spawnSync(python, ['-c', 'import samba.gp_parse.gp_inf']).status !== 0;

describe(
    "the security template, as Samba's own reader reads it",
    { skip: missing && 'python3-samba is not installed on this machine' },
    () => {
        for (const goal of goals) {
            it(`says ${JSON.stringify(goal)}, and nothing else`, () => {
                const read = spawnSync(python, ['-c', reader], { input: securityTemplateFile(goal), encoding: 'utf8' });
                assert.equal(read.stderr, '');
                const sections = JSON.parse(read.stdout) as Record<string, unknown>;
                const key = (service: string): string =>
                    `MACHINE\\System\\CurrentControlSet\\Services\\${service}\\Parameters\\RequireSecuritySignature`;
                const lines = [
                    ...(goal.outbound ? [`${key('LanmanWorkstation')}=${goal.outbound === 'required' ? '4,1' : '4,0'}`] : []),
                    ...(goal.inbound ? [`${key('LanManServer')}=${goal.inbound === 'required' ? '4,1' : '4,0'}`] : [])
                ];
                assert.deepEqual(sections, { 'Registry Values': lines }); // its own header lines it does not keep
            });
        }

        it('secedit gets a database of its own, and applies security policy alone', () => {
            assert.match(seceditCommand, new RegExp(`/db \\S+\\.sdb /cfg ${templateName} /areas SECURITYPOLICY$`));
            assert.doesNotMatch(seceditCommand, /secedit\.sdb/);
        });
    }
);
