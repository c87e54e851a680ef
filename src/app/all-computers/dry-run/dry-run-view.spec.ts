// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { MOST_COMPUTERS } from '../../domain/limits';
import { makeList } from '../../domain/list/listed';
import { usualSettings } from '../../domain/run/run';
import { entry, facts } from '../../domain/testing/list-entries';
import type { Strings } from '../../strings/strings';
import { dryRunModel, dryRunPageView, DryRunPageView } from './dry-run-view';
import type { Draft } from './run-draft';

const strings = texts.Strings.SmbSigning as Strings;

/** The page of a dry run over so many computers, each of which would change. */
function pageOf(count: number): DryRunPageView {
    const read = facts('srv');
    const entries = Array.from({ length: count }, (_, index) => entry(`srv${index}`, read));
    const given: Partial<Draft> = { records: new Map(entries.map(({ connection: { key } }) => [key, key])), goal: 'requireBoth', since: 0 };
    const draft = { ...given, settings: usualSettings, undoes: new Map(), undoneRun: null } as Partial<Draft> as Draft;
    return dryRunPageView(dryRunModel(draft, makeList(entries, null), null), strings);
}

describe('the page of a dry run', () => {
    it('lets no more computers start than a run can have, and offers the script in its place', () => {
        expect(pageOf(2)).toEqual(jasmine.objectContaining({ notYet: '', canBeScript: true }));
        const { notYet, canBeScript } = pageOf(MOST_COMPUTERS + 1);
        expect(notYet).toMatch(/at most 20000 computers.*PowerShell script/);
        expect(canBeScript).toBeTrue();
        expect(pageOf(0)).toEqual(jasmine.objectContaining({ canBeScript: false }));
    });
});
