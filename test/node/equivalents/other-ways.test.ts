// SPDX-License-Identifier: MIT
// What "Other ways" offers does what it says: PowerShell runs, and the template reads as others read it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { ScenarioComputer } from '../../../dev-gateway/computers/emulated-computer';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { srv2025Upgraded } from '../../../dev-gateway/scenarios/servers/srv2025-upgraded';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import { win11Home } from '../../../dev-gateway/scenarios/clients/win11-home';
import { serverKey, workstationKey } from '../../../dev-gateway/scenarios/windows';
import { type ComputerFacts, type Direction, directions, type SigningConfiguration } from '../../../src/app/domain/computer/facts';
import { makePlan } from '../../../src/app/domain/change/plan';
import type { Goal } from '../../../src/app/equivalents/goal';
import { netdomFor, netdomForAlias, powershellToReach, verifyCommands } from '../../../src/app/equivalents/other-ways';
import { powershellFor } from '../../../src/app/equivalents/powershell';
import { seceditCommand, securityTemplateFile, templateName } from '../../../src/app/equivalents/security-template';
import { computerOf } from '../../contract/samples';
import { host } from '../host';

const samples = JSON.parse(readFileSync(new URL('../../contract/Get-SmbSigningConfiguration.json', import.meta.url), 'utf8')) as Record<
    string,
    { readonly computer: unknown }
>;

const goals: readonly Goal[] = [
    { outbound: 'required', inbound: 'required' },
    { outbound: 'notRequired', inbound: 'required' },
    { inbound: 'notRequired' },
    { outbound: 'windowsDefault', inbound: 'required' },
    { outbound: 'windowsDefault', inbound: 'windowsDefault' },
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
/** A computer on which both values are stored, and in force, otherwise than Windows has them, each beside a malformed one. */
const decidedOtherwise = (scenario: Scenario): Scenario => {
    const [outbound, inbound] = (['outbound', 'inbound'] as const).map(direction => !scenario.windowsDefault[direction]);
    const stored = (key: string, value: boolean | undefined): Scenario['registry'] => ({
        [key]: { RequireSecuritySignature: Number(value), Neighbour: { malformed: true } }
    });
    return {
        ...scenario,
        outbound: { ...scenario.outbound, RequireSecuritySignature: outbound === true },
        inbound: { ...scenario.inbound, RequireSecuritySignature: inbound === true },
        registry: { ...scenario.registry, ...stored(workstationKey, outbound), ...stored(serverKey, inbound) }
    };
};
/** What the extension knows of an emulated computer's Windows. */
const factsOf = (scenario: Scenario): ComputerFacts => samples[scenario.name]?.computer as ComputerFacts;
/** What stands in the registry of a computer for a direction; undefined: nothing. */
const storedIn = (computer: ScenarioComputer, direction: Direction): unknown => {
    const { registry } = computer.describe() as { registry: Record<string, Record<string, unknown>> };
    const values = registry[direction === 'outbound' ? workstationKey : serverKey] ?? {};
    return Object.entries(values).find(([name]) => name.toLowerCase() === 'requiresecuritysignature')?.[1];
};

/** The host has no Format-List; this one gives the named property alone. */
const formatList = 'function Format-List($Property) { foreach ($one in $input) { $one.$Property } }\n';

describe('PowerShell', () => {
    for (const goal of goals) {
        for (const scenario of [srv2022, srv2025, win11Ent, decidedOtherwise(srv2022), decidedOtherwise(srv2025)]) {
            const isOtherwise = ![srv2022, srv2025, win11Ent].includes(scenario);
            it(`brings ${scenario.name}${isOtherwise ? ', set otherwise,' : ''} to ${JSON.stringify(goal)}, and the verify commands show it`, async () => {
                const computer = computerOf(scenario, host, 'full');
                const before = directions.map(direction => storedIn(computer, direction));
                // Twice: to run it again where it is so already is no error.
                for (let times = 0; times < 2; times++) {
                    const set = await computer.run(call(powershellToReach(goal, factsOf(scenario))), new AbortController().signal);
                    assert.deepEqual(set.errors, []);
                }
                const shown = await computer.run(call(formatList + verifyCommands), new AbortController().signal);
                const wanted = directions.map(direction => {
                    if (goal[direction] === undefined) return scenario[direction]['RequireSecuritySignature'];
                    return goal[direction] === 'windowsDefault' ? scenario.windowsDefault[direction] : goal[direction] === 'required';
                });
                assert.deepEqual([shown.errors, shown.results], [[], wanted]);
                const stored = directions.map((direction, index) => {
                    if (goal[direction] === undefined) return before[index];
                    return goal[direction] === 'windowsDefault' ? undefined : Number(goal[direction] === 'required');
                });
                assert.deepEqual(
                    directions.map(direction => storedIn(computer, direction)),
                    stored
                );
            });
        }
    }

    it('leaves alone what shall have a default that is not known', () => {
        const goal = { outbound: 'windowsDefault', inbound: 'windowsDefault' } as const;
        assert.match(powershellToReach(goal, factsOf(win11Home)), /^Set-SmbClientConfiguration [^\n]*\$false -Force\nif [^\n]*$/);
        assert.equal(powershellToReach(goal, { ...factsOf(srv2025), build: null }), '');
    });

    /** What the panel "Change signing" shows for changes of all kinds. */
    const planned = directions.flatMap(direction =>
        (['required', 'notRequired', 'windowsDefault'] as const).flatMap(target =>
            [srv2022, srv2025, srv2025Upgraded].map(scenario =>
                powershellFor(makePlan(samples[scenario.name] as SigningConfiguration, { [direction]: target }))
            )
        )
    );
    const texts = new Set(
        [...goals.map(goal => powershellToReach(goal, factsOf(srv2025))), ...planned, verifyCommands].filter(text => text !== '')
    );

    for (const text of texts) {
        it(`is Windows PowerShell 5.1: ${text.replace(/\n/g, '; ')}`, async () => {
            // FL is an alias; the verify commands are Microsoft's own, word for word.
            assert.deepEqual(
                (await host.inspect(text)).findings.filter(({ rule }) => text !== verifyCommands || rule !== 'alias'),
                []
            );
        });
    }

    it('NETDOM gets an alias as a whole name, and nothing of DNS that is no name', () => {
        assert.equal(netdomForAlias('fs1.lab.example', 'files.lab.example'), 'NETDOM COMPUTERNAME fs1.lab.example /ADD:files.lab.example');
        assert.equal(netdomForAlias('fs1.lab.example.', 'files'), 'NETDOM COMPUTERNAME fs1.lab.example /ADD:files.lab.example');
        for (const hostile of ['x & calc', '-x', '', '$(calc)', 'x;calc', 'x\ncalc', '"x"']) {
            assert.equal(netdomForAlias(hostile, 'files'), null);
            assert.equal(netdomForAlias('fs1.lab.example', hostile), null);
        }
    });

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
                const line = (direction: Direction, service: string): string[] => {
                    if (goal[direction] === undefined || goal[direction] === 'windowsDefault') return [];
                    return [`${key(service)}=${goal[direction] === 'required' ? '4,1' : '4,0'}`];
                };
                const lines = [...line('outbound', 'LanmanWorkstation'), ...line('inbound', 'LanManServer')];
                // Its own header lines it does not keep. Where nothing is to be stored there is no template.
                assert.deepEqual(sections, lines.length === 0 ? {} : { 'Registry Values': lines });
            });
        }

        it('secedit gets a database of its own, and applies security policy alone', () => {
            assert.match(seceditCommand, new RegExp(`/db \\S+\\.sdb /cfg ${templateName} /areas SECURITYPOLICY$`));
            assert.doesNotMatch(seceditCommand, /secedit\.sdb/);
        });
    }
);
