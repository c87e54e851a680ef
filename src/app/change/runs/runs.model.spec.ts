// SPDX-License-Identifier: MIT
// Histories of runs over several computers at random: starts, retries and undos, answers of every kind in any order, lost
// and late answers, pauses, pilots, cancels, prompts, storage that fails, pages that are closed and opened again, several
// windows and runs at once, a computer under two names, somebody else who changes or reads a computer, Group Policy that comes,
// goes and is applied. What must hold at each write
// is checked where it arrives (testing/fleet.ts).
import * as fc from 'fast-check';
import type { Target } from '../../domain/change/plan';
import { ChangeRecord, differences, Ending } from '../../domain/change/record';
import type { RunSettings } from '../../domain/run/run';
import { Fleet } from '../testing/fleet';
import { fleet } from '../testing/fleet-computers';
import type { Named } from '../testing/policy';
import { Answer, histories } from '../testing/world';

/** A step of a history. Any step may come at any time. */
class Step implements fc.AsyncCommand<object, Fleet> {
    constructor(
        private readonly name: string,
        private readonly take: (fleet: Fleet) => Promise<void>
    ) {}

    check(): boolean {
        return true;
    }

    async run(_: object, world: Fleet): Promise<void> {
        await this.take(world);
        if (world.violations.length > 0) throw new Error(world.violations.join('; '));
    }

    toString(): string {
        return this.name;
    }
}

const targets = fc.constantFrom<Target | undefined>('required', 'notRequired', 'windowsDefault', undefined);
const settings: fc.Arbitrary<RunSettings> = fc.record({
    atOnce: fc.constantFrom(1, 2, 3, 8),
    stopAfter: fc.constantFrom(null, null, 1, 2),
    pilot: fc.constantFrom(null, null, 1, 3),
    allowWeaker: fc.boolean()
});
const starts = fc
    .tuple(fc.shuffledSubarray([...fleet], { minLength: 2 }), targets, targets, settings)
    .map(([keys, outbound, inbound, how]) => {
        const wanted = { ...(outbound ? { outbound } : {}), ...(inbound ? { inbound } : {}) };
        return new Step(`start ${keys} ${JSON.stringify(wanted)} ${JSON.stringify(how)}`, world => world.start(keys, wanted, how));
    });
const ways = fc.constantFrom<Answer>('done', 'done', 'done', 'done', 'lost', 'refused', 'halfDone', 'undelivered');
const answers = fc.tuple(fc.nat(7), ways).map(([which, how]) => new Step(`answer ${which} ${how}`, world => world.answer(which, how)));
const drains = fc.nat(12).map(
    count =>
        new Step(`answer ${count} as done`, async world => {
            for (let i = 0; i < count; i++) await world.answer(i, 'done');
        })
);
const others = fc.oneof(
    fc.constantFrom(
        new Step('retry', world => world.retry()),
        new Step('undo', world => world.undo()),
        new Step('cancel', world => world.cancel()),
        new Step('pause', world => world.pause()),
        new Step('resume', world => world.resume()),
        new Step('go ahead', world => world.goAhead()),
        new Step('recheck', world => world.recheck()),
        new Step('close and reopen', world => world.reopen()),
        new Step('open another window', world => world.openAnother()),
        new Step('a prompt is opened', world => world.prompt(true)),
        new Step('a prompt is closed', world => world.prompt(false)),
        new Step('storage fails', async world => void (world.journal.full = true)),
        new Step('storage works', async world => void (world.journal.full = false))
    ),
    fc.nat(7).map(which => new Step(`answer ${which} late`, world => world.answerLate(which))),
    fc.nat(7).map(which => new Step(`somebody reads ${which}`, world => world.read(which))),
    fc.nat(7).map(which => new Step(`policy is applied on ${which}`, async world => world.computers.policyIsApplied(which))),
    fc
        .tuple(fc.nat(7), fc.constantFrom<Named>(0, 1, null))
        .map(([which, value]) => new Step(`policy of ${which} names ${value}`, async world => world.computers.policyNames(which, value))),
    fc.nat(7).map(which => new Step(`somebody else changes ${which}`, async world => world.computers.meddle(which)))
);

/** How records end of which all was read back as planned. */
const cameAbout: readonly (Ending | null)[] = ['changed', 'willNotLast', 'takenBack', 'noLonger'];

/** Every record ends; it says that it came about if and only if something was sent and all was read back as planned. */
function mustHold(record: ChangeRecord): void {
    const sent = record.changes.some(one => one.write.kind !== 'notSent');
    const asPlanned = record.found !== null && differences(record).length === 0;
    if (record.step !== 'ended' || cameAbout.includes(record.ending) !== (sent && asPlanned)) throw new Error(JSON.stringify(record));
}

describe('any history of runs', () => {
    beforeEach(() => void jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('writes only what was frozen, one at a time per computer and cluster, never after a cancel or too many failures', async () => {
        let writes = 0;
        let ended = 0;
        const history = fc.commands([starts, answers, answers, answers, drains, others], { maxCommands: 40, size: 'max' });
        await fc.assert(
            fc.asyncProperty(history, async steps => {
                const world = new Fleet();
                await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);
                for (const record of await world.finish()) {
                    ended++;
                    mustHold(record);
                }
                writes += world.writes;
                if (world.violations.length > 0) throw new Error(world.violations.join('; '));
            }),
            { numRuns: histories }
        );
        expect(ended).toBeGreaterThan(histories); // the histories were not empty
        expect(writes).toBeGreaterThan(histories);
    }, 3_600_000);
});
