// SPDX-License-Identifier: MIT
import Ajv from 'ajv';
import * as fc from 'fast-check';
import schema from '../../../../docs/schemas/fleet-report-1.json';
import texts from '../../../generated/assets/strings/strings.json';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { compare } from '../../domain/snapshots/compare';
import type { Explained } from '../../domain/snapshots/explain/explanation';
import { pointOf } from '../../domain/snapshots/over-time';
import { countsOf, type Snapshot, type SnapshotSummary } from '../../domain/snapshots/snapshot';
import { anySnapshot } from '../../domain/snapshots/testing/any-snapshot';
import { computer, facts, snapshot, unread } from '../../domain/snapshots/testing/snapshots';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { fileSummary } from '../snapshots/choice';
import { connectedAs } from './connected-as';
import { reportJson } from './report-json';
import type { FleetReport } from './report-source';
import { mostRows, reportView, type ReportView } from './report-view';

const strings = texts.Strings.SmbSigning as Strings;
const off = { inForce: 'notRequired', stored: { kind: 'zero' } } as const;
const nobody: Explained = { by: [], gaps: ['activity'] };
const made = { toolVersion: '1.2.3', exportedAt: '2026-11-23T10:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
const on = { at: new Date('2026-11-23T10:00:00.000Z'), toolVersion: '1.2.3', origin: made.exportedFrom, connectedAs: 'LAB\\admin' };
const accepted: Acceptance = {
    peer: 'copier-3',
    direction: 'inbound',
    by: 'Anna',
    note: 'replaced in May',
    at: '2026-11-01T10:00:00.000Z'
};

const summary = (one: Snapshot): SnapshotSummary => ({ ...fileSummary(one), id: one.id, counts: countsOf(one) });

function report(before: Snapshot, after: Snapshot, other: Partial<FleetReport> = {}): FleetReport {
    const rows = compare(before, after).map((difference, index) => ({
        key: String(index),
        difference,
        explained: difference.direction === null ? null : nobody
    }));
    return {
        snapshot: after,
        comparison: { before, after, isSwapped: false, rows, runs: new Set() },
        kept: [summary(after), summary(before)],
        points: [pointOf(null, before), pointOf(before, after)],
        acceptances: [accepted],
        unreadable: 0,
        ...other
    };
}

const then = snapshot([computer('srv', facts()), computer('web', facts())], { id: 'a', begun: '2026-11-19T08:29:00.000Z' });
const now = snapshot([computer('srv', facts({ inbound: off })), unread('web', 'needsCredentials')], { id: 'b' });
const shown = (of: FleetReport): ReportView => reportView(of, on, strings);
const cells = ({ rows }: { readonly rows: ReportView['states']['rows'] }): readonly string[] => rows.map(row => row.flat().join(' | '));

describe('the report of all computers', () => {
    it('says first what it is of, how old that is, and when and by which version it was made', () => {
        expect(shown(report(then, now)).head).toEqual([
            `State: scan from ${dateTime(now.begun)} to ${dateTime(now.ended ?? '')}, with SMB signing 1.0.0.`,
            `Read: ${dateTime('2026-11-20T08:30:00.000Z')}. Days since then: 3.`,
            `Report: ${dateTime(made.exportedAt)}, with SMB signing 1.2.3, from https://wac.lab.example.`,
            jasmine.stringMatching(/^Times are by this browser's clock, in time zone \w/),
            'Connected in this window as LAB\\admin.'
        ]);
    });

    it('has the numbers, whom it concerns, what changed, who was not read and why, and the exceptions with their notes', () => {
        const view = shown(report(then, now));
        expect(cells(view.states)).toEqual(['Outbound only | 1 | 50%', 'Needs credentials | 1 | 50%', 'All | 2 | 100%']);
        expect(cells(view.inForce)).toEqual(['Outbound | 1 | 0 | 0 | 1', 'Inbound | 0 | 1 | 0 | 1']);
        expect(view.chart.map(({ id, weaker }) => [id, weaker])).toEqual([
            ['a', null],
            ['b', 1]
        ]);
        expect(cells(view.overTime)).toEqual([`${dateTime(now.begun)} | 2 | 1 | 0 | 1 | 1`, `${dateTime(then.begun)} | 2 | – | 2 | 0 | 0`]);
        expect(view.changesTitle).toBe(`What changed since ${dateTime(then.begun)}`);
        expect(view.changesNotes).toEqual(['Weaker: 1, No longer read: 1', 'Not by this tool: 1']);
        expect(view.changes?.rows.map(([name, what]) => [name?.[0], what?.[0]])).toEqual([
            ['srv', 'Inbound: Weaker'],
            ['web', 'No longer read']
        ]);
        expect(view.notRequired.rows[0]?.slice(0, 3)).toEqual([['srv'], ['Required, stored 1'], ['Not required, stored 0']]);
        expect(cells(view.unread)).toEqual([`web | Needs credentials | ${dateTime('2026-11-20T08:30:00.000Z')}`]);
        expect(cells(view.exceptions)).toEqual([`copier-3 | Inbound | Anna | ${dateTime(accepted.at)} | replaced in May`]);
    });

    it('says what is unknown, and claims nothing of what was not compared', () => {
        const view = shown(report(then, now));
        expect(view.unknown.slice(0, 2)).toEqual([
            "Computers that weren't read: 1",
            "What others ran with this tool wasn't read. Unexplained differences: 1."
        ]);
        expect(view.unknown.length).toBe(5);
        const alone = shown(report(then, now, { comparison: null, unreadable: 2 }));
        expect([alone.changes, alone.changesTitle]).toEqual([null, 'What changed']);
        expect(alone.changesNotes).toEqual(['Unknown, because there is no other snapshot to compare with.']);
        expect(alone.exceptionsNote).toBe("This version can't read 2 more decisions.");
        const interrupted = shown(report(then, { ...now, ended: null }));
        expect(interrupted.head[0]).toMatch(/^State: interrupted scan of /);
        expect(interrupted.unknown[0]).toMatch(/^The scan was interrupted/);
        expect(interrupted.changesNotes.at(-1)).toMatch(/was interrupted or filtered/);
        const swapped = report(then, now).comparison;
        expect(shown(report(then, now, { comparison: swapped && { ...swapped, isSwapped: true } })).changesNotes).toContain(
            'The report is of the later one of the two snapshots that were chosen.'
        );
        const nothing = shown(report(then, snapshot([unread('srv', 'unreachable')])));
        expect(nothing.head[1]).toBe('No computer was read.');
        const file = { importedAt: made.exportedAt, exportedAt: null, toolVersion: null };
        expect(shown(report(then, { ...now, origin: file })).head[1]).toMatch(/^This snapshot came from a file on /);
    });

    it('has computers that were not read for one reason together, and the reason of the most first', () => {
        const view = shown(report(then, snapshot([unread('a', 'timedOut'), unread('b', 'unreachable'), unread('c', 'unreachable')])));
        expect(view.unread.rows.map(([name]) => name?.[0])).toEqual(['b', 'c', 'a']);
        expect(view.unreadNote).toBe('Unreachable: 2, No answer: 1');
        expect(shown(report(then, then)).unreadNote).toBe('');
    });

    it('of a thousand computers stays readable, and says how many it leaves out', () => {
        const many = snapshot(Array.from({ length: 1000 }, (_, index) => computer(`srv${index}`, facts({ inbound: off }))));
        const view = shown(report(snapshot([]), many));
        for (const table of [view.notRequired, view.changes]) {
            expect(table?.rows.length).toBe(mostRows);
            expect(table?.more).toBe('50 of 1,000 shown. The JSON file has all.');
        }
        expect(view.unread.more).toBe('');
        const json = JSON.parse(reportJson(report(snapshot([]), many), '', made)) as {
            computers: object[];
            changes: { differences: object[] };
        };
        expect([json.computers.length, json.changes.differences.length]).toEqual([1000, 1000]);
    });

    it('names accounts, as long as they are few', () => {
        const entries = (...users: readonly string[]): Parameters<typeof connectedAs>[0] => ({
            entries: users.map((actingUser, index) => ({
                connection: { call: `srv${index}.lab.example` },
                answer: { outcome: { kind: 'ok', value: { actingUser } } }
            })) as never
        });
        const own = ['SRV0\\admin', 'SRV1\\Admin', 'SRV2\\admin'];
        expect(connectedAs(entries(...own, 'LAB\\anna'), strings)).toBe('admin (a local account on each of 3 computers), LAB\\anna');
        expect(connectedAs(entries(), strings)).toBe('');
        expect(connectedAs(entries('a', 'b', 'a'), strings)).toBe('a, b');
        expect(connectedAs(entries('a', 'b', 'c', 'd', 'e'), strings)).toBe('a, b, c and 2 more');
    });
});

describe('the report as a file', () => {
    const isValid = new Ajv({ allErrors: true }).compile(schema);
    const problems = (text: string): unknown => (isValid(JSON.parse(text)) ? [] : isValid.errors);

    it('is what its schema describes, whatever was read', () => {
        expect(problems(reportJson(report(then, now), 'Anna', made))).toEqual([]);
        expect(problems(reportJson(report(then, now, { comparison: null, kept: [], points: [] }), '', made))).toEqual([]);
        fc.assert(
            fc.property(anySnapshot, anySnapshot, (one, two) => expect(problems(reportJson(report(one, two), '', made))).toEqual([])),
            { numRuns: 50 }
        );
    });

    it('is not, without a part of it or with another version', () => {
        const whole = JSON.parse(reportJson(report(then, now), 'Anna', made)) as Record<string, unknown>;
        for (const part of Object.keys(whole)) {
            const { [part]: _, ...rest } = whole;
            expect(problems(JSON.stringify(rest))).not.toEqual([]);
        }
        expect(problems(JSON.stringify({ ...whole, version: 2 }))).not.toEqual([]);
    });

    it('has who made it, what changed with its explanation, and the exceptions', () => {
        const file = JSON.parse(reportJson(report(then, now), 'Anna', made)) as Record<string, unknown>;
        expect(file).toEqual(
            jasmine.objectContaining({
                ...{ format: 'smb-signing-fleet-report', version: 1, madeBy: 'Anna', exportedAt: made.exportedAt },
                tool: { name: 'SMB signing', version: '1.2.3' },
                notRead: [{ computer: 'web', reading: 'needsCredentials', at: '2026-11-20T08:30:00.000Z' }],
                exceptions: { acceptedPeers: [accepted], unreadable: 0 }
            })
        );
        const { differences } = file['changes'] as { differences: readonly { kind: string; explained: object | null }[] };
        expect(differences.map(({ kind, explained }) => [kind, explained])).toEqual([
            ['weaker', nobody],
            ['noLongerRead', null]
        ]);
        expect((JSON.parse(reportJson(report(then, now), '', made)) as Record<string, unknown>)['madeBy']).toBeNull();
    });
});
