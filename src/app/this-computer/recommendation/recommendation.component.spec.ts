// SPDX-License-Identifier: MIT
import type { Router } from '@angular/router';
import { BehaviorSubject, of, type Subscription } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { Acceptances } from '../../change/history/acceptances';
import { History } from '../../change/history/history';
import { KeptOfComputer } from '../../change/history/kept-of-computer';
import { MemoryAcceptances, MemoryEvidence } from '../../change/testing/memory-evidence';
import { MemoryJournal } from '../../change/testing/memory-journal';
import { seenAt } from '../../domain/evidence/audit-seen';
import { channelNames, type EvidenceReading } from '../../domain/evidence/reading';
import { daysBefore, event, named } from '../../domain/evidence/testing/logged';
import { audited, silent } from '../../domain/evidence/testing/silent';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { facts } from '../../domain/testing/list-entries';
import { asRequired, endedRecord, itemOf } from '../../domain/testing/run-items';
import { until } from '../../domain/testing/time';
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { EvidenceReadings, EvidenceState } from '../../readings/evidence-readings';
import type { KnownPeers } from '../../readings/known-elsewhere';
import type { Strings } from '../../strings/strings';
import type { Connections } from '../connections/connections';
import type { Pane, PaneState } from '../pane';
import { UndoneHere } from '../undone-here';
import './recommendation.module'; // knows what the templates are made of
import { RecommendationComponent } from './recommendation.component';
import type { RecommendationView } from './recommendation-view';
import { RefusedSinceComponent } from './refused-since.component';
import type { RefusedView } from './refused-since-view';

const strings = texts.Strings.SmbSigning as Strings;
const now = daysBefore(0);

function paneOf(value: SigningConfiguration): Pane {
    const state: PaneState = { kind: 'ready', computer: 'a', read: { value, at: new Date(now) } };
    return { state: new BehaviorSubject(state) } as unknown as Pane;
}

describe('what this window and this browser know of a computer', () => {
    let store: MemoryEvidence;
    let journal: MemoryJournal;
    let logs: BehaviorSubject<EvidenceState>;
    let shown: Subscription;

    beforeEach(() => {
        store = new MemoryEvidence();
        journal = new MemoryJournal();
        logs = new BehaviorSubject<EvidenceState>(null);
    });

    afterEach(() => shown.unsubscribe());

    const read = (value: EvidenceReading): EvidenceState => ({ kind: 'ready', read: { value, at: new Date(now) } });
    const evidences = (): EvidenceReadings => ({ of: () => logs }) as unknown as EvidenceReadings;

    it('is what the recommendation counts auditing by, also what other windows saw of it', async () => {
        const configuration = { value: audited, readAt: daysBefore(1) };
        store.kept.set('a', { ...nothingOf('a'), configuration, audits: seenAt(audited, daysBefore(20)) });
        const facts = { outbound: { total: 0, rows: [] }, inbound: { total: 0, rows: [] }, guestLogons: [], aliases: [], notReported: [] };
        const seen = { facts: { contract: 1, ...facts, unavailable: [], collectedAt: now }, hardenedPaths: [] };
        const history = new History(journal);
        const recommendation = new RecommendationComponent(
            paneOf(audited),
            evidences(),
            { of: () => of({ suspects: [], evidence: null }) } as unknown as KnownPeers,
            {
                state: new BehaviorSubject({ kind: 'ready', computer: 'a', read: { value: seen, at: new Date(now) } })
            } as unknown as Connections,
            new KeptOfComputer(store, history),
            new UndoneHere(evidences(), new KeptOfComputer(store, history), history),
            {} as Router,
            strings
        );
        let view: RecommendationView | null = null;
        shown = recommendation.view.subscribe(one => (view = one));
        const told = (): RecommendationView | null => view;
        await until(() => told() !== null);
        expect(told()?.title).toBe('Outbound and inbound: read the evidence first');
        logs.next(read(silent));
        await until(() => told()?.title !== 'Outbound and inbound: read the evidence first');
        expect(told()?.title).toBe('Outbound and inbound: require signing');
        expect(told()?.reason).toMatch(/^In 20 days of auditing, /);
    });

    it('shows who was refused since a change from here, by what was read last, in this window or before', async () => {
        const record = endedRecord(itemOf('a', {}, facts('a', {}, false, false)), [null, null], asRequired('a'), daysBefore(5));
        journal.put(record.id, record);
        const refused = (peer: string): EvidenceReading => {
            const one = event(channelNames.serverAudit, 3021, named({ ClientName: peer }), 1);
            return { ...silent, events: [{ ...one, required: true }] };
        };
        const configuration = { value: asRequired('a'), readAt: daysBefore(0.5) };
        store.kept.set('a', { ...nothingOf('a'), configuration, evidence: { value: refused('before'), readAt: daysBefore(0.5) } });
        const history = new History(journal);
        const component = new RefusedSinceComponent(
            paneOf(asRequired('a')),
            new UndoneHere(evidences(), new KeptOfComputer(store, history), history),
            history,
            new Acceptances(new MemoryAcceptances()),
            strings
        );
        let views: readonly RefusedView[] = [];
        shown = component.views.subscribe(all => (views = all));
        const peer = (): string | undefined => views[0]?.rows[0]?.text;
        await until(() => peer() !== undefined);
        expect(peer()).toMatch(/^before \(Inbound\)/);
        expect(views[0]?.record.id).toBe(record.id);
        logs.next(read(refused('here')));
        await until(() => peer()?.startsWith('here') === true);
        logs.next(read(silent));
        await until(() => views.length === 0);
        expect(views).toEqual([]);
    });
});
