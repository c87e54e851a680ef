// SPDX-License-Identifier: MIT
// Histories of one computer at random: applies and undos, answers of every kind, lost answers, cancels, storage that
// fails, pages that are closed and opened again, somebody else who changes the computer, Group Policy that comes, goes and is applied.
import * as fc from 'fast-check';
import { directions } from '../domain/computer/facts';
import { Target, Wanted } from '../domain/change/plan';
import { settingNames } from '../domain/settings/catalogue';
import { sameState, settingState } from '../domain/settings/setting';
import { ChangeRecord, differences, Ending } from '../domain/change/record';
import { Answer, histories, World } from './testing/world';

/** A step of a history. Any step may come at any time. */
class Step implements fc.AsyncCommand<object, World> {
    constructor(
        private readonly name: string,
        private readonly take: (world: World) => Promise<void>
    ) {}

    check(): boolean {
        return true;
    }

    async run(_: object, world: World): Promise<void> {
        await this.take(world);
        if (world.violations.length > 0) throw new Error(world.violations.join('; '));
    }

    toString(): string {
        return this.name;
    }
}

const targets = fc.constantFrom<Target | undefined>('required', 'notRequired', 'windowsDefault', undefined);
const settings = fc.constantFrom<'on' | 'off' | undefined>('on', 'off', undefined);
/** Signing of both directions, and settings of both. */
const choices: fc.Arbitrary<Wanted> = fc
    .record({ outbound: targets, inbound: targets, guestLogons: settings, outboundAuditSigning: settings, inboundAuditGuests: settings })
    .map(choice => Object.fromEntries(Object.entries(choice).filter(([, target]) => target !== undefined)));
const answers = fc.constantFrom<Answer>('done', 'done', 'done', 'lost', 'refused', 'halfDone', 'undelivered');

const applies = choices.map(wanted => new Step(`apply ${JSON.stringify(wanted)}`, world => world.apply(wanted)));
const isAnswered = answers.map(how => new Step(`answer ${how}`, world => world.answer(how)));
const others = fc.constantFrom(
    new Step('undo', world => world.undo()),
    new Step('undo', world => world.undo()),
    new Step('cancel', world => world.cancel()),
    new Step('close and reopen', world => world.reopen()),
    new Step('read again', world => world.readAgain()),
    new Step('somebody else changes signing', world => world.meddle('inbound')),
    new Step('somebody else changes a setting', world => world.meddle('guestLogons')),
    new Step('policy names required', world => world.policyNames(1)),
    new Step('policy names not required', world => world.policyNames(0)),
    new Step('policy names nothing', world => world.policyNames(null)),
    new Step('policy is applied', world => world.policyIsApplied()),
    new Step('policy is applied', world => world.policyIsApplied()),
    new Step('storage fails', async world => void (world.journal.full = true)),
    new Step('storage works', async world => void (world.journal.full = false))
);

/** How records end of which all was read back as planned. */
const cameAbout: readonly (Ending | null)[] = ['changed', 'willNotLast', 'takenBack', 'noLonger'];

/** Every record ends; it says that it came about if and only if something was sent and all was read back as planned. */
function mustHold(record: ChangeRecord): void {
    const sent = record.changes.some(one => one.write.kind !== 'notSent');
    const asPlanned = record.found !== null && differences(record).length === 0;
    if (record.step !== 'ended' || cameAbout.includes(record.ending) !== (sent && asPlanned)) throw new Error(JSON.stringify(record));
}

describe('any history of a computer', () => {
    beforeEach(() => void jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('has one call in flight, no write after a cancel or without a record, and every write told', async () => {
        let ended = 0;
        const history = fc.commands([applies, isAnswered, isAnswered, isAnswered, others], { maxCommands: 40, size: 'max' });
        await fc.assert(
            fc.asyncProperty(history, async steps => {
                const world = new World();
                await fc.asyncModelRun(() => ({ model: {}, real: world }), steps);
                for (const record of await world.finish()) {
                    ended++;
                    mustHold(record);
                }
                if (world.violations.length > 0) throw new Error(world.violations.join('; '));
            }),
            { numRuns: histories }
        );
        expect(ended).toBeGreaterThan(histories); // the histories were not empty
    }, 3_600_000);

    it('tells what became of a change, however many came to nothing after it', async () => {
        const world = new World();
        const all: Wanted = {
            outbound: 'required',
            inbound: 'required',
            guestLogons: 'on',
            outboundAuditSigning: 'on',
            inboundAuditGuests: 'on'
        };
        const take = async (...answers: readonly Answer[]): Promise<void> => {
            for (const how of answers) await world.answer(how);
        };
        await world.apply(all);
        await take('done', 'lost', 'done');
        await world.undo();
        await take('done', 'done', 'done');
        await world.apply(all);
        await take('refused', 'halfDone');
        await world.apply(all);
        await take('refused');
        await world.meddle('inbound');
        await take('lost');
        await world.apply(all);
        await take('refused', 'lost');
        (await world.finish()).forEach(mustHold);
        expect(world.violations).toEqual([]);
    });

    it('that is undone step by step ends where it began', async () => {
        await fc.assert(
            fc.asyncProperty(fc.array(choices, { maxLength: 6 }), async chosen => {
                const world = new World();
                const before = world.configuration;
                for (const wanted of chosen) {
                    await world.apply(wanted);
                    for (let i = 0; i < 6; i++) await world.answer('done');
                }
                const made = (await world.records()).length;
                for (const record of (await world.records()).slice(0, made)) {
                    await world.undoRecord(record);
                    for (let i = 0; i < 6; i++) await world.answer('done');
                }
                for (const direction of directions) {
                    const [found, wanted] = [settingState(world.configuration, direction), settingState(before, direction)];
                    if (!sameState(found, wanted))
                        throw new Error(`${direction}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
                }
                const all = (configuration: typeof before): unknown => settingNames.map(name => settingState(configuration, name));
                if (JSON.stringify(all(world.configuration)) !== JSON.stringify(all(before)))
                    throw new Error(`${JSON.stringify(all(world.configuration))} instead of ${JSON.stringify(all(before))}`);
            }),
            { numRuns: histories }
        );
    }, 3_600_000);
});
