// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { PolicyEntry, SigningConfiguration } from '../computer/facts';
import { isForWindows } from './applies';
import type { Asks, Baseline, Control } from './baseline';
import { judge, type ControlVerdict, type Why } from './judge';
import { baselines } from './published';
import { computerFor, like } from './testing/asked-computers';

const anyWindows: Pick<Baseline, 'windows'> = {
    windows: [
        { family: 'server', from: 1 },
        { family: 'client', from: 1 }
    ]
};

/** What each kind of control comes to where nothing about it is as wanted, and so on. */
const expected: Readonly<
    Record<
        Asks['what'],
        { readonly asWanted: ControlVerdict; readonly failing: ControlVerdict; readonly inForceOnly: ControlVerdict | null }
    >
> = {
    setting: { asWanted: 'pass', failing: 'fails', inForceOnly: 'registryReports' },
    fact: { asWanted: 'notKnown', failing: 'fails', inForceOnly: null },
    hardenedPaths: { asWanted: 'pass', failing: 'fails', inForceOnly: 'registryReports' },
    unread: { asWanted: 'notKnown', failing: 'notKnown', inForceOnly: null }
};

describe('each control of each baseline', () => {
    for (const baseline of baselines) {
        for (const control of baseline.controls) {
            it(`${baseline.name}: ${control.id}`, () => {
                const computer = computerFor(baseline);
                const of = (inForce: boolean, inRegistry: boolean): ControlVerdict =>
                    judge(baseline, control, like(computer, control, { inForce, inRegistry })).verdict;
                const { asWanted, failing, inForceOnly } = expected[control.asks.what];
                expect(of(true, true)).withContext('as wanted').toBe(asWanted);
                expect(of(false, false))
                    .withContext('not as wanted')
                    .toBe(passesAbsent(control) ? 'fails' : failing);
                if (inForceOnly)
                    expect(of(true, false))
                        .withContext('in force only')
                        .toBe(byDefault(control) ?? inForceOnly);
                expect(judge(baseline, control, sample('srv2012r2')).verdict)
                    .withContext('another Windows')
                    .toBe('notApplicable');
            });
        }
    }

    function passesAbsent({ asks }: Control): boolean {
        return asks.what === 'setting' && asks.passesAbsent === true;
    }

    /** Where the registry may hold nothing; and encryption of paths isn't Windows' default. */
    function byDefault(control: Control): ControlVerdict | null {
        if (passesAbsent(control)) return 'pass';
        return control.asks.what === 'hardenedPaths' && control.asks.wanted.includes('RequirePrivacy=1') ? 'fails' : null;
    }
});

describe('the baselines', () => {
    it('are for the Windows that they name, and no other', () => {
        for (const baseline of baselines) {
            const { computer } = computerFor(baseline);
            expect(isForWindows(baseline, computer)).withContext(baseline.id).toBe(true);
            expect(isForWindows(baseline, { ...computer, build: 9600 })).toBe(false);
            expect(isForWindows(baseline, { ...computer, build: null })).toBeNull();
        }
        const stig2025 = baselines.find(({ id }) => id === 'disa-stig-windows-server-2025');
        expect(stig2025 && isForWindows(stig2025, sample('azurelocal').computer)).toBe(false);
    });

    it('ask for signing in both directions, so that a run that requires both asks for no more', () => {
        for (const { id, controls } of baselines) {
            const asked = controls.flatMap(({ asks }) => (asks.what === 'setting' ? [`${asks.setting} ${asks.wanted.join(' ')}`] : []));
            expect(asked)
                .withContext(id)
                .toEqual(jasmine.arrayContaining(['outbound required', 'inbound required']));
        }
    });

    it('name each control once, and each STIG its rules', () => {
        for (const { id, controls, stig } of baselines) {
            expect(new Set(controls.map(control => control.id)).size)
                .withContext(id)
                .toBe(controls.length);
            expect(controls.every(({ rule }) => (rule !== undefined) === (stig !== undefined)))
                .withContext(id)
                .toBe(true);
        }
        expect(new Set(baselines.map(({ id }) => id)).size).toBe(baselines.length);
    });
});

describe('a control', () => {
    const inbound: Asks = { what: 'setting', setting: 'inbound', wanted: ['required'], reads: 'stored' };
    const audit: Asks = { what: 'setting', setting: 'inboundAuditSigning', wanted: ['on'], reads: 'policy' };
    const paths = { what: 'hardenedPaths', paths: ['\\\\*\\SYSVOL'], wanted: ['RequireIntegrity=1'] } as const;
    const srv2025 = sample('srv2025');
    const both: Asks = { ...paths, paths: ['\\\\*\\NETLOGON', '\\\\*\\SYSVOL'] };
    const strong = { name: '\\\\*\\netlogon', data: 'RequireMutualAuthentication=0, requireintegrity = 1' };
    const weak = { name: '\\\\*\\sysvol', data: 'RequireIntegrity=0' };
    const withPaths = (...hardenedPaths: readonly PolicyEntry[]): SigningConfiguration => ({
        ...srv2025,
        surroundings: { ...srv2025.surroundings, hardenedPaths }
    });
    const requiredBy = (stored: number | string | null, required: boolean | null): SigningConfiguration => ({
        ...srv2025,
        inbound: { ...srv2025.inbound, required, stored: { required: stored } }
    });
    const table: readonly (readonly [string, Partial<Control>, SigningConfiguration, ControlVerdict, Why | null])[] = [
        ['is in force with another value stored', { asks: inbound }, requiredBy(0, true), 'registryReports', null],
        ['is stored and not in force', { asks: inbound }, requiredBy(1, false), 'fails', 'storedOnly'],
        ['is stored as a text', { asks: inbound }, requiredBy('1', true), 'registryReports', null],
        ['is stored, and what is in force is not known', { asks: inbound }, requiredBy(1, null), 'pass', null],
        [
            'is not known at all',
            { asks: inbound },
            { ...requiredBy(null, null), inbound: { ...srv2025.inbound, required: null, stored: null } },
            'notKnown',
            'unreadable'
        ],
        ['reads what is in force only', { asks: { ...inbound, reads: 'inForce' } }, requiredBy(0, true), 'pass', null],
        ['is for another role', { asks: inbound, roles: ['domainController'] }, requiredBy(1, true), 'notApplicable', 'otherRole'],
        [
            'is for members of a domain',
            { asks: inbound, domainJoined: true },
            { ...srv2025, computer: { ...srv2025.computer, domainJoined: false } },
            'notApplicable',
            'noDomain'
        ],
        [
            'is of a setting that an older Windows lacks',
            { asks: { ...audit, setting: 'inboundAuditGuests' } },
            sample('srv2022'),
            'notApplicable',
            'settingMissing'
        ],
        [
            'is of paths that were not read',
            { asks: paths },
            { ...srv2025, surroundings: { ...srv2025.surroundings, hardenedPaths: null } },
            'notKnown',
            'unreadable'
        ],
        ['is of paths of which policy hardens one', { asks: both }, withPaths(strong), 'registryReports', 'byDefault'],
        ['is of paths of which policy weakens one', { asks: both }, withPaths(strong, weak), 'fails', null],
        ["is of paths that Windows' default protects", { asks: paths }, srv2025, 'registryReports', 'byDefault']
    ];
    for (const [what, control, configuration, verdict, why] of table) {
        it(`that ${what}: ${verdict}`, () => {
            const judged = judge(anyWindows, { id: 'X', title: 'X', asks: inbound, ...control }, configuration);
            expect([judged.verdict, judged.why]).toEqual([verdict, why]);
        });
    }
});
