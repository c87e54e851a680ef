// SPDX-License-Identifier: MIT
import { convertToParamMap } from '@angular/router';
import { BehaviorSubject, of } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import type { Acceptance } from '../../domain/readiness/acceptance';
import { nothingAccepted } from '../../domain/readiness/accepted';
import { entry } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
// Its template is checked with what the module brings.
import '../all-computers.module';
import { DeviceToTest } from '../../ui/navigation/device-to-test';
import { PeersComponent } from './peers.component';
import type { PeerRow } from './peers-model';
import { RememberedPeers } from './remembered-peers';

describe('the page Peers', () => {
    const opened = jasmine.createSpy('open');
    const also = jasmine.createSpy('also');
    const device = new DeviceToTest();
    let kept: Acceptance[];
    let isFull: boolean;
    let page: PeersComponent;
    const row = { key: 'nas', peer: { names: ['nas'] }, acceptances: [] } as unknown as PeerRow;
    const decision = { peer: 'nas', direction: 'inbound', by: 'Anna', note: '', at: '2026-11-20T12:00:00.000Z' } as const;

    beforeEach(() => {
        [kept, isFull] = [[], false];
        opened.calls.reset();
        also.calls.reset();
        const keep = (one: Acceptance): Promise<void> =>
            isFull ? Promise.reject(new Error('full')) : Promise.resolve(void kept.push(one));
        const takeBack = (one: Acceptance): Promise<void> => Promise.resolve(void (kept = kept.filter(other => other !== one)));
        const queryParamMap = convertToParamMap({ search: '' });
        const given = [
            { all: of([]) },
            { accepted: of(nothingAccepted) },
            { state: new BehaviorSubject({ entries: [entry('srv')] }), begin: () => undefined },
            new RememberedPeers(),
            {},
            { open: opened },
            device,
            { every: of(new Map()), also },
            { navigate: () => undefined, getCurrentNavigation: () => null },
            { snapshot: { queryParamMap }, queryParamMap: of(queryParamMap) },
            { detectChanges: () => undefined, markForCheck: () => undefined },
            { accept: keep, takeBack }
        ];
        page = new PeersComponent(...(given as unknown as Stubs), texts.Strings.SmbSigning as Strings);
    });

    afterEach(() => page.ngOnDestroy());

    it('says that a decision was kept, and that it was removed', async () => {
        await page.accept([decision], row);
        expect([kept, page.message, page.isRefused]).toEqual([[decision], 'Accepted: nas.', false]);
        await page.takeBack(decision);
        expect([kept, page.message]).toEqual([[], 'Acceptance of nas removed.']);
    });

    it('says that a decision could not be kept, and claims nothing', async () => {
        isFull = true;
        await page.accept([decision], row);
        expect(page.message).toMatch(/couldn't save the decision/);
        expect(page.isRefused).toBeTrue();
        page.open(row);
        expect([page.message, page.isRefused, page.shownKey]).toEqual(['', false, 'nas']);
    });

    it('closes the panel once a decision is kept, and not before', async () => {
        isFull = true;
        page.open(row);
        await page.accept([decision], row);
        expect(page.shownKey).toBe('nas');
        isFull = false;
        await page.accept([decision], row);
        expect(page.shownKey).toBeNull();
    });

    it('tests from a computer of the list at once, and from no other; what was found is a tab away', () => {
        page.test({ device: 'nas', from: 'srv' });
        expect(also).toHaveBeenCalledOnceWith('srv', { name: 'nas', port: 445 });
        expect(opened).not.toHaveBeenCalled();
        page.test({ device: 'nas', from: 'gone' });
        expect(also).toHaveBeenCalledTimes(1);
        page.showTest({ device: 'nas', from: 'SRV' });
        expect(opened).toHaveBeenCalledOnceWith(jasmine.objectContaining({ call: 'srv' }), '/compatibility?device=nas');
        expect([device.take(), device.take()]).toEqual(['nas', null]);
    });
});

type Stubs = ConstructorParameters<typeof PeersComponent> extends [...infer Services, unknown] ? Services : never;
