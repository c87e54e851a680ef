// SPDX-License-Identifier: MIT
// The exported script of a run as a baseline asks, in the real engine: of each computer what the baseline for its Windows asks.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { win10 } from '../../../dev-gateway/scenarios/clients/win10';
import { win11Ent } from '../../../dev-gateway/scenarios/clients/win11-ent';
import type { Scenario } from '../../../dev-gateway/scenarios/scenario';
import { srv2016 } from '../../../dev-gateway/scenarios/servers/srv2016';
import { srv2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../../dev-gateway/scenarios/servers/srv2025';
import { srv2025Gpo } from '../../../dev-gateway/scenarios/servers/srv2025-gpo';
import { FleetJudge } from '../../../src/app/domain/baselines/fleet';
import { baselines } from '../../../src/app/domain/baselines/published';
import { makeList } from '../../../src/app/domain/list/list';
import { dryRun } from '../../../src/app/domain/run/dry-run';
import { entry } from '../../../src/app/domain/testing/list-entries';
import { sample, type SampleName } from '../../../src/app/remote/testing/samples';
import { host } from '../host';
import { Fleet, item, on, script } from './fleet';

let fleet: Fleet;
beforeEach(() => (fleet = new Fleet(host)));
afterEach(() => fleet.close());

const computers: Readonly<Partial<Record<SampleName, Scenario>>> = {
    ...{ win10, 'win11-ent': win11Ent, srv2016, srv2022, srv2025 },
    'srv2025-gpo': srv2025Gpo
};
const names = Object.keys(computers) as SampleName[];

/** What a run as the baselines of a series ask would change on each computer. */
function planned(series: string): readonly ReturnType<typeof item>[] {
    const judge = new FleetJudge(baselines.filter(one => one.series === series));
    const rows = dryRun({
        list: makeList(
            names.map(name => entry(name, sample(name))),
            null
        ),
        records: new Map(names.map(name => [name, `record of ${name}`])),
        ...{ since: 0, allowWeaker: false, undoes: new Map() },
        target: { goal: 'asBaseline', wanted: {}, of: series },
        baseline: configuration => judge.of(configuration)?.judgements ?? null
    });
    return rows.flatMap(({ label, item: one }) => (one?.decision === 'change' ? [item(label, one.changes)] : []));
}

describe('the exported script of a run as a baseline asks', () => {
    it('requires signing both ways, and stores what is in force by default, for each Windows of the STIGs', async () => {
        for (const name of names) fleet.add(name, computers[name] as Scenario);
        const items = planned('DISA STIG');
        assert.deepEqual(items.map(({ name }) => name).sort(), [...names].sort());
        const run = await fleet.run(script(...items));
        assert.deepEqual(run.errors, []);
        for (const { name } of items) {
            assert.equal(run.results[name], 'Changed', name);
            assert.deepEqual(fleet.seen(name), { outbound: on, inbound: on }, name);
        }
        // Another run, which knows nothing of the first.
        rmSync(fleet.record);
        const again = await fleet.run(script(...items));
        assert.deepEqual(new Set(Object.values(again.results)), new Set(['AlreadySo']));
    });
});
