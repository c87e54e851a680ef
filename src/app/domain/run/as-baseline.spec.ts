// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { Asks, Baseline, Control } from '../baselines/baseline';
import { FleetJudge, seriesForRuns } from '../baselines/fleet';
import { judgeAll } from '../baselines/judge';
import { baselines } from '../baselines/published';
import { computerFor } from '../baselines/testing/asked-computers';
import type { SigningConfiguration } from '../computer/facts';
import { makeList } from '../list/list';
import { entry, facts } from '../testing/list-entries';
import { withState } from '../testing/with-state';
import { dryRun } from './dry-run';
import type { DryRunRow } from './dry-run-row';

const stig = baselines.filter(({ series }) => series === 'DISA STIG');

function own(controls: readonly Omit<Control, 'title'>[], windows: Baseline['windows'] = [{ family: 'server', from: 1 }]): Baseline {
    const all = controls.map(control => ({ title: 'X', ...control }));
    return { id: 'own', name: 'Own', series: 'Own', version: '1', source: 'X', windows, controls: all };
}

function rowOf(read: SigningConfiguration, asked: readonly Baseline[] = stig): DryRunRow | undefined {
    const judge = new FleetJudge(asked);
    return dryRun({
        list: makeList([entry('srv', read)], null),
        records: new Map([['srv', 'record']]),
        since: 0,
        target: { goal: 'asBaseline', wanted: {}, of: asked[0]?.series ?? '' },
        allowWeaker: false,
        undoes: new Map(),
        baseline: configuration => judge.of(configuration)?.judgements ?? null
    })[0];
}

function said(row: DryRunRow | undefined): string {
    const changes = row?.item?.changes.map(({ setting, after }) => `${setting} ${after.inForce}`) ?? [];
    return [row?.item?.decision, ...changes].join(', ');
}

const requires = (setting: 'outbound' | 'inbound'): Asks => ({ what: 'setting', setting, wanted: ['required'], reads: 'stored' });
const audits: Asks = { what: 'setting', setting: 'inboundAuditSigning', wanted: ['on'], reads: 'inForce' };
const names: Asks = { what: 'setting', setting: 'nameHardening', wanted: ['ifSent'], reads: 'stored' };
const srv2022 = sample('srv2022');
const conflict = { ...srv2022.inbound.policy, status: 'found' as const, value: 0 };

/** What a run does to a computer whose target is a baseline. */
describe('a dry run as a baseline asks', () => {
    const both = 'change, outbound required, inbound required';
    const table: readonly (readonly [string, SigningConfiguration, readonly Baseline[], string])[] = [
        ['stores what is in force by default, and requires the rest', sample('srv2025'), stig, both],
        ['takes the baseline for a PC', sample('win10'), stig, both],
        ['has none for an older Windows', sample('srv2012r2'), stig, 'noBaseline'],
        [
            'leaves what passes, though another control fails',
            sample('srv2025-gpo'),
            [
                own([
                    { id: 'A', asks: requires('inbound') },
                    { id: 'B', asks: names }
                ])
            ],
            'notByRun'
        ],
        ['stores what is not stored, beside what passes', sample('srv2025-gpo'), stig, 'change, outbound required'],
        ['has nothing to do where all pass', sample('srv2025-gpo'), [own([{ id: 'A', asks: requires('inbound') }])], 'alreadySo'],
        ['changes one direction only', srv2022, [own([{ id: 'A', asks: requires('outbound') }])], 'change, outbound required'],
        [
            'leaves what is for another role',
            srv2022,
            [
                own([
                    { id: 'A', asks: requires('outbound') },
                    { id: 'B', asks: requires('inbound'), roles: ['domainController'] }
                ])
            ],
            'change, outbound required'
        ],
        [
            'leaves what is for members of a domain',
            outside(srv2022),
            [own([{ id: 'A', asks: requires('inbound'), domainJoined: true }])],
            'alreadySo'
        ],
        ['turns on audits', sample('srv2025'), [own([{ id: 'A', asks: audits }])], 'change, inboundAuditSigning on'],
        ['sets nothing else', srv2022, [own([{ id: 'A', asks: names }])], 'notByRun'],
        [
            'says where a policy would take it back',
            { ...srv2022, inbound: { ...srv2022.inbound, policy: conflict } },
            stig,
            'policyTakesBack, outbound required, inbound required'
        ],
        [
            'says what could not be read',
            { ...srv2022, inbound: { ...srv2022.inbound, required: null, stored: null } },
            stig,
            'inForceNotReported, outbound required'
        ],
        ['says that a module is older', { ...srv2022, contract: 1 }, stig, 'moduleOutdated']
    ];
    for (const [what, read, asked, expected] of table) {
        it(`${what}: ${expected}`, () => expect(said(rowOf(read, asked))).toBe(expected));
    }

    function outside(read: SigningConfiguration): SigningConfiguration {
        return { ...read, computer: { ...read.computer, domainJoined: false } };
    }

    it('asks each computer for what the baseline for its Windows asks', () => {
        const pc = own([{ id: 'A', asks: requires('outbound') }], [{ family: 'client', from: 1 }]);
        const server = own([{ id: 'B', asks: requires('inbound') }]);
        expect(said(rowOf(sample('win10'), [server, pc]))).toBe('change, outbound required');
        expect(said(rowOf(srv2022, [server, pc]))).toBe('change, inbound required');
    });

    it('weakens nothing unless that was chosen', () => {
        const weak: Asks = { what: 'setting', setting: 'outbound', wanted: ['notRequired'], reads: 'inForce' };
        expect(rowOf(facts('srv', {}, true, true), [own([{ id: 'A', asks: weak }])])?.item?.decision).toBe('weaker');
    });

    it('makes every control pass that it sets, and names each that is still reported', () => {
        for (const baseline of baselines) {
            const read = computerFor(baseline);
            const row = rowOf(read, [baseline]);
            const changed = (row?.item?.changes ?? []).reduce((now, change) => withState(now, change, change.after), read);
            const after = judgeAll(baseline, changed);
            const open = after.filter(({ verdict }) => verdict === 'fails' || verdict === 'registryReports');
            expect(row?.stillReported)
                .withContext(baseline.id)
                .toEqual(open.map(({ control }) => control.id));
            expect(
                open.some(({ control: { asks } }) => asks.what === 'setting' && ['outbound', 'inbound'].includes(asks.setting))
            ).toBeFalse();
        }
    });

    it('is offered for series with something that a run can set', () => {
        expect(seriesForRuns(baselines)).toEqual([...new Set(baselines.map(({ series }) => series))]);
        expect(seriesForRuns([own([{ id: 'A', asks: names }])])).toEqual([]);
        expect(seriesForRuns([own([{ id: 'A', asks: { ...audits, reads: 'policy' } }])])).toEqual([]);
    });
});
