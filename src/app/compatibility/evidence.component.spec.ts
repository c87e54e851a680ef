// SPDX-License-Identifier: MIT
import { SimpleChange } from '@angular/core';
import texts from '../../generated/assets/strings/strings.json';
import type { EvidenceState } from '../remote/evidence-readings';
import type { Strings } from '../strings/strings';
import './compatibility.module'; // knows what the template is made of
import { EvidenceComponent } from './evidence.component';

describe('the section Evidence', () => {
    const idle: EvidenceState = { reading: false, found: null, failure: null };

    it('says that reading was stopped, and keeps the button that has the focus', () => {
        const section = new EvidenceComponent(texts.Strings.SmbSigning as Strings);
        const give = (state: EvidenceState, computer = 'srv2022'): void => {
            const isOther = computer !== section.computer;
            Object.assign(section, { computer, state });
            const change = new SimpleChange(null, null, false);
            section.ngOnChanges(isOther ? { computer: change, state: change } : { state: change });
        };
        section.stopped.subscribe(() => give(idle));
        give(idle);
        expect([section.hasStop, section.status]).toEqual([false, '']);
        give({ ...idle, reading: true });
        expect([section.hasStop, section.status]).toEqual([true, 'Reading the event logs of srv2022\u2026']);
        section.stop();
        expect([section.hasStop, section.status]).toEqual([true, 'Stopped reading the event logs of srv2022.']);
        give({ ...idle, reading: true });
        expect(section.status).toBe('Reading the event logs of srv2022\u2026');
        section.stop();
        give(idle, 'srv2025');
        expect([section.hasStop, section.status]).toEqual([false, '']);
    });
});
