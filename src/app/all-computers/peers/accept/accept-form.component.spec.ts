// SPDX-License-Identifier: MIT
import texts from '../../../../generated/assets/strings/strings.json';
import type { Strings } from '../../../strings/strings';
// Its template is checked with what the module brings.
import '../../all-computers.module';
import { AcceptFormComponent } from './accept-form.component';
import type { PeerRow } from '../peers-model';
import { RememberedPeers } from '../remembered-peers';

describe('the form that accepts a peer', () => {
    let form: AcceptFormComponent;

    function rowOf(key: string, losing: { inbound: readonly string[]; outbound: readonly string[] }): PeerRow {
        return { key, peer: { names: [key], sightings: [], losing }, acceptances: [], voidedOn: () => [] } as unknown as PeerRow;
    }

    function give(row: PeerRow): void {
        const previousValue = form.row;
        form.row = row;
        form.ngOnChanges({ row: { previousValue, currentValue: row, firstChange: !previousValue, isFirstChange: () => !previousValue } });
    }

    beforeEach(() => {
        form = new AcceptFormComponent(new RememberedPeers(), texts.Strings.SmbSigning as Strings);
        (form as unknown as { name: unknown }).name = { nativeElement: { focus: () => undefined } };
        give(rowOf('nas', { inbound: ['srv'], outbound: ['srv'] }));
    });

    it('keeps what was typed and chosen, and its problem, when news of the same peer come', () => {
        form.remembered.name = '';
        form.note = 'replaced in May';
        form.choose('outbound', false);
        form.submit();
        expect(form.problem).toContain('Enter your name');
        give(rowOf('nas', { inbound: ['srv', 'other'], outbound: ['srv'] }));
        expect([form.note, [...form.chosen], form.problem.length > 0]).toEqual(['replaced in May', ['inbound'], true]);
    });

    it('begins anew with another peer', () => {
        form.note = 'replaced in May';
        give(rowOf('scanner', { inbound: ['srv'], outbound: [] }));
        expect([form.note, [...form.chosen], form.problem]).toEqual(['', ['inbound'], '']);
    });
});
