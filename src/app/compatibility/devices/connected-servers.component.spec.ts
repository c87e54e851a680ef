// SPDX-License-Identifier: MIT
import type { ChangeDetectorRef } from '@angular/core';
import { Subject } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { serversOf, type ConnectionFacts } from '../../domain/peers/connections';
import type { Outcome } from '../../domain/outcome';
import { connectionSample } from '../../remote/testing/connection-samples';
import { FakeConnections } from '../../remote/testing/fake-connections';
import type { Strings } from '../../strings/strings';
import { ConnectedServersComponent } from './connected-servers.component';

describe('the list of connected servers', () => {
    const detector = { markForCheck: () => undefined } as unknown as ChangeDetectorRef;
    let reader: FakeConnections;
    let list: ConnectedServersComponent;

    beforeEach(() => {
        reader = new FakeConnections();
        list = new ConnectedServersComponent(reader, detector, texts.Strings.SmbSigning as Strings);
        list.computer = 'srv2022';
    });

    it('is read when asked for, and is each server once', () => {
        const answer = new Subject<Outcome<ConnectionFacts>>();
        reader.set('srv2022', answer);
        expect(reader.calls).toEqual([]);
        list.read();
        expect([reader.calls, list.running, list.status]).toEqual([['srv2022'], true, 'Reading connections…']);
        answer.next({ kind: 'ok', value: connectionSample('peers') });
        expect([list.servers, list.running, list.status]).toEqual([serversOf(connectionSample('peers')), false, '']);
    });

    it('says that there is none, why they are not known, or how the reading failed', () => {
        const peers = connectionSample('peers');
        const told = (outcome: Outcome<ConnectionFacts>): unknown[] => {
            reader.set('srv2022', outcome);
            list.read();
            return [list.servers, list.status, list.failure?.kind ?? null];
        };
        expect(told({ kind: 'ok', value: connectionSample('empty') })).toEqual([[], 'No outbound connections.', null]);
        const unavailable = [{ what: 'outbound.connections', message: 'Access is denied.', errorId: 'x' }];
        expect(told({ kind: 'ok', value: { ...peers, outbound: null, unavailable } })).toEqual([
            [],
            "Connections couldn't be read. Access is denied.",
            null
        ]);
        expect(told({ kind: 'timedOut', words: null, errorId: null })).toEqual([[], '', 'timedOut']);
    });

    it('forgets what was read of another computer, and waits for it no longer', () => {
        const answer = new Subject<Outcome<ConnectionFacts>>();
        reader.set('srv2022', answer);
        list.read();
        list.computer = 'srv2025';
        list.ngOnChanges();
        expect([answer.observed, list.servers, list.status]).toEqual([false, [], '']);
    });
});
