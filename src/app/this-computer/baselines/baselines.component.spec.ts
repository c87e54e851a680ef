// SPDX-License-Identifier: MIT
import { TestBed } from '@angular/core/testing';
import texts from '../../../generated/assets/strings/strings.json';
import { TOOL_VERSION } from '../../change/changes';
import { sample, type SampleName } from '../../remote/testing/samples';
import { STRINGS } from '../../strings/strings';
import { type OpenPanel, Pane } from '../pane';
import { BaselinesComponent } from './baselines.component';
import { BaselinesModule } from './baselines.module';

describe('the section Baselines', () => {
    let opened: OpenPanel[];

    async function shown(name: SampleName): Promise<HTMLElement> {
        opened = [];
        TestBed.configureTestingModule({
            imports: [BaselinesModule],
            providers: [
                { provide: Pane, useValue: { open: (panel: OpenPanel) => opened.push(panel) } },
                { provide: STRINGS, useValue: texts.Strings.SmbSigning },
                { provide: TOOL_VERSION, useValue: '1.2.3' }
            ]
        });
        const fixture = TestBed.createComponent(BaselinesComponent);
        const { componentInstance } = fixture;
        Object.assign(componentInstance, { computer: name, configuration: sample(name), readAt: new Date(0) });
        fixture.detectChanges();
        await componentInstance.begin();
        return fixture.nativeElement as HTMLElement;
    }

    const buttonsOf = (element: HTMLElement): readonly string[] =>
        [...element.querySelectorAll('button')].map(button => button.textContent?.trim() ?? '');

    it('begins with the baseline for this Windows, and opens the panel with what helps', async () => {
        const element = await shown('srv2025');
        expect(element.querySelector('select')?.selectedOptions[0]?.textContent?.trim()).toBe('DISA STIG: Windows Server 2025');
        expect(element.querySelectorAll('tbody tr').length).toBe(9);
        expect(buttonsOf(element)).toEqual([
            'Open a baseline',
            'Review changes (2)',
            'Export CSV',
            'Export JSON',
            'Export CKLB',
            'Export CKL'
        ]);
        element.querySelector<HTMLButtonElement>('.sme-button-primary')?.click();
        expect(opened).toEqual([{ kind: 'change', wanted: { outbound: 'required', inbound: 'required' } }]);
    });

    it('judges nothing where there is no baseline for this Windows', async () => {
        const element = await shown('srv2012r2');
        expect(element.querySelector('select')?.selectedOptions[0]?.textContent?.trim()).toBe('Choose one');
        expect(element.querySelector('[role=status]')?.textContent).toContain("There's no baseline for this Windows.");
        expect(element.querySelector('table')).toBeNull();
    });
});
