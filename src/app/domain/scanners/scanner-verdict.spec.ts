// SPDX-License-Identifier: MIT
import type { ChangeRecord } from '../change/record';
import { answerRead, answerWrite, begin, newRecord } from '../change/record';
import { foundIn } from '../change/found';
import { makePlan } from '../change/plan';
import type { ComputerFacts, InboundFacts } from '../computer/facts';
import { type Entry, type ListRow, makeList } from '../list/list';
import { changed, mandatory } from '../negotiate/testing/answers';
import { tested } from '../negotiate/testing/results';
import { computer, facts as snapshotFacts, snapshot } from '../snapshots/testing/snapshots';
import { entry, facts, failed } from '../testing/list-entries';
import { knownMisreadings, misreadings } from './known-readings';
import type { HostMatch } from './matching';
import type { ScannedHost, ScannerFormat } from './scanner-list';
import { scannerVerdict, stateSince, type WireAnswer } from './scanner-verdict';
import { StateHistory, type StatePoint } from './state-points';

const rowsOf = (...entries: readonly Entry[]): readonly ListRow[] => makeList(entries, null).rows;
const times = ['2026-11-01T00:00:00.000Z', '2026-11-10T00:00:00.000Z', '2026-11-20T00:00:00.000Z'] as const;
const lastRead = Date.parse('2026-11-30T00:00:00.000Z');
const [first, middle, later] = times;

/** A computer that was read at the end, with its requirement inbound. */
function rowWith(required: boolean, inbound: Partial<InboundFacts> = {}, own: Partial<ComputerFacts> = {}): ListRow {
    const read = facts('fs01', own, true, required);
    const [row] = rowsOf(entry('fs01', { ...read, inbound: { ...read.inbound, service: null, ...inbound } }, 'idle', lastRead));
    if (!row) throw new Error('There is no row.');
    return row;
}

const taken = (at: string, required: boolean, id = 'id of fs01'): ReturnType<typeof snapshot> =>
    snapshot([computer('fs01', snapshotFacts({ inbound: { inForce: required ? 'required' : 'notRequired' } }), { at, id })]);

/** A change made here, verified at its end. */
function record(from: boolean, at: string): ChangeRecord {
    const [before, after] = [facts('fs01', {}, true, from), facts('fs01', {}, true, !from)].map(one => ({
        ...one,
        inbound: { ...one.inbound, stored: { required: one.inbound.required ? 1 : 0 } }
    }));
    if (!before || !after) throw new Error('There is none.');
    const plan = makePlan(before, { inbound: from ? 'notRequired' : 'required' });
    const given = {
        id: 'record',
        run: 'run',
        undoes: null,
        startedAt: at,
        toolVersion: '1',
        computer: 'fs01',
        configuration: before,
        plan
    };
    return answerRead(answerWrite(begin(newRecord(given)), null), foundIn(after, at.replace('00.000Z', '09.000Z')));
}

const told = (points: readonly StatePoint[]): readonly string[] => points.map(({ at, state, by }) => `${at.slice(5, 10)} ${state} ${by}`);

describe('what is known of a computer over time', () => {
    it('is from snapshots, records, and the last reading, the earliest first', () => {
        const history = new StateHistory([taken(later, true), taken(first, false)], [record(false, middle)]);
        expect(told(history.of(rowWith(true)))).toEqual([
            '11-01 notRequired snapshot',
            '11-10 notRequired record',
            '11-10 required record',
            '11-20 required snapshot',
            '11-30 required reading'
        ]);
    });

    it('is nothing of another computer under its name, of a file’s record, or before it was read', () => {
        const other = new StateHistory([taken(first, false, 'another')], [{ ...record(false, middle), imported: true }]);
        expect(told(other.of(rowWith(true)))).toEqual(['11-30 required reading']);
        const [unread] = rowsOf(entry('fs01', failed('unreachable')));
        expect(unread && new StateHistory([taken(first, false)], []).of(unread)).toEqual([]);
    });

    it('says since when it is so, as far as it is known', () => {
        const since = (...snapshots: readonly ReturnType<typeof snapshot>[]): string | undefined =>
            stateSince(new StateHistory(snapshots, []).of(rowWith(true)))?.at;
        expect(since(taken(first, false), taken(middle, true))).toBe(middle);
        expect(since(taken(first, true), taken(middle, false), taken(later, true))).toBe(later);
        expect(stateSince([])).toBeNull();
    });
});

const claim: ScannedHost = { line: 1, names: ['fs01'], says: 'notRequired', words: '57608', at: later, from: null, hint: null };
const wireOf = (required: boolean, asking: WireAnswer['asking'] = 'another', at: string | number = lastRead): WireAnswer => ({
    asking,
    from: 'fs02',
    hash: null,
    result: { ...tested('fs01', { answer: required ? mandatory : changed(mandatory, { 66: 1 }) }), testedAt: new Date(at) }
});
const stopped = (at: string): ReturnType<typeof snapshot> =>
    snapshot([computer('fs01', snapshotFacts({ accepts: false }), { at, id: 'id of fs01' })]);

interface Case {
    readonly of: string;
    readonly row?: ListRow;
    readonly match?: HostMatch;
    readonly host?: Partial<ScannedHost>;
    readonly snapshots?: readonly ReturnType<typeof snapshot>[];
    readonly records?: readonly ChangeRecord[];
    readonly wire?: WireAnswer;
    readonly format?: ScannerFormat;
    readonly is: string;
}

describe('whether a scanner is right', () => {
    const required = rowWith(true);
    const requiredThen = [taken(first, true)];
    const cases: readonly Case[] = [
        { of: 'what is in force', row: rowWith(false), is: 'right' },
        { of: 'what is in force, and its server says so', row: rowWith(false), wire: wireOf(false), is: 'right' },
        { of: 'what is required', host: { says: 'required' }, is: 'right' },
        {
            of: 'what is in force, and was not when it was scanned',
            row: rowWith(false),
            snapshots: [taken(first, true), taken('2026-11-25T00:00:00.000Z', true)],
            is: 'right onlyNow'
        },
        {
            of: 'a computer whose Server service did not run before',
            snapshots: [stopped(first)],
            is: 'unknown notAcceptingThen'
        },
        {
            of: 'a computer whose Server service did not run before and after',
            snapshots: [stopped(first), stopped('2026-11-25T00:00:00.000Z')],
            is: 'unknown notAcceptingThen'
        },
        {
            of: 'a server that answered otherwise long before it was read',
            row: rowWith(false),
            wire: wireOf(true, 'another', middle),
            is: 'right'
        },
        {
            of: 'what was changed since, by snapshots',
            snapshots: [taken(first, false), taken('2026-11-25T00:00:00.000Z', false)],
            is: 'wasRight 11-25 11-30'
        },
        {
            of: 'what was changed since, by a record',
            host: { at: '2026-11-05T00:00:00.000Z' },
            snapshots: [taken(first, false)],
            records: [record(false, middle)],
            is: 'wasRight 11-10 11-10'
        },
        {
            of: 'what was changed while its host was scanned',
            host: { at: later, from: '2026-11-05T00:00:00.000Z' },
            snapshots: [taken(first, false)],
            records: [record(false, middle)],
            is: 'unknown changedAround'
        },
        {
            of: 'what was changed while its host was scanned, and back, as snapshots saw',
            host: { at: later, from: '2026-11-05T00:00:00.000Z' },
            snapshots: [taken(first, true), taken(middle, false)],
            is: 'unknown changedAround'
        },
        {
            of: 'a host whose scan began before anything is known of it',
            host: { at: later, from: '2026-10-01T00:00:00.000Z' },
            snapshots: [taken(first, true)],
            is: 'unknown noHistory'
        },
        {
            of: 'what was changed after the scan of its host, which was long',
            host: { at: middle, from: first },
            snapshots: [taken(first, false), taken(later, false)],
            is: 'wasRight 11-20 11-30'
        },
        { of: 'what was changed before', host: { at: later }, records: [record(false, middle)], is: 'wrong' },
        { of: 'what was changed in between, nobody knows when', snapshots: [taken(first, false)], is: 'unknown changedAround' },
        { of: 'what is required before and after', snapshots: requiredThen, is: 'wrong' },
        {
            of: 'what is not required before and after',
            row: rowWith(false),
            host: { says: 'required' },
            snapshots: [taken(first, false)],
            is: 'wrong'
        },
        { of: 'a computer of which nothing is known from before', is: 'unknown noHistory' },
        { of: 'a list without a date', host: { at: null }, snapshots: requiredThen, is: 'unknown noDate' },
        {
            of: 'a scan after the last reading',
            host: { at: '2026-12-01T00:00:00.000Z' },
            snapshots: requiredThen,
            is: 'unknown readBefore'
        },
        { of: 'a computer that is none of the list', match: { kind: 'none' }, is: 'unknown noComputer' },
        { of: 'a name of several', match: { kind: 'several' }, is: 'unknown several' },
        { of: 'a computer that was not read', row: rowsOf(entry('fs01'))[0] as ListRow, is: 'unknown notRead' },
        {
            of: 'a computer that does not report it',
            row: rowWith(true, { required: null }),
            snapshots: requiredThen,
            is: 'unknown notRead'
        },
        {
            of: 'a computer that accepts no connections',
            row: rowWith(true, { service: { state: 'Stopped', startMode: 'Disabled' } }),
            is: 'unknown notAccepting'
        },
        {
            of: 'a server that answers otherwise than what is in force',
            wire: wireOf(false),
            snapshots: requiredThen,
            is: 'unknown wireDiffers'
        },
        { of: 'a server that answers itself, which proves nothing', row: rowWith(false), wire: wireOf(true, 'itself'), is: 'right' },
        {
            of: 'another machine at the address',
            match: { kind: 'computer', row: required, by: 'name', isElsewhere: true },
            snapshots: requiredThen,
            is: 'wrong otherMachine'
        },
        {
            of: 'SMB 3.1.1, taken for required by NetExec',
            row: rowWith(false),
            format: 'netExec',
            host: { says: 'required' },
            snapshots: [taken(first, false)],
            wire: wireOf(false),
            is: 'wrong dialect311'
        },
        {
            of: 'SMB 3.1.1, of which nobody asked the server',
            row: rowWith(false),
            format: 'netExec',
            host: { says: 'required' },
            snapshots: [taken(first, false)],
            is: 'wrong'
        },
        {
            of: 'no answer, taken for no by PingCastle',
            row: rowWith(true, { enabled: true }),
            format: 'pingCastle',
            host: { hint: 'noAnswer' },
            snapshots: requiredThen,
            is: 'wrong noAnswer'
        },
        { of: 'what nmap asked in SMB 1', format: 'nmap', host: { hint: 'smb1' }, snapshots: requiredThen, is: 'wrong smb1' },
        {
            of: '"if client agrees", taken for the answer',
            row: rowWith(false, { enabled: true }),
            format: 'names',
            host: { says: 'required' },
            snapshots: [taken(first, false)],
            is: 'wrong ifClientAgrees'
        },
        {
            of: 'the registry, where nothing is stored',
            row: rowWith(true, { stored: { required: null }, enabled: true }),
            format: 'names',
            snapshots: requiredThen,
            is: 'wrong readsRegistry'
        },
        {
            of: 'the registry, where it might be it',
            row: rowWith(true, { stored: { required: null }, enabled: true }),
            format: 'names',
            host: { at: null },
            is: 'unknown noDate readsRegistry'
        }
    ];
    for (const one of cases) {
        it(`is judged of ${one.of}: ${one.is}`, () => {
            const { row = required, host = {}, snapshots = [], records = [], wire = null, format = 'nessus' } = one;
            const match = one.match ?? { kind: 'computer', row, by: 'name', isElsewhere: false };
            const scanned = { ...claim, ...host };
            const points = new StateHistory(snapshots, records).of(row);
            const verdict = scannerVerdict({ format, host: scanned, at: scanned.at, from: scanned.from, match, points, wire });
            const parts: readonly string[] =
                verdict.kind === 'wasRight'
                    ? [verdict.before.at.slice(5, 10), verdict.after.at.slice(5, 10)]
                    : verdict.kind === 'unknown'
                      ? [verdict.why, ...verdict.reasons]
                      : verdict.kind === 'wrong'
                        ? verdict.reasons
                        : verdict.isOnlyNow
                          ? ['onlyNow']
                          : [];
            expect([verdict.kind, ...parts].join(' ')).toBe(one.is);
        });
    }

    it('has a source for each known reason', () => {
        for (const id of misreadings) for (const source of knownMisreadings[id].sources) expect(source).toMatch(/^https:\/\//);
    });
});
