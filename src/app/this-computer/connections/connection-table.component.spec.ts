// SPDX-License-Identifier: MIT
import type { ChangeDetectorRef } from '@angular/core';
import texts from '../../../generated/assets/strings/strings.json';
import type { Strings } from '../../strings/strings';
import { ConnectionTableComponent } from './connection-table.component';
import './connections.module'; // knows what the template is made of

describe('the table of connections', () => {
    it('has a page on the screen, all of them on paper, and then the same page again', () => {
        let drawn = 0;
        const detector = { detectChanges: () => drawn++ } as unknown as ChangeDetectorRef;
        const table = new ConnectionTableComponent(detector, texts.Strings.SmbSigning as Strings);
        const rows = Array.from({ length: 60 }, (_, index) => [{ head: 'Peer', text: `nas${index}`, icon: '', notes: [] }]);
        const part = (from: number, to: number): typeof rows => rows.slice(from, to);
        table.table = { id: 'outbound', title: 'Outbound connections (60)', columns: ['Peer'], length: 60, rows: part, empty: '', cut: '' };
        table.ngOnChanges();
        table.next();
        const seen = (): unknown[] => [table.shown.length, table.shown[0]?.[0]?.text, table.isPaged];
        expect(seen()).toEqual([25, 'nas25', true]);
        table.printing(true);
        expect([...seen(), drawn]).toEqual([60, 'nas0', false, 1]);
        table.printing(false);
        expect([...seen(), drawn]).toEqual([25, 'nas25', true, 2]);
    });
});
