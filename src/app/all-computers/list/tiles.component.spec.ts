// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import texts from '../../../generated/assets/strings/strings.json';
import { STRINGS } from '../../strings/strings';
import { UiModule } from '../../ui/ui.module';
import { type Tile, TilesComponent } from './tiles.component';

describe('the tiles above a table', () => {
    const tile = (filter: string | null, count: number, part?: string): Tile<string> => ({
        filter,
        title: filter ?? 'All',
        count,
        icon: 'sme-icon-server',
        pressed: false,
        ...(part === undefined ? {} : { part })
    });

    interface Shown {
        readonly host: HTMLElement;
        readonly chosen: (string | null)[];
    }

    function show(tiles: readonly Tile<string>[]): Shown {
        TestBed.configureTestingModule({
            declarations: [TilesComponent],
            imports: [UiModule],
            providers: [{ provide: STRINGS, useValue: texts.Strings.SmbSigning }]
        });
        const fixture = TestBed.createComponent<TilesComponent<string>>(TilesComponent);
        const chosen: (string | null)[] = [];
        fixture.componentInstance.tiles = tiles;
        fixture.componentInstance.chosen.subscribe(one => chosen.push(one));
        document.body.append(fixture.nativeElement as HTMLElement);
        fixture.detectChanges();
        return { host: fixture.nativeElement as HTMLElement, chosen };
    }

    const all = [tile(null, 13), tile('Both', 12, 'full'), tile('Neither', 1, 'empty'), tile('Unknown', 0, 'dotted'), tile('Failed', 3)];

    it('have separators in large counts', () => {
        const { host } = show([tile(null, 12_345)]);
        expect(host.querySelector('.tile .count')?.textContent).toBe((12_345).toLocaleString());
    });

    it('are a list that says of each how many computers have it', () => {
        const { host } = show(all);
        const names = [...host.querySelectorAll('ul > li > button')].map(one => one.getAttribute('aria-label'));
        // Who speaks to the computer says what is seen: both have the same words.
        const seen = [...host.querySelectorAll('ul > li > button')].map(one => one.textContent?.trim());
        expect(seen).toEqual(['All 13', 'Both 12', 'Neither 1', 'Unknown 0', 'Failed 3']);
        expect(names).toEqual(['All: 13', 'Both: 12 computers', 'Neither: 1 computer', 'Unknown: 0 computers', 'Failed: 3']);
    });

    it('have a bar of those that are parts of a whole, each as large as its count', () => {
        const { host } = show(all);
        const parts = [...host.querySelectorAll<HTMLElement>('.bar > *')];
        expect(parts.map(part => [part.style.flexGrow, part.innerText.trim()])).toEqual([
            ['12', '12'],
            ['1', '1']
        ]);
    });

    it('have no bar while there is nothing to draw', () => {
        expect(show([tile(null, 0), tile('Both', 0, 'full')]).host.querySelector('.bar')).toBeNull();
    });

    it('are chosen by their part of the bar as by themselves, and a pressed one chooses all again', () => {
        const { host, chosen } = show(all.map(one => ({ ...one, pressed: one.filter === 'Neither' })));
        for (const part of host.querySelectorAll<HTMLElement>('.bar > *')) part.click();
        for (const button of host.querySelectorAll('button')) button.click();
        expect(chosen).toEqual(['Both', null, null, 'Both', null, 'Unknown', 'Failed']);
        expect(host.querySelectorAll('.bar > .pressed, button[aria-pressed="true"]').length).toBe(2);
    });
});
