// SPDX-License-Identifier: MIT
import { deleteDB, openDB } from 'idb';
import type { FormerReadiness } from '../../domain/readiness/former';
import type { Readiness } from '../../domain/readiness/readiness';
import { connection } from '../../domain/testing/list-entries';
import { inOneGo } from '../../domain/steps';
import { BrowserEvidence } from './evidence-store';
import { BrowserFormer } from './former-store';
import { packingFormer } from './readiness/packed-former';

const judgedAt = '2026-11-30T10:14:00.000Z';
const readAt = '2026-11-29T08:00:00.000Z';
const part = { what: 'inbound', errorId: 'x', message: 'no', entries: { kept: 1, of: 2 } };
const owner = { by: 'groupPolicy', gpoName: 'Baseline', gpoId: null, value: '1', lastApplied: readAt, everyRefresh: true } as const;

/** One of each kind, with whatever it may have. */
const all: readonly Readiness[] = [
    { kind: 'required', refused: 3 },
    { kind: 'ready', ageDays: 21, events: 4, peers: 2, accepted: 1, isOwnerUnread: true },
    { kind: 'wouldCutOff', cutOff: 1, mayBe: 1, atLeast: true, accepted: 0, peers: ['nas1', 'kopierer-ü'], undoneAt: readAt, voided: 1 },
    { kind: 'wouldCutOff', cutOff: 1, mayBe: 0, atLeast: false, accepted: 0, peers: [] },
    { kind: 'gathering', ageDays: 3, daysLeft: 11, since: 'logs', events: 0 },
    { kind: 'auditingOff' },
    { kind: 'cannotAudit', doubt: { kind: 'updateMissing', channel: null }, peers: 2 },
    { kind: 'heldByPolicy', owner },
    { kind: 'heldByPolicy', owner: null },
    { kind: 'unknown', why: { of: 'evidence', state: 'failed' } },
    { kind: 'unknown', why: { of: 'auditingHeld' } },
    { kind: 'unknown', why: { of: 'requirement', isServerOff: false, part } },
    { kind: 'unknown', why: { of: 'lacking', lacking: { of: 'logs', doubt: { kind: 'tooShort', channel: 'Security', id: 4625 } } } },
    { kind: 'unknown', why: { of: 'lacking', lacking: { of: 'sources', source: 'guestLogons' } } },
    { kind: 'unknown', why: { of: 'lacking', lacking: { of: 'logAge' } } },
    { kind: 'unknown', why: { of: 'blocked', reason: 'notReadByModule' } }
];

function formerOf(readiness: Readiness, index: number): FormerReadiness {
    const file = { file: 'fleet.jsonl', importedAt: readAt };
    const name = `Srv${String(index).padStart(5, '0')}`;
    const isOdd = index % 2 === 1;
    return {
        connections: [{ ...connection(name), call: name.toLowerCase(), tags: ['Ring 1'] }, ...(isOdd ? [connection(`alias${index}`)] : [])],
        windows: 'Windows Server 2025',
        roles: isOdd ? ['server', 'clusterNode'] : ['unknown'],
        readiness,
        readAt: isOdd ? readAt : null,
        settingsReadAt: readAt,
        auditing: isOdd ? { at: readAt, isOnlySeen: true } : null,
        isAuditing: isOdd ? false : null,
        isReadOnly: !isOdd,
        claiming: isOdd ? { labels: ['other'], count: 1 } : { labels: [], count: 0 },
        brought: isOdd ? null : { sources: [file], isAlone: true, notGathered: ['Security'] },
        failure: isOdd ? { of: 'evidence', kind: 'unreachable', words: 'no route', errorId: null } : null
    };
}

describe('what Readiness showed last, in the browser', () => {
    let store: BrowserFormer;
    const keep = (computers: readonly FormerReadiness[]): Promise<void> =>
        store.keep('inbound', judgedAt, inOneGo(packingFormer(computers)));

    beforeEach(async () => {
        await deleteDB('smb-signing');
        store = new BrowserFormer();
    });

    it('comes back as it was, of each direction', async () => {
        const computers = Array.from({ length: 1200 }, (_, index) => formerOf(all[index % all.length] as Readiness, index));
        expect(await store.load('inbound')).toBeNull();
        await keep(computers);
        expect(await new BrowserFormer().load('inbound')).toEqual({ judgedAt, computers });
        expect(await store.load('outbound')).toBeNull();
        // Fewer take the place of more.
        await keep(computers.slice(0, 3));
        expect(await store.load('inbound')).toEqual({ judgedAt, computers: computers.slice(0, 3) });
    });

    it('is left aside where any of it is damaged, or another version wrote it', async () => {
        const computers = Array.from({ length: 600 }, (_, index) => formerOf({ kind: 'auditingOff' }, index));
        const [, text = ''] = inOneGo(packingFormer(computers));
        const damages: readonly object[] = [
            { text: text.slice(0, -1) },
            { text: text.replace('auditingOff', 'allFine') },
            { text: text.replace(/\[0,/g, '[7,') },
            { text: text.replaceAll(readAt, 'yesterday') },
            { text: text.replace(/"srv00501"/g, `"${'s'.repeat(301)}"`) },
            { text: 7 },
            { judgedAt: readAt },
            { version: 2 }
        ];
        for (const damage of damages) {
            await keep(computers);
            const database = await openDB('smb-signing');
            await database.put('former', { ...((await database.get('former', ['inbound', 1])) as object), ...damage });
            database.close();
            expect(await store.load('inbound'))
                .withContext(JSON.stringify(damage).slice(0, 80))
                .toBeNull();
        }
        await keep(computers);
        expect((await store.load('inbound'))?.computers.length).toBe(600);
    });

    it('goes with the evidence that is taken away', async () => {
        const evidence = new BrowserEvidence();
        for (const take of [() => evidence.forgetImports(), () => evidence.forget(['srv1'])]) {
            await keep([formerOf({ kind: 'auditingOff' }, 1)]);
            await take();
            expect(await store.load('inbound')).toBeNull();
        }
    });
});
