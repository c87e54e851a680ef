// SPDX-License-Identifier: MIT
import texts from '../../../../generated/assets/strings/strings.json';
import { DAY } from '../../../domain/evidence/days';
import type { Readiness } from '../../../domain/readiness/readiness';
import type { Strings } from '../../../strings/strings';
import type { ReadinessModel, ReadinessRow, ReadinessView } from '../readiness-model';
import { readinessPageView } from '../readiness-view';
import { idle, listed, modelOf, readAt } from '../testing/readiness-models';
import { NextStepsComponent } from './next-steps.component';
import { isDone, type ReadinessStep, nextSteps } from './next-steps';

const strings = texts.Strings.SmbSigning as Strings;

const ready = { kind: 'ready', ageDays: 21, events: 340, peers: 4, accepted: 0, isOwnerUnread: false } as const;
const cut = { kind: 'wouldCutOff', cutOff: 2, mayBe: 0, atLeast: false, accepted: 0, peers: ['NAS01', 'SCAN-3'] } as const;
const gathering = { kind: 'gathering', ageDays: 1, daysLeft: 13, since: 'auditing', events: 0 } as const;
const unread = { kind: 'unknown', why: { of: 'evidence', state: 'notRead' } } as const;
const odd = { kind: 'unknown', why: { of: 'blocked', reason: 'storedOdd' } } as const;
const off = { kind: 'auditingOff' } as const;
const held = { kind: 'heldByPolicy', owner: null } as const;
const cannot = { kind: 'cannotAudit', doubt: null, peers: 0 } as const;

describe('what is left to do on the page Readiness', () => {
    const model = (kinds: readonly Readiness[], view: Partial<ReadinessView> = {}, read: string | null = readAt): ReadinessModel => {
        const made = modelOf([listed('a')], [], view);
        const found = kinds.map(readiness => ({ ...(made.all[0] as ReadinessRow), readiness, readAt: read }));
        return { ...made, all: found, found, rows: found };
    };
    const steps = (of: ReadinessModel, days = 1): readonly ReadinessStep[] => nextSteps(of, strings, Date.parse(readAt) + days * DAY);
    const told = (of: ReadinessModel, days = 1): readonly string[] => steps(of, days).map(({ text, button }) => `${text} [${button}]`);

    it('is a step for each tile, the most useful first, each with a button', () => {
        const all = model([off, off, gathering, cut, ready, unread, odd, held, cannot, { kind: 'required', refused: 2 }]);
        expect(told(all).map(text => text.replace(/Wait until .*\./, 'Wait.'))).toEqual([
            'Required: 1 computer has refused peers since. [See peers]',
            'Ready: 1 computer. [Require signing]',
            'Would cut off: 1 computer, because of 2 peers. Fix or accept them. [See peers]',
            'Auditing off: 2 computers. Auditing is also off on 1 computer that would cut off peers. [Turn on auditing]',
            'Unknown: 2 computers. Not read yet: 1. [Read evidence]',
            'Gathering: 1 computer. Wait. [Show computers]',
            'Cannot audit: 1 computer. Each says what to do. [Show computers]',
            'Held by policy: 1 computer. Change the policy. [Show computers]'
        ]);
    });

    it('does not repeat what was refused because the role can only read', () => {
        const all = model([off, off]);
        const readOnly = (...refused: readonly boolean[]): ReadinessModel => ({
            ...all,
            found: all.found.map((row, index) => ({ ...row, isReadOnly: refused[index] === true }))
        });
        expect(told(readOnly(true))).toEqual(['Auditing off: 2 computers. On 1 of them, your role can only read. [Turn on auditing]']);
        expect(steps(readOnly(true))[0]?.rows.length).toBe(1);
        const first = steps({ ...readOnly(true, true), found: [...readOnly(true, true).found, ...model([unread]).found] })[0];
        expect(first?.does).toBe('read');
        expect(told(readOnly(true, true))).toEqual(['Auditing off: 2 computers. On 2 of them, your role can only read. [Show computers]']);
    });

    it('counts computers that only files tell of, and changes nothing on them: they are handed over', () => {
        const all = model([ready, ready, off]);
        const some = { ...all, found: all.found.map((row, index) => ({ ...row, isListed: index === 0 })) };
        expect(told(some)).toEqual(['Ready: 2 computers. [Require signing]', 'Auditing off: 1 computer. [Show computers]']);
        expect(steps(some)[0]?.rows).toEqual([some.found[0] as ReadinessRow]);
        const none = { ...all, found: all.found.map(row => ({ ...row, isListed: false })) };
        expect(told(none)).toEqual(['Ready: 2 computers. [Hand over]', 'Auditing off: 1 computer. [Show computers]']);
        expect([steps(none)[0]?.does, steps(none)[0]?.rows.length]).toEqual(['handOver', 2]);
    });

    it('counts as the tiles do', () => {
        const all = model([off, off, gathering, cut, ready, unread, odd, held, cannot]);
        const tiles = new Map(readinessPageView(all, strings).tiles.map(({ title, count }) => [title, count]));
        for (const { text } of steps(all)) {
            const [, title = '', count = ''] = /^([^:]+): (\d+)/.exec(text) ?? [];
            expect(`${title} ${tiles.get(title)}`).toBe(`${title} ${count}`);
        }
    });

    it('is to read again those alone for whom enough days have passed', () => {
        const all = model([gathering, { ...gathering, daysLeft: 14 }]);
        expect(told(all, 13)).toEqual([
            'Gathering: enough days have passed on 1 of 2 computers. [Read again]',
            jasmine.stringMatching(/^Gathering: 1 computer\. Wait until .* \[Show computers\]$/)
        ]);
        expect(steps(all, 13)[0]?.rows).toEqual([all.found[0] as ReadinessRow]);
    });

    it('is said of what cannot be read, and of who would be cut off without a name', () => {
        expect(told(model([odd]))).toEqual(['Unknown: 1 computer. Each says why. [Show computers]']);
        expect(told(model([odd], { kind: 'unknown' }))).toEqual(['Unknown: 1 computer. Each says why. [Show all]']);
        expect(told(model([{ ...cut, peers: [] }]))[0]).toBe('Would cut off: 1 computer, because of peers without a name. [See peers]');
        expect(told(model([{ ...cut, peers: [] }]))[1]).toMatch(/^Auditing is off on 1 computer that would cut off peers/);
    });

    it('is nothing before anything was read, while it is, or once all is done', () => {
        expect(told(model([off], {}, null))).toEqual([]);
        expect(told({ ...model([off]), fleet: { ...idle, running: true } })).toEqual([]);
        const done = model([{ kind: 'required', refused: 0 }]);
        expect([told(done), isDone(done), isDone(model([]))]).toEqual([[], true, false]);
        expect(readinessPageView(done, strings).lead).toBe('Signing is required on all of these computers.');
    });

    it('has room for three, and the others are a click away', () => {
        const list = new NextStepsComponent(strings);
        list.steps = steps(model([ready, cut, unread, held, cannot]));
        expect([list.shown.length, list.more]).toEqual([3, 'Show 3 more steps']);
        list.isWhole = true;
        expect([list.shown.length, list.more]).toEqual([6, 'Show fewer steps']);
        list.steps = list.steps.slice(0, 3);
        expect(list.more).toBe('');
    });
});
