// SPDX-License-Identifier: MIT
import { NgZone } from '@angular/core';
import type { ImportedComputer, ImportFile, ImportNews, ImportTally } from '../../readings/import/import-news';
import { EvidenceImport } from './evidence-import';

const tallyOf = (...files: readonly string[]): ImportTally =>
    ({ taken: 1, files: files.map(name => ({ name })) }) as unknown as ImportTally;
const tally = tallyOf('a');
const computers = [{ computer: 'a' }, { computer: 'b' }] as unknown as readonly ImportedComputer[];
const files = [{ name: 'a', content: new Blob(['abc']) }];

describe('an import in progress', () => {
    let tell: (news: ImportNews) => void;
    let fail: () => void;
    let stops: number;
    let begun: number;
    let added: (readonly ImportFile[])[];
    let imports: EvidenceImport;
    let brought: string[];

    beforeEach(() => {
        [stops, begun, brought, added] = [0, 0, [], []];
        imports = new EvidenceImport((_, told, failed) => {
            begun++;
            [tell, fail] = [told, failed];
            return { add: more => added.push(more), stop: () => stops++ };
        }, new NgZone({}));
        imports.brought.subscribe(all => brought.push(...all.map(({ computer }) => computer)));
    });

    it('tells how far it is, brings what it found, and can be followed by another one', () => {
        imports.begin(files);
        expect([begun, imports.state.value]).toEqual([1, { kind: 'reading', read: 0, of: 3, tally: null }]);
        tell({ kind: 'progress', read: 2, of: 3, tally });
        expect(imports.state.value).toEqual({ kind: 'reading', read: 2, of: 3, tally });
        tell({ kind: 'computers', computers });
        tell({ kind: 'end', tally });
        expect([brought, imports.state.value]).toEqual([['a', 'b'], { kind: 'done', tally, computers: ['a', 'b'] }]);
        imports.begin(files);
        expect(begun).toBe(2);
    });

    it('takes files that come meanwhile, and begins another one for those that came too late', () => {
        const more = [{ name: 'b', content: new Blob(['']) }];
        const late = [{ name: 'c', content: new Blob(['']) }];
        let starts = 0;
        imports.begun.subscribe(() => starts++);
        imports.begin(files);
        imports.begin(more);
        imports.begin(late);
        expect([begun, added]).toEqual([1, [more, late]]);
        tell({ kind: 'end', tally: tallyOf('a', 'b') });
        expect([begun, starts, imports.state.value.kind]).toEqual([2, 2, 'reading']);
        tell({ kind: 'end', tally: tallyOf('c') });
        expect([begun, imports.state.value.kind]).toEqual([2, 'done']);
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
