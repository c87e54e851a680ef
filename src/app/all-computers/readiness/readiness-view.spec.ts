// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { Direction } from '../../domain/computer/facts';
import { silent } from '../../domain/evidence/testing/silent';
import { type Doubt, ENOUGH_DAYS } from '../../domain/evidence/verdict';
import { type Readiness, readinessKinds } from '../../domain/readiness/readiness';
import { entry, facts } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import type { KnownOfComputer } from '../../domain/readiness/known';
import { dateTime } from '../../ui/texts/date-time';
import type { FleetEvidenceState } from '../evidence/fleet-evidence';
import {
    firstReadinessView,
    meant,
    type ReadinessModel,
    readinessParameters,
    type ReadinessRow,
    type ReadinessView,
    readyOnes,
    toAudit,
    readinessViewOf
} from './readiness-model';
import { detailsView, type ReadinessDetailsView, readinessText } from './readiness-text';
import { readinessCells } from './readiness-columns';
import { evidenceProgressText, readinessPageView } from './readiness-view';
import { idle, knownOf, listed, modelOf, readAt } from './testing/readiness-models';

const strings = texts.Strings.SmbSigning as Strings;

const ready = { kind: 'ready', ageDays: 21, events: 340, peers: 4, accepted: 0, isOwnerUnread: false } as const;
const cut = { kind: 'wouldCutOff', cutOff: 2, mayBe: 0, atLeast: false, accepted: 0, peers: ['NAS01', 'SCAN-3'] } as const;
const owner = { by: 'groupPolicy', gpoName: 'Servers', gpoId: null, value: '0', lastApplied: null, everyRefresh: false } as const;

describe('what readiness rests on, in words', () => {
    const enough = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' }).format(new Date('2026-11-29T12:00:00.000Z'));
    const unread = (of: 'configuration' | 'evidence', state: 'notRead' | 'failed'): Readiness => ({ kind: 'unknown', why: { of, state } });
    const lacking = (of: Extract<Extract<Readiness, { kind: 'unknown' }>['why'], { of: 'lacking' }>['lacking']): Readiness => ({
        kind: 'unknown',
        why: { of: 'lacking', lacking: of }
    });
    const part = { what: 'inbound.configuration', errorId: 'X', message: 'Access is denied.' };
    const requirement = (why: object): Readiness => ({
        kind: 'unknown',
        why: { of: 'requirement', isServerOff: false, part: null, ...why }
    });
    const rows: readonly (readonly [Readiness, string])[] = [
        [{ kind: 'required', refused: 0 }, ''],
        [{ kind: 'required', refused: 1 }, 'Refused since: 1 peer'],
        [ready, "21 days, 340 events, no peer that can't sign"],
        [{ ...ready, ageDays: 1, events: 1, accepted: 2 }, '1 day, 1 event, accepted peers: 2'],
        [
            { ...ready, isOwnerUnread: true },
            "21 days, 340 events, no peer that can't sign. Couldn't read whether Group Policy or device management sets another value."
        ],
        [cut, '2 peers: NAS01, SCAN-3'],
        [{ ...cut, cutOff: 1, atLeast: true, peers: ['NAS01'] }, 'at least 1 peer: NAS01'],
        [{ ...cut, cutOff: 0, mayBe: 1, peers: ['SCAN-3'] }, '1 peer: SCAN-3; they might be cut off'],
        [{ ...cut, cutOff: 4, mayBe: 1, accepted: 1, peers: ['a', 'b', 'c', 'd', 'e'] }, '5 peers: a, b, c, 2 more; accepted peers: 1'],
        [{ ...cut, cutOff: 1, peers: [] }, '1 peer'],
        [
            { kind: 'gathering', ageDays: 5, daysLeft: 9, since: 'auditing', events: 0 },
            `Auditing known to be on for 5 of ${ENOUGH_DAYS} days, enough on ${enough}`
        ],
        [
            { kind: 'gathering', ageDays: 5, daysLeft: 9, since: 'logs', events: 3 },
            `Logs go back 5 of ${ENOUGH_DAYS} days, enough on ${enough}; events read, older ones included: 3`
        ],
        [{ kind: 'auditingOff' }, "The logs don't show who can't sign"],
        [{ kind: 'cannotAudit', doubt: null, peers: 0 }, "This Windows can't log who can't sign"],
        [{ kind: 'cannotAudit', doubt: null, peers: 2 }, "This Windows can't log who can't sign. Known without audits: 2 peers"],
        [{ kind: 'heldByPolicy', owner }, 'Group Policy "Servers"'],
        [{ kind: 'heldByPolicy', owner: null }, 'Something else sets the value'],
        [unread('configuration', 'notRead'), 'Not read yet'],
        [unread('configuration', 'failed'), "The computer couldn't be read"],
        [unread('evidence', 'notRead'), 'Evidence not read yet'],
        [unread('evidence', 'failed'), "The event logs couldn't be read"],
        [requirement({ isServerOff: true }), 'Does not accept SMB connections: its Server service is not running.'],
        [requirement({}), "The computer doesn't report whether signing is required"],
        [requirement({ part }), 'Signing requirement: Access is denied.'],
        [lacking({ of: 'logs', doubt: { kind: 'smallLog', channel: 'X/Audit' } as never }), 'The X/Audit log is small'],
        [lacking({ of: 'sources', source: 'connections' }), "Outbound connections couldn't be read"],
        [lacking({ of: 'reading' }), 'Connections are being read.'],
        [lacking({ of: 'logAge' }), 'Auditing has been on long enough'],
        [{ kind: 'unknown', why: { of: 'blocked', reason: 'moduleOutdated' } }, "Can't be changed here"]
    ];
    for (const [readiness, text] of rows)
        it(`is "${text}"`, () => {
            const found = readinessText(readiness, readAt, strings);
            expect(text.length > 40 || text === '' ? found : found.slice(0, text.length)).toBe(text);
        });

    it('has a name, an icon and a part of the bar for each kind', () => {
        const { tiles } = readinessPageView(modelOf([]), strings);
        expect(tiles.slice(1).map(({ filter }) => filter)).toEqual([...readinessKinds]);
        expect(new Set(tiles.map(({ icon }) => icon)).size).toBe(tiles.length);
        expect(new Set(tiles.map(({ part }) => part?.split(' ')[0])).size).toBe(tiles.length);
    });
});

describe('the page Readiness', () => {
    const required = facts('b', {}, true, true);
    const off = knownOf('srv2', facts('srv2'));
    const all = [listed('srv10', ['Ring 1']), listed('srv2', ['Ring 1']), entry('b', required)];
    const known = [off, knownOf('b', required)];

    it('means the selected, also hidden ones, or else what is shown', () => {
        const shown = modelOf(all, known, { kind: 'required' });
        expect(meant(shown).map(({ label }) => label)).toEqual(['b']);
        const selected = modelOf(all, known, { kind: 'required' }, { selection: new Set(['srv2', 'srv10']) });
        expect(meant(selected).map(({ label }) => label)).toEqual(['srv10', 'srv2']);
        expect(readinessPageView(selected, strings)).toEqual(
            jasmine.objectContaining({ selected: '2 selected, 2 of them not shown', allSelected: 'none', shown: '1 of 3 shown' })
        );
    });

    it('turns on auditing where it is off, or on whatever was selected', () => {
        expect(toAudit(modelOf(all, known)).map(({ label }) => label)).toEqual(['srv2']);
        expect(toAudit(modelOf(all, known, {}, { selection: new Set(['b']) })).map(({ label }) => label)).toEqual(['b']);
    });

    it('says what it is filtered by', () => {
        const page = (view: Partial<ReadinessView>): readonly string[] => readinessPageView(modelOf(all, known, view), strings).filters;
        expect(page({})).toEqual([]);
        expect(page({ kind: 'ready', ring: 'Ring 1', windows: 'W', role: 'unknown', search: ' srv ' })).toEqual([
            'Ready',
            'Ring 1',
            'W',
            'Unknown',
            '“srv”'
        ]);
        expect(page({ ring: '', direction: 'outbound' })).toEqual(['No ring']);
    });

    it('requires signing on exactly the ready ones of what is meant', () => {
        const model = modelOf(all, known);
        const rows = model.rows.map(row => ({ ...row, readiness: row.label === 'b' ? row.readiness : { ...ready } }));
        const made = { ...model, rows, all: rows };
        expect(readyOnes(made).map(({ label }) => label)).toEqual(['srv2', 'srv10']);
        expect(readyOnes({ ...made, selection: new Set(['b', 'srv2']) }).map(({ label }) => label)).toEqual(['srv2']);
        expect(readinessPageView({ ...made, selection: new Set(['b']) }, strings).commands.require).toBe('Require where ready (0)');
    });

    it('offers a command once: in a step, or for what was selected or is shown', () => {
        const model = modelOf(all, known);
        const found = model.found.map(row => ({ ...row, readAt: '2026-11-20T10:00:00.000Z', readiness: { ...ready } }));
        const made = { ...model, found, rows: found, all: found };
        const offered = (change: Partial<ReadinessModel>): readonly string[] => [
            ...readinessPageView({ ...made, ...change }, strings).offered
        ];
        expect(offered({})).toEqual(['require']);
        expect(offered({ selection: new Set(['b']) })).toEqual([]);
        expect(offered({ view: { ...model.view, kind: 'ready' } })).toEqual([]);
    });

    it('has its view in the address, and back', () => {
        const view: ReadinessView = {
            direction: 'outbound',
            kind: 'ready',
            ring: 'Ring 1',
            windows: 'W',
            role: 'clusterNode',
            search: 's',
            sort: 'readAt',
            descending: true
        };
        const back = (one: ReadinessView): ReadinessView => readinessViewOf({ get: name => readinessParameters(one)[name] ?? null });
        expect(back(view)).toEqual(view);
        expect(back(firstReadinessView)).toEqual(firstReadinessView);
        expect(back({ ...firstReadinessView, ring: '' }).ring).toBe('');
        expect(Object.values(readinessParameters(firstReadinessView)).filter(value => value !== null)).toEqual([]);
        expect(readinessViewOf({ get: () => 'odd' })).toEqual({ ...firstReadinessView, ring: 'odd', windows: 'odd', search: 'odd' });
    });

    it('counts each ring, those without one last, and has none where there is no tag', () => {
        const { rings, ringChoices } = readinessPageView(modelOf(all, known), strings);
        expect(rings.map(({ title }) => title)).toEqual(['Ring 1', 'No ring']);
        expect(rings.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))).toEqual([2, 1]);
        expect(rings[1]?.counts[0]).toBe(1);
        expect(ringChoices).toEqual(['Ring 1']);
        expect(readinessPageView(modelOf([listed('a')]), strings).rings).toEqual([]);
    });

    it('says that nothing was read yet, and what becomes of what is read', () => {
        const notes = (fleet: Partial<FleetEvidenceState>): readonly string[] =>
            readinessPageView(modelOf(all, known, {}, { fleet: { ...idle, ...fleet } }), strings).notes;
        expect(notes({})).toEqual([strings.Readiness.NothingRead]);
        expect(notes({ running: true })).toEqual([]);
        expect(notes({ storage: 'unavailable', running: true })).toEqual([strings.Readiness.NotKept]);
        expect(notes({ storage: 'newer', running: true })).toEqual([strings.Readiness.NewerStorage]);
        expect(notes({ isLoaded: false })).toEqual([]);
        expect(notes({ running: true, unreadable: 2 })[0]).toMatch(/^Kept evidence of 2 computers/);
        expect(readinessPageView(modelOf([]), strings).notes).toEqual([]);
    });

    it('announces a reading from its beginning to its end', () => {
        const said = (fleet: Partial<FleetEvidenceState>): string => evidenceProgressText({ ...idle, ...fleet }, strings);
        expect(said({})).toBe('');
        expect(said({ running: true, asked: 1 })).toBe('Reading the evidence of 1 computer…');
        expect(said({ running: true, asked: 3, ended: 1 })).toBe('Evidence of 1 of 3 computers read');
        const [a, b] = [
            ['a', 'reading'],
            ['b', 'reading']
        ] as const;
        const late = (...phases: readonly (readonly [string, 'waiting' | 'reading'])[]): string =>
            said({ running: true, asked: 9, ended: 9 - phases.length, phases: new Map(phases) });
        expect(late(a, b)).toBe('Evidence of 7 of 9 computers read. Waiting for a, b');
        expect(late(a, b, ['c', 'waiting'])).toBe('Evidence of 6 of 9 computers read');
        expect(late(a, b, ['c', 'reading'], ['d', 'reading'])).toMatch(/Waiting for a, b, c, 1 more$/);
        const fleet = { ...idle, running: true, asked: 2, ended: 1, phases: new Map([['srv2', 'reading' as const]]) };
        const shown = readinessPageView(modelOf([listed('srv1'), listed('srv2')], [], {}, { fleet }), strings).progress;
        expect(shown?.text).toBe('Evidence of 1 of 2 computers read. Waiting for srv2');
        expect(said({ asked: 3, ended: 1, stopped: true })).toBe('Reading stopped. Computers read: 1 of 3.');
        expect(said({ asked: 3, ended: 3, failed: 1 })).toBe('Evidence read. Computers: 3. Failed: 1.');
    });

    it('says what can be done where the logs never tell, and leads to no empty list of peers', () => {
        const [row] = modelOf(all, known).all;
        const of = (peers: number, kind: string | null, direction: Direction = 'inbound'): ReadinessDetailsView => {
            const doubt = kind === null ? null : ({ kind, channel: null } as Doubt);
            return detailsView({ ...(row as ReadinessRow), readiness: { kind: 'cannotAudit', doubt, peers } }, direction, strings);
        };
        const [nobody, update, some] = [of(0, 'noSwitch'), of(0, 'updateMissing'), of(3, null, 'outbound')];
        expect([nobody.hasNoPeers, some.hasNoPeers]).toEqual([true, false]);
        expect(nobody.steps.map(step => step.split(/[ ,]/).slice(0, 3).join(' '))).toEqual([
            'This Windows reports',
            'No peer is',
            'To decide without',
            'Or upgrade to'
        ]);
        expect(update.steps.join(' ')).toContain('KB5066913');
        expect(update.steps).toContain('Install the updates, and then turn on auditing.');
        expect(update.text).toBe("Can't log who can't sign until an update is installed");
        expect(some.steps[0]).toBe('Known without audits, from connections and other events: 3 peers. Test each in Peers.');
        const unread = (isServerOff: boolean): readonly string[] =>
            detailsView(
                { ...(row as ReadinessRow), readiness: { kind: 'unknown', why: { of: 'requirement', isServerOff, part: null } } },
                'inbound',
                strings
            ).steps;
        expect([unread(false), unread(true)]).toEqual([["Open the computer. Its page says what couldn't be read and what to do."], []]);
        expect(of(1, null).steps[0]).toContain("A test can't show what a peer does as a client.");
    });

    it('names in the details each peer that would be cut off', () => {
        const [row] = modelOf(all, known).rows as readonly [ReadinessRow];
        const peers = Array.from({ length: 9 }, (_, index) => `<b>${index}`);
        const view = detailsView({ ...row, readiness: { ...cut, cutOff: 9, peers } }, 'inbound', strings);
        expect([view.kind, view.peers]).toEqual(['Would cut off', peers]);
        expect(view.rows.map(({ term }) => term)).toEqual(['Names in your list', 'Windows', 'Evidence read', 'Settings read']);
    });

    it('says how old the settings are where they were not read with the evidence', () => {
        const read = (evidenceAt: string): string => {
            const one = knownOf('srv2', facts('srv2'));
            const evidence = { value: silent, readAt: evidenceAt };
            const [row] = modelOf([listed('srv2')], [{ ...one, kept: { ...one.kept, evidence } }]).rows as readonly [ReadinessRow];
            return JSON.stringify(readinessCells(row, Date.parse(evidenceAt), strings).readAt);
        };
        expect(read('2026-11-20T12:00:09.000Z')).not.toContain('Settings');
        expect(read('2026-11-20T13:00:00.000Z')).toContain(`Settings read at ${dateTime(readAt)}`);
    });

    it('says in the details since when it is audited, and whether that is only what a reading found', () => {
        const since = (seen?: KnownOfComputer['isSinceSeen']): string | undefined => {
            const auditingSince = { outbound: null, inbound: readAt };
            const one = { ...knownOf('srv2', facts('srv2')), auditingSince, ...(seen && { isSinceSeen: seen }) };
            const [row] = modelOf([listed('srv2')], [one]).rows as readonly [ReadinessRow];
            return detailsView(row, 'inbound', strings).rows.find(({ term }) => term === 'Auditing on since')?.value;
        };
        expect(since()).toBe(`${dateTime(readAt)}, when it was turned on from this browser`);
        expect(since({ outbound: false, inbound: true })).toBe(`${dateTime(readAt)} or earlier, because a reading found it on then`);
    });
});
