// SPDX-License-Identifier: MIT
// What scripts read stays: each column of an export of version 0.1.0 keeps its name and its place before newer ones, and
// each word in it keeps its spelling.
import columnsOf from '../../test/exports/0.1.0.json';
import { EvidenceFile, evidenceCsv } from './compatibility/evidence/evidence-export';
import { asCsv } from './compatibility/devices/export';
import type { EvidenceKind } from './domain/evidence/events';
import type { Effect } from './domain/evidence/peer-verdict';
import type { EvidenceVerdict } from './domain/evidence/verdict';
import { ListState, makeList } from './domain/list/list';
import { toCsv } from './domain/list/list-export';
import { defaultView } from './domain/list/list-view';
import type { DeviceOutcome } from './domain/negotiate/device';
import type { Verdict } from './domain/negotiate/verdict';
import type { FailureKind } from './domain/outcome';
import type { Ending } from './domain/change/record';
import { dryRun } from './domain/run/dry-run';
import { type Decision, type RunGoal, newRun, type RunEnding, type RunItem, usualSettings } from './domain/run/run';
import { planCsv, runCsv, type RunOutcome } from './domain/run/run-export';
import type { RunWarning } from './domain/run/run';
import type { SetBy } from './domain/policy/set-by';
import type { InForce } from './domain/settings/signing-state';
import { entry, facts, failed } from './domain/testing/list-entries';

const origin = { toolVersion: '1.2.3', exportedAt: '2026-11-23T10:00:00.000Z', exportedFrom: 'https://wac.lab.example' };
const target = { goal: 'requireBoth', wanted: { outbound: 'required', inbound: 'required' }, of: null } as const;

/** An export of each kind, as it is made now. */
function exportsNow(): Readonly<Record<keyof typeof columnsOf, string>> {
    const list = makeList([entry('srv', facts('srv'))], null);
    const input = { records: new Map([['srv', 'srv']]), since: 0, target, allowWeaker: false, undoes: new Map() };
    const items = dryRun({ ...input, list }).flatMap(({ item }): RunItem[] => (item ? [item] : []));
    const planned = { items, target, settings: usualSettings };
    const run = newRun({ id: 'r', startedAt: origin.exportedAt, toolVersion: '1.2.3', ...planned, retries: null });
    const device = { host: { name: 'nas', port: 445 }, outcome: { kind: 'portClosed' }, probes: [], testedAt: new Date(0) } as const;
    const evidence = {
        computer: 'srv',
        read: { value: {}, at: new Date(0) },
        evidence: { groups: [], unrecognised: [] }
    } as unknown as EvidenceFile;
    return {
        computers: toCsv(list.rows, list, { ...origin, view: defaultView }),
        plan: planCsv(planned, origin),
        run: runCsv({ run, records: new Map(), undone: new Set() }, false, origin),
        devices: asCsv('srv', [device], null),
        evidence: evidenceCsv(evidence)
    };
}

interface Words {
    readonly signingState: ListState;
    readonly inForce: InForce;
    readonly setBy: SetBy['kind'];
    readonly reading: FailureKind;
    readonly decision: Decision;
    readonly warnings: RunWarning;
    readonly outcome: RunOutcome;
    readonly ending: Ending;
    readonly runEnding: RunEnding;
    readonly goal: RunGoal;
    readonly device: DeviceOutcome['kind'];
    readonly canConnect: Verdict['kind'];
    readonly evidenceVerdict: EvidenceVerdict['kind'];
    readonly shows: EvidenceKind;
    readonly effect: Effect;
}

/** Each word of version 0.1.0 that a column can hold. The types say whether it still exists: a renamed one doesn't compile. */
const words: { readonly [column in keyof Words]: readonly Words[column][] } = {
    signingState: [
        'both',
        'outboundOnly',
        'inboundOnly',
        'neither',
        'unknown',
        'notAccepting',
        'unreachable',
        'needsCredentials',
        'notRead',
        'cluster'
    ],
    inForce: ['required', 'notRequired', 'notReported'],
    setBy: ['groupPolicy', 'policyConflict', 'equalsDefault', 'differs', 'notStored', 'unknown'],
    reading: [
        'gatewayFailed',
        'unreachable',
        'needsCredentials',
        'accessDenied',
        'commandMissing',
        'moduleOutdated',
        'stateChanged',
        'changedWhileWriting',
        'wrongComputer',
        'notInList',
        'scriptFailed',
        'badAnswer',
        'timedOut',
        'outcomeUnknown',
        'notAllowed',
        'notInRole'
    ],
    decision: [
        'change',
        'alreadySo',
        'policyTakesBack',
        'domainController',
        'weaker',
        'cluster',
        'notRead',
        'unreachable',
        'needsCredentials',
        'notInList',
        'notIdentified',
        'otherComputer',
        'notAsLeft'
    ],
    warnings: ['guestsCutOff', 'policyNotRead', 'deviceManagement', 'otherNodes', 'sharedIdentity'],
    outcome: [
        'queued',
        'running',
        'changed',
        'noLonger',
        'undone',
        'alreadySo',
        'skipped',
        'failed',
        'unreachable',
        'needsCredentials',
        'notVerified',
        'takenBack',
        'cancelled',
        'notBegun',
        'leftBehind'
    ],
    ending: ['changed', 'willNotLast', 'takenBack', 'noLonger', 'failed', 'differs', 'notVerified', 'cancelled', 'interrupted'],
    runEnding: ['finished', 'cancelled', 'tooManyFailures', 'interrupted', 'notSaved'],
    goal: ['requireBoth', 'requireOutbound', 'requireInbound', 'windowsDefault', 'sameAs', 'byHand', 'undo'],
    device: [
        'required',
        'offered',
        'notOffered',
        'refusedStatus',
        'damaged',
        'callFailed',
        'smb1Only',
        'again',
        'noCommonDialect',
        'closedWithoutAnswer',
        'silent',
        'notSmb',
        'tooLarge',
        'nameNotFound',
        'nameTimedOut',
        'portClosed',
        'noAnswer',
        'unreachable',
        'notAllowed',
        'failed'
    ],
    canConnect: ['signed', 'unsigned', 'encrypted', 'no', 'unlikely', 'unknown'],
    evidenceVerdict: ['required', 'no', 'mayBe', 'yes', 'notEnough'],
    shows: ['noSigning', 'badSignature', 'guest', 'guestRefused', 'noEncryption'],
    effect: ['cutOff', 'mayBeCutOff', 'none']
};

describe('the exports', () => {
    const now = exportsNow();
    for (const kind of Object.keys(columnsOf) as (keyof typeof columnsOf)[]) {
        it(`of ${kind} have the columns of 0.1.0, and newer ones after them`, () => {
            const [header = ''] = now[kind].split('\r\n');
            const columns = header.replace(/^\uFEFF/, '').match(/[^",]+/g) ?? [];
            expect(columns.slice(0, columnsOf[kind].length)).toEqual(columnsOf[kind]);
        });
    }

    it('of a plan and a run say why cells are empty', () => {
        const silent = { ...facts('srv'), actingUser: null };
        const list = makeList([entry('srv', silent), entry('off', failed('unreachable'))], null);
        const records = new Map(['srv', 'off'].map(key => [key, key]));
        const input = { records, since: 0, target, allowWeaker: false, undoes: new Map() };
        const items = dryRun({ ...input, list }).flatMap(({ item }): RunItem[] => (item ? [item] : []));
        const planned = { items, target, settings: usualSettings };
        const run = newRun({ id: 'r', startedAt: origin.exportedAt, toolVersion: '1.2.3', ...planned, retries: null });
        const [, srv, off] = planCsv(planned, origin).split('\r\n');
        expect(srv).toMatch(/"readAs: not reported",+false$/);
        expect(off).toMatch(/"the computer could not be read: see reason",+false$/);
        const [, begun] = runCsv({ run, records: new Map(), undone: new Set() }, false, origin).split('\r\n');
        expect(begun).toMatch(/"readAs: not reported; what was found: not begun",+false$/);
    });

    it('have no word twice in a column', () => {
        for (const [column, all] of Object.entries<readonly string[]>(words))
            expect(new Set(all).size).withContext(column).toBe(all.length);
    });
});
