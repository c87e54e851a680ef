// SPDX-License-Identifier: MIT
import { NgZone } from '@angular/core';
import type { ImportedComputer, ImportNews, ImportTally } from '../../readings/import/import-news';
import { EvidenceImport } from './evidence-import';

const tally = { taken: 1 } as unknown as ImportTally;
const computers = [{ computer: 'a' }, { computer: 'b' }] as unknown as readonly ImportedComputer[];
const files = [{ name: 'a', content: new Blob(['abc']) }];

describe('an import in progress', () => {
    let tell: (news: ImportNews) => void;
    let fail: () => void;
    let stops: number;
    let begun: number;
    let imports: EvidenceImport;
    let brought: string[];

    beforeEach(() => {
        [stops, begun, brought] = [0, 0, []];
        imports = new EvidenceImport((_, told, failed) => {
            begun++;
            [tell, fail] = [told, failed];
            return { stop: () => stops++ };
        }, new NgZone({}));
        imports.brought.subscribe(all => brought.push(...all.map(({ computer }) => computer)));
    });

    it('tells how far it is, brings what it found, and can be followed by another one', () => {
        imports.begin(files);
        imports.begin(files); // one at a time
        expect([begun, imports.state.value]).toEqual([1, { kind: 'reading', read: 0, of: 3, tally: null }]);
        tell({ kind: 'progress', read: 2, of: 3, tally });
        expect(imports.state.value).toEqual({ kind: 'reading', read: 2, of: 3, tally });
        tell({ kind: 'computers', computers });
        tell({ kind: 'end', tally });
        expect([brought, imports.state.value]).toEqual([['a', 'b'], { kind: 'done', tally, computers: ['a', 'b'] }]);
        imports.begin(files);
        expect(begun).toBe(2);
    });

    it('that is canceled is stopped, and brings nothing that comes late', () => {
        imports.begin(files);
        imports.cancel();
        tell({ kind: 'computers', computers });
        tell({ kind: 'end', tally });
        fail();
        expect([stops, brought, imports.state.value.kind]).toEqual([1, [], 'canceled']);
    });

    it('that is canceled when computers were brought already goes on to its end, which is near', () => {
        imports.begin(files);
        tell({ kind: 'computers', computers });
        imports.cancel();
        expect([stops, imports.state.value.kind]).toEqual([0, 'reading']);
        tell({ kind: 'end', tally });
        expect(imports.state.value.kind).toBe('done');
    });

    it('that ends unexpectedly says so', () => {
        imports.begin(files);
        fail();
        tell({ kind: 'computers', computers });
        expect([brought, imports.state.value.kind]).toEqual([[], 'failed']);
    });
});
