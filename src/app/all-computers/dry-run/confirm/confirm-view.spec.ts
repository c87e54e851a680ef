// SPDX-License-Identifier: MIT
import texts from '../../../../generated/assets/strings/strings.json';
import type { DecidedImpact } from '../../../domain/readiness/accepted';
import { entry, facts, failed } from '../../../domain/testing/list-entries';
import { itemOf, judged, requireBoth } from '../../../domain/testing/run-items';
import { type RunItem, type RunSettings, usualSettings } from '../../../domain/run/run';
import type { Strings } from '../../../strings/strings';
import { type ConfirmView, confirmView } from './confirm-view';

const strings = texts.Strings.SmbSigning as Strings;

function confirmation(items: readonly RunItem[], settings: Partial<RunSettings> = {}): ConfirmView {
    return confirmView({ items, target: requireBoth, settings: { ...usualSettings, ...settings }, retries: null }, strings);
}

/** A computer that both directions, or one of them, would no longer require. */
function weakened(name: string, ...directions: readonly ('outbound' | 'inbound')[]): RunItem {
    const wanted = Object.fromEntries(directions.map(direction => [direction, 'notRequired' as const]));
    const [row] = judged([entry(name, facts(name, {}, true, true))], { goal: 'byHand', wanted, of: null });
    return row?.item as RunItem;
}

describe('the confirmation of a run', () => {
    const settings: readonly [Partial<RunSettings>, string][] = [
        [{ atOnce: 1 }, 'One computer at a time. Stop after failures: 3.'],
        [{ atOnce: 3 }, 'Computers at a time: 3. Stop after failures: 3.'],
        [{ atOnce: 5 }, 'Computers at a time: 3 (limited by Stop after failures). Stop after failures: 3.'],
        [{ atOnce: 5, stopAfter: 1 }, 'One computer at a time. Stop after failures: 1.'],
        [{ atOnce: 50, stopAfter: null }, "Computers at a time: 50. Doesn't stop on failures."],
        [
            { atOnce: 2, pilot: 2 },
            'Computers at a time: 2. Pilot size: 2. After the pilot, the run waits for you. In the pilot: a. Stop after failures: 3.'
        ]
    ];
    for (const [given, how] of settings)
        it(`says of ${JSON.stringify(given)}: "${how}"`, () => expect(confirmation([itemOf('a')], given).how).toBe(how));

    it('speaks of open connections only where signing changes', () => {
        expect(confirmation([itemOf('a')]).promise).toMatch(
            /and then verified\. Open connections don't change until they reconnect\. You can undo/
        );
        const [row] = judged([entry('a', facts('a'))], { goal: 'turnOnAuditing', wanted: {}, of: null });
        expect(confirmation([row?.item as RunItem]).promise).toMatch(/and then verified\. You can undo the run from Runs\.$/);
    });

    it('names the computers of the pilot: the first that change, ten of them', () => {
        const skipped = itemOf('off', { decision: 'unreachable', failure: failed('unreachable') });
        const many = [skipped, ...Array.from({ length: 12 }, (_, index) => itemOf(`srv${index}`))];
        expect(confirmation(many, { pilot: 2 }).how).toContain('In the pilot: srv0, srv1.');
        expect(confirmation(many, { pilot: 11 }).how).toContain('srv8, srv9, ….');
    });

    it('counts what happens to the computers in the order of the tiles, and names what is aimed at', () => {
        const items = [
            itemOf('a'),
            itemOf('b', { decision: 'unreachable', failure: failed('unreachable') }),
            itemOf('c', { decision: 'alreadySo', changes: [] }),
            itemOf('d')
        ];
        const { heading, target, counts } = confirmation(items);
        expect([heading, target]).toEqual(['Confirm changes (2)', 'Require both']);
        expect(counts.map(({ title, count }) => `${title} ${count}`)).toEqual(['Will change 2', 'No change needed 1', 'Unreachable 1']);
        expect(confirmation([itemOf('a')]).heading).toBe('Confirm changes (1)');
        expect(confirmation([]).heading).toBe('Confirm changes (0)');
    });

    it('counts warnings of computers that change only', () => {
        const warned = { warnings: ['guestsCutOff', 'otherNodes'] } as const;
        const items = [itemOf('a', warned), itemOf('b', { warnings: ['otherNodes'] }), itemOf('c', { ...warned, decision: 'notRead' })];
        expect(confirmation(items).warnings).toEqual([
            { title: "Guest logons are on and will stop working, because guests can't sign", count: 1 },
            { title: "Other nodes of its cluster won't change, and would differ", count: 2 }
        ]);
    });

    it('names the peers that would be cut off, the accepted ones apart, with who decided and when, each once', () => {
        const at = '2026-11-20T10:00:00.000Z';
        const decided = (peer: string, by: string | null): DecidedImpact => ({
            ...{ kind: 'cutOff', direction: 'inbound', peer, why: 'noSigning', lastSeen: null, now: null, notes: [], source: '' },
            accepted: by === null ? null : { peer, direction: 'inbound', by, note: '', at }
        });
        const peers = [decided('scan-1', 'Anna'), decided('nas', null), decided('scan-1', 'Anna'), decided('copier', 'Bo')];
        const frozen = { items: [itemOf('a')], target: requireBoth, settings: usualSettings, retries: null };
        const day = new Date(at).toLocaleDateString();
        expect(confirmView(frozen, strings, peers).accepted).toEqual([
            `scan-1 (Inbound): accepted by Anna on ${day}. On 2 computers`,
            `copier (Inbound): accepted by Bo on ${day}. On 1 computer`
        ]);
        expect(confirmView(frozen, strings).accepted).toEqual([]);
        const { cutOff, cutOffTitle } = confirmView(frozen, strings, [...peers, { ...decided('pc', null), kind: 'unsigned' }]);
        expect(cutOff).toEqual([jasmine.stringMatching(/^nas \(Inbound\): .*\. On 1 computer$/)]);
        expect(cutOffTitle).toBe('Known peers that would be cut off, or might be (1)');
        const many = Array.from({ length: 23 }, (_, index) => decided(`nas-${index}`, null));
        expect(confirmView(frozen, strings, many).cutOff.slice(20)).toEqual(['3 more']);
        expect(confirmView({ ...frozen, target: { goal: 'undo', wanted: {}, of: null } }, strings).promise).not.toContain('undo');
    });

    it('names those that become weaker, and what that means in the directions that do', () => {
        const { weaker, weakerTitle, cautions } = confirmation([weakened('=a', 'inbound'), itemOf('b')]);
        expect([weaker, weakerTitle]).toEqual([['=a'], 'Weaker signing: 1']);
        expect(cautions).toEqual([
            jasmine.stringMatching(/^Better options/),
            jasmine.stringMatching(/^Microsoft doesn't recommend/),
            jasmine.stringMatching(/^Anyone can then connect/)
        ]);
        const both = confirmation([weakened('a', 'inbound'), weakened('b', 'outbound', 'inbound')]).cautions.slice(2);
        expect([...both].sort()).toEqual([
            jasmine.stringMatching(/^Anyone can/),
            jasmine.stringMatching(/^This affects the whole computer/)
        ]);
        expect(confirmation([itemOf('b')]).weaker).toEqual([]);
    });
});
