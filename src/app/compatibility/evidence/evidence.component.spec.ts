// SPDX-License-Identifier: MIT
import { SimpleChange } from '@angular/core';
import texts from '../../../generated/assets/strings/strings.json';
import { channelNames } from '../../domain/evidence/reading';
import { collectedAt, event, named } from '../../domain/evidence/testing/logged';
import { silent } from '../../domain/evidence/testing/silent';
import type { EvidenceState } from '../../readings/evidence-readings';
import { loading } from '../../readings/reading';
import type { Strings } from '../../strings/strings';
import '../compatibility.module'; // knows what the template is made of
import { EvidenceComponent } from './evidence.component';

describe('the section Evidence', () => {
    const idle: EvidenceState = null;

    it('puts the rows of a page into words, and those of the next one when it is turned to', () => {
        const section = new EvidenceComponent(texts.Strings.SmbSigning as Strings);
        const events = Array.from({ length: 120 }, (_, index) => event(channelNames.serverAudit, 3021, named({ ClientName: `c${index}` })));
        const reading = { ...silent, events };
        Object.assign(section, { computer: 'srv', state: { kind: 'ready', read: { value: reading, at: new Date(collectedAt) } } });
        section.ngOnChanges({ state: new SimpleChange(null, null, true) });
        expect([section.groups.length, section.shown.length, section.shown[0]?.peer]).toEqual([120, 50, String(section.groups[0]?.peer)]);
        section.turn(2);
        expect([section.shown.length, section.shown[0]?.peer]).toEqual([20, String(section.groups[100]?.peer)]);
    });

    it('says that the clock of the computer differs, where it does', () => {
        const section = new EvidenceComponent(texts.Strings.SmbSigning as Strings);
        const statusAt = (readAt: string): string => {
            Object.assign(section, { computer: 'srv', state: { kind: 'ready', read: { value: silent, at: new Date(readAt) } } });
            section.ngOnChanges({ state: new SimpleChange(null, null, true) });
            return section.status;
        };
        expect(statusAt('2026-11-20T10:00:00.000Z')).toContain("The computer's clock is 2 hours ahead of this browser's.");
        expect(statusAt(collectedAt)).not.toContain('clock');
    });

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
        give(loading);
        expect([section.hasStop, section.status]).toEqual([true, 'Reading the event logs of srv2022\u2026']);
        section.stop();
        expect([section.hasStop, section.status]).toEqual([true, 'Stopped reading the event logs of srv2022.']);
        give(loading);
        expect(section.status).toBe('Reading the event logs of srv2022\u2026');
        section.stop();
        give(idle, 'srv2025');
        expect([section.hasStop, section.status]).toEqual([false, '']);
    });
});
