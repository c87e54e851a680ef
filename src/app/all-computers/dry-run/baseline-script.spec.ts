// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { Asks, Baseline } from '../../domain/baselines/baseline';
import { judgeAll } from '../../domain/baselines/judge';
import { makeList } from '../../domain/list/list';
import { usualSettings } from '../../domain/run/run';
import { entry } from '../../domain/testing/list-entries';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { dryRunModel } from './dry-run-model';
import { type DryRunPageView, dryRunPageView } from './dry-run-view';
import type { Draft } from './run-draft';

const strings = texts.Strings.SmbSigning as Strings;

/** A dry run of one computer, as a baseline asks. */
function pageOf(...asks: readonly Asks[]): DryRunPageView {
    const controls = asks.map((one, index) => ({ id: `${index}`, title: 'X', asks: one }));
    const windows = [{ family: 'server', from: 1 }] as const;
    const baseline: Baseline = { id: 'own', name: 'Own', series: 'Own', version: '1', source: 'X', windows, controls };
    const draft = {
        ...{ records: new Map([['srv', 'record']]), goal: 'asBaseline', since: 0, settings: usualSettings, undoes: new Map() },
        ...{ undoneRun: null, model: null, first: null, series: 'Own' }
    };
    const list = makeList([entry('srv', sample('srv2025'))], null);
    const model = dryRunModel(draft as unknown as Draft, list, null, { baseline: configuration => judgeAll(baseline, configuration) });
    return dryRunPageView(model, strings);
}

describe('the script of a run as a baseline asks', () => {
    const signing: Asks = { what: 'setting', setting: 'inbound', wanted: ['required'], reads: 'stored' };
    const audit: Asks = { what: 'setting', setting: 'inboundAuditSigning', wanted: ['on'], reads: 'inForce' };

    it('is there for the requirement, and not where it would leave out an audit', () => {
        const { ScriptHint, NoScript } = strings.DryRun;
        const said = (...asks: readonly Asks[]): readonly unknown[] => {
            const { canBeScript, scriptHint, commands } = pageOf(...asks);
            return [canBeScript, scriptHint, commands.start];
        };
        const start = strings.DryRun.Start.replace('{0}', '1');
        expect(said(signing)).toEqual([true, ScriptHint, start]);
        expect(said(audit)).toEqual([false, NoScript, start]);
        expect(said(signing, audit)).toEqual([false, NoScript, start]);
    });
});
