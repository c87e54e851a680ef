// SPDX-License-Identifier: MIT
import { fakeAsync, tick } from '@angular/core/testing';
import { Subject, Subscription } from 'rxjs';
import type { ConnectionFacts } from '../../domain/peers/connections';
import type { Outcome } from '../../domain/outcome';
import { connectionSample } from '../../remote/testing/connection-samples';
import { FakeConnections } from '../../remote/testing/fake-connections';
import { loading } from '../../readings/reading';
import { sample } from '../../remote/testing/samples';
import type { PaneState } from '../pane';
import { Connections, ConnectionsState } from './connections';

const ok: Outcome<ConnectionFacts> = { kind: 'ok', value: connectionSample('peers') };
const failed: Outcome<ConnectionFacts> = { kind: 'timedOut', words: null, errorId: null };

const read = (computer: string): PaneState => ({
    kind: 'ready',
    computer,
    read: { value: sample('srv2022'), at: new Date() }
});
const reading = (computer: string): PaneState => ({ ...loading, computer });

describe('Connections', () => {
    let pane: Subject<PaneState>;
    let reader: FakeConnections;
    let connections: Connections;
    let following: Subscription;

    beforeEach(() => {
        pane = new Subject();
        reader = new FakeConnections();
        for (const computer of ['srv2022', 'srv2025']) reader.set(computer, ok);
        connections = new Connections(reader);
        following = connections.follow(pane).subscribe();
    });

    afterEach(() => following.unsubscribe());

    const kind = (): string => `${connections.state.value.kind} ${connections.state.value.computer}`;

    it('asks once the pane has read, and once for each reading', () => {
        pane.next(reading('srv2022'));
        expect([reader.calls, kind()]).toEqual([[], 'loading ']);
        const first = read('srv2022');
        pane.next(first);
        pane.next(first);
        expect([reader.calls, kind()]).toEqual([['srv2022'], 'ready srv2022']);
        pane.next(read('srv2022'));
        connections.refresh();
        expect(reader.calls).toEqual(['srv2022', 'srv2022', 'srv2022']);
    });

    it('keeps what was seen while the same computer is read again, and never that of another', () => {
        pane.next(read('srv2022'));
        for (const computer of ['srv2022', 'srv2025']) reader.set(computer, null);
        connections.refresh();
        const again = connections.state.value as ConnectionsState & { kind: 'loading' };
        expect([again.kind, again.before?.value.facts]).toEqual(['loading', connectionSample('peers')]);
        pane.next(read('srv2025'));
        expect(connections.state.value).toEqual({ ...loading, computer: 'srv2025' });
    });

    it('drops the late answer of a computer that is no longer shown', () => {
        const late = new Subject<Outcome<ConnectionFacts>>();
        reader.set('srv2022', late);
        reader.set('srv2025', null);
        pane.next(read('srv2022'));
        pane.next(read('srv2025'));
        expect(late.observed).toBeFalse();
        late.next(ok);
        expect(kind()).toBe('loading srv2025');
    });

    it('says after ten seconds that it waits, keeps a failure to itself and can be asked again', fakeAsync(() => {
        const slow = new Subject<Outcome<ConnectionFacts>>();
        reader.set('srv2022', slow);
        pane.next(read('srv2022'));
        tick(10_000);
        expect(connections.state.value).toEqual({ ...loading, computer: 'srv2022', slow: true });
        slow.next(failed);
        expect(kind()).toBe('failed srv2022');
        reader.set('srv2022', ok);
        connections.refresh();
        expect(kind()).toBe('ready srv2022');
        following.unsubscribe();
        expect(kind()).toBe('loading ');
    }));
});
