// SPDX-License-Identifier: MIT
// What a reading says of earlier records, whoever asked for it and under whichever name.
import { auditingSince } from '../domain/settings/audit-since';
import type { SigningConfiguration } from '../domain/computer/facts';
import { makePlan, Wanted } from '../domain/change/plan';
import type { ChangeRecord } from '../domain/change/record';
import { undoTarget } from '../domain/change/undo';
import { withState } from '../domain/testing/with-state';
import { FakeComputers } from '../remote/testing/fake-computers';
import { sample } from '../remote/testing/samples';
import { ChangeState } from './change-state';
import { Changes } from './changes';
import { History } from './history/history';
import { undoneOf } from './runs/run-store';
import { MemoryJournal } from './testing/memory-journal';
import { MemoryLocks } from './testing/memory-locks';

const name = 'srv2022';
const alias = 'srv2022.lab.example';

describe('a reading', () => {
    let computers: FakeComputers;
    let journal: MemoryJournal;
    let changes: Changes;
    let shown: ChangeState;

    function openWindow(): void {
        changes = new Changes(computers, computers, new MemoryLocks(), '1.0.0', new History(journal), Infinity);
        changes.stateOf(name).subscribe(state => (shown = state));
    }

    beforeEach(() => {
        computers = new FakeComputers();
        journal = new MemoryJournal();
        set(sample(name));
        openWindow();
    });

    function set(configuration: SigningConfiguration): void {
        computers.set(name, { ...configuration, collectedAt: new Date().toISOString() });
    }

    function now(): SigningConfiguration {
        let facts = sample(name);
        computers.read(name).subscribe(outcome => outcome.kind === 'ok' && (facts = outcome.value));
        return facts;
    }

    /** Policy names inbound; it is applied now, or is said to come. */
    function policy(value: 0 | 1, applied: boolean): void {
        const facts = now();
        const { policy: known } = facts.inbound;
        const lastApplied = applied ? new Date().toISOString() : known.lastApplied;
        const named = { ...known, status: 'found' as const, gpoName: 'File servers', gpoId: '{A}', value, lastApplied };
        const stored = applied ? { required: value === 1, stored: { required: value } } : {};
        const surroundings = { ...facts.surroundings, policyEvent: { logged: lastApplied } };
        set({ ...facts, inbound: { ...facts.inbound, ...stored, policy: named }, surroundings });
    }

    /** Somebody else sets inbound. */
    function meddle(required: boolean): void {
        const facts = now();
        set({ ...facts, inbound: { ...facts.inbound, required, stored: { required: required ? 1 : 0 } } });
    }

    async function apply(wanted: Wanted, undoes: string | null = null): Promise<string> {
        await later();
        await changes.apply(name, now(), makePlan(now(), wanted), undoes);
        await later();
        return shown.kind === 'ended' ? shown.record.id : 'not started';
    }

    async function settle(as = name): Promise<void> {
        await later();
        await changes.settle(as, now());
    }

    function record(id: string): ChangeRecord {
        return (journal.all() as ChangeRecord[]).find(one => one.id === id) as ChangeRecord;
    }

    it('settles what a closed page left as "will not last", under another name of the computer, too', async () => {
        policy(0, false);
        const id = await apply({ inbound: 'required' });
        expect(record(id).ending).toBe('willNotLast');
        policy(0, true);
        openWindow();
        await settle(alias);
        expect([record(id).ending, record(id).latest?.settings.inbound.inForce]).toEqual(['takenBack', 'notRequired']);
        expect(record(id).latest?.at).toMatch(/Z$/);
    });

    it('says of a verified change that it is no longer so, once, and only of the last one', async () => {
        const first = await apply({ inbound: 'required' });
        const second = await apply({ inbound: 'notRequired' });
        await settle();
        const save = spyOn(journal, 'save').and.callThrough();
        await settle();
        expect(save).not.toHaveBeenCalled();
        meddle(true);
        await settle();
        await settle();
        expect(save).toHaveBeenCalledTimes(1);
        expect([record(first).latest, record(second).latest?.settings.inbound.inForce]).toEqual([null, 'required']);
        expect(record(second).ending).toBe('changed');
        expect(shown.kind === 'ended' && shown.record.latest).toEqual(record(second).latest);
    });

    it('that a change ends with settles what came before: an undone change is no longer in force', async () => {
        policy(0, false);
        const id = await apply({ inbound: 'required' });
        policy(0, false);
        await apply(undoTarget(record(id)), id);
        expect(record(id).ending).toBe('noLonger');
    });

    it('tells of policy that appeared between plan and write', async () => {
        computers.onWrite = () => policy(0, false);
        const id = await apply({ inbound: 'required' });
        expect(record(id).ending).toBe('willNotLast');
    });

    it('is followed, undone and proven by nothing that came from a file', async () => {
        const id = await apply({ inbound: 'required', outboundAuditSigning: 'on' });
        const plan = makePlan(sample('srv2025'), { outboundAuditSigning: 'on' });
        const facts = { ...plan.changes.reduce((known, change) => withState(known, change, change.after), sample('srv2025')) };
        const own = record(id);
        const { computer } = facts;
        const seenOn = { inForce: 'on', stored: { kind: 'one' } };
        const look = own.found && { ...own.found, settings: { ...own.found.settings, outboundAuditSigning: seenOn } };
        const doctored = {
            ...{ ...own, id: 'doctored', undoes: id, startedAt: '2027-01-01T00:00:00.000Z', found: look, imported: false, origin: null },
            changes: [...own.changes, ...plan.changes.map(change => ({ ...change, write: { kind: 'written' } }))]
        };
        const about2025 = { ...doctored, id: 'audit', computer: { name: 'srv2025', id: computer.id, fqdn: computer.fqdn } };
        const file = { format: 'smb-signing-history', version: own.version, records: [doctored, about2025] };
        expect((await new History(journal).import(new Blob([JSON.stringify(file)]))).kind).toBe('imported');
        meddle(false);
        await settle();
        expect(record(id).latest?.settings.inbound.inForce).toBe('notRequired');
        expect([...(await undoneOf(journal, [record(id)]))]).toEqual([]);
        expect(auditingSince([record('audit')], 'srv2025', facts, 'outbound')).toBeNull();
        expect(record('audit').origin).toEqual(jasmine.objectContaining({ exportedAt: null, toolVersion: null }));
    });

    /** Until the clock shows another time. */
    async function later(): Promise<void> {
        const before = Date.now();
        while (Date.now() === before) await Promise.resolve();
    }
});
