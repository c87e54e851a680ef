// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import texts from '../../../generated/assets/strings/strings.json';
import { countsOf } from '../../domain/snapshots/snapshot';
import { computer, facts, snapshot, unread } from '../../domain/snapshots/testing/snapshots';
import { STRINGS } from '../../strings/strings';
import { ChartComponent } from './chart.component';
import type { ChartPoint } from './chart-points';

const point = (id: string, other: Partial<ChartPoint> = {}): ChartPoint => ({
    id,
    begun: '2026-11-20T08:30:00.000Z',
    counts: countsOf(snapshot([computer('srv', facts()), unread('web', 'unreachable')])),
    weaker: null,
    isInterrupted: false,
    isImported: false,
    ...other
});

describe('the chart over time', () => {
    function show(...points: readonly ChartPoint[]): HTMLElement {
        TestBed.configureTestingModule({
            declarations: [ChartComponent],
            providers: [{ provide: STRINGS, useValue: texts.Strings.SmbSigning }]
        });
        const fixture = TestBed.createComponent(ChartComponent);
        fixture.componentRef.setInput('points', points);
        fixture.detectChanges();
        return fixture.nativeElement as HTMLElement;
    }

    it('is one picture with a name, whose parts have a pattern each, explained in the legend', () => {
        const host = show(point('a'), point('b'));
        expect(host.querySelector('[role=img]')?.getAttribute('aria-label')).toMatch(/^Chart of the signing states/);
        const used = [...host.querySelectorAll('.columns .part rect')].map(one => one.getAttribute('fill'));
        expect(used).toEqual([
            'url(#over-time-both)',
            'url(#over-time-unreachable)',
            'url(#over-time-both)',
            'url(#over-time-unreachable)'
        ]);
        const names = [...host.querySelectorAll('defs pattern')].map(one => one.id);
        expect(names).toEqual(['over-time-both', 'over-time-unreachable']);
        expect([...host.querySelectorAll('li')].map(one => one.textContent)).toEqual(['Both directions', 'Unreachable']);
        expect(host.querySelectorAll('.mark').length).toBe(0);
    });

    it('marks a column by shapes, and says how many are weaker', () => {
        const host = show(point('a', { weaker: 3 }), point('b', { isInterrupted: true }), point('c', { isImported: true, weaker: 0 }));
        expect(host.querySelector('.columns .mark:not(.hollow) text')?.textContent).toBe('3');
        expect(host.querySelectorAll('.columns .mark path, .columns .hollow circle, .columns .hollow rect').length).toBe(3);
        const legend = [...host.querySelectorAll('li')].map(one => one.textContent);
        expect(legend.slice(2)).toEqual(['Weaker than before', 'Interrupted scan', 'Imported']);
    });

    it('takes what is written in a time for text, and sets no style', () => {
        const host = show(point('a', { begun: '<img src=x onerror=alert(1)>' }));
        expect(host.querySelector('title')?.textContent).toContain('<img src=x');
        expect(host.querySelectorAll('img, [style]').length).toBe(0);
    });
});
