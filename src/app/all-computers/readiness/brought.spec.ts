// SPDX-License-Identifier: MIT
// Computers of which files tell: marked as such, and left out where something would be read or changed.
import texts from '../../../generated/assets/strings/strings.json';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { withImported } from '../../domain/readiness/imports/with-imported';
import type { Readiness } from '../../domain/readiness/readiness';
import { connection, entry, facts } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import { dateTime } from '../../ui/texts/date-time';
import { listWithKept } from '../evidence/listed-once';
import { firstReadinessView, readableOnes, type ReadinessModel, readinessModel, readyOnes, toAudit } from './readiness-model';
import { detailsView } from './readiness-text';
import { readinessCells } from './readiness-columns';
import { readinessPageView } from './readiness-view';
import { idle, knownOf, readAt } from './testing/readiness-models';
import { nothingAccepted } from '../../domain/readiness/accepted';

const strings = texts.Strings.SmbSigning as Strings;
const importedAt = '2026-11-30T12:00:00.000Z';
const imported = {
    events: [],
    sources: [
        { file: 'b.xml', importedAt },
        { file: '', importedAt: readAt }
    ],
    notGathered: ['Microsoft-Windows-SMBServer/Audit']
};

function model(): ReadinessModel {
    const kept = new Map([['fs9', { ...nothingOf('fs9'), imported }]]);
    const list = listWithKept([entry(connection('fs1'), facts('fs1'))], kept, null);
    const off = facts('fs9', {}, false, false);
    const known = [knownOf('fs1', facts('fs1')), knownOf('fs9', off)].map(one =>
        one.kept.computer === 'fs9' ? { ...one, kept: { ...one.kept, imported, evidence: withImported(null, imported) } } : one
    );
    const selection = new Set(['fs1', 'fs9']);
    return readinessModel(
        { list, known, isLoaded: true, accepted: nothingAccepted, fleet: idle, selection, view: firstReadinessView },
        null
    );
}

describe('a computer that only files tell of', () => {
    const shown = model();
    const row = shown.all.find(({ key }) => key === 'fs9');
    if (!row) throw new Error('It is not shown.');

    it('is marked as not in the list, and its evidence with the files', () => {
        const cells = readinessCells(row, Date.now(), strings);
        expect(JSON.stringify(cells.name)).toContain('Not in your list');
        expect(JSON.stringify(cells.readAt)).toContain('Imported from b.xml and 1 more');
        const { rows, steps } = detailsView(row, 'inbound', strings);
        expect(rows).toEqual(
            jasmine.arrayContaining([
                { term: 'Imported from', value: `b.xml at ${dateTime(importedAt)}, pasted text at ${dateTime(readAt)}` },
                { term: 'Logs not forwarded', value: 'Microsoft-Windows-SMBServer/Audit' }
            ])
        );
        expect(rows.map(({ term }) => term)).not.toContain('Names in your list');
        expect(steps[0]).toContain('add it to your list');
    });

    it('is handed over where it is ready, and where it requires signing, says who was refused', () => {
        const ready = { kind: 'ready', ageDays: 21, events: 340, peers: 4, accepted: 0, isOwnerUnread: false } as const;
        const stepsOf = (readiness: Readiness): readonly string[] => detailsView({ ...row, readiness }, 'inbound', strings).steps;
        expect(stepsOf(ready)[0]).toBe('Select Hand over on this page.');
        expect(stepsOf({ kind: 'required', refused: 1 })[0]).toMatch(/^See in Peers who can't sign/);
        expect(stepsOf({ kind: 'required', refused: 0 }).length).toBe(1);
        const { rows: all, ...rest } = shown;
        const found = all.map(one => ({ ...one, readiness: ready }));
        const { counts, canHandOver } = readinessPageView({ ...rest, all: found, found, rows: found }, strings);
        expect([counts.handOver, counts.require, canHandOver]).toEqual([2, 1, true]);
        const nothing = { ...shown, selection: new Set<string>() };
        expect([readinessPageView(nothing, strings).canHandOver, readinessPageView(shown, strings).canHandOver]).toEqual([false, true]);
    });

    it('is neither read nor changed, also where it is selected, and can be tried out', () => {
        const names = (rows: readonly { readonly key: string }[]): readonly string[] => rows.map(({ key }) => key);
        expect([readableOnes, toAudit, readyOnes].map(of => names(of(shown)).includes('fs9'))).toEqual([false, false, false]);
        const { counts } = readinessPageView(shown, strings);
        expect([counts.read, counts.whatIf]).toEqual([1, 2]);
    });
});
