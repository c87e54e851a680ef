// SPDX-License-Identifier: MIT
// What the change panel shows of a choice: the options, the rows of the plan, and what is said where there are none.
import texts from '../../../generated/assets/strings/strings.json';
import { type Direction, directions, type SigningConfiguration } from '../../domain/computer/facts';
import type { Wanted } from '../../domain/change/plan';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { changeView, type PanelView } from './change-panel-view';

const strings = texts.Strings.SmbSigning as Strings;

interface Signing {
    readonly required: boolean | null;
    readonly stored: 0 | 1 | null;
}

const required: Signing = { required: true, stored: 1 };
const notRequired: Signing = { required: false, stored: 0 };

/** A computer that is like this. */
function like(name: SampleName, signing: Partial<Record<Direction, Signing>>): SigningConfiguration {
    const known = sample(name);
    const side = (direction: Direction): Partial<Pick<SigningConfiguration['inbound'], 'required' | 'stored'>> => {
        const wanted = signing[direction];
        return wanted ? { required: wanted.required, stored: { required: wanted.stored } } : {};
    };
    return { ...known, outbound: { ...known.outbound, ...side('outbound') }, inbound: { ...known.inbound, ...side('inbound') } };
}

const panelOf = (configuration: SigningConfiguration, wanted: Wanted): PanelView => changeView('srv', configuration, wanted, strings);
const rowsOf = ({ rows }: PanelView): string[] => rows.map(({ setting, now, after }) => `${setting}: ${now} → ${after}`);
const chosen = ({ choices }: PanelView): string[] => choices.map(({ options }) => options.find(({ checked }) => checked)?.label ?? 'none');

const states = {
    both: { outbound: required, inbound: required },
    'outbound only': { outbound: required, inbound: notRequired },
    'inbound only': { outbound: notRequired, inbound: required },
    neither: { outbound: notRequired, inbound: notRequired }
} as const;
type State = keyof typeof states;

describe('the plan of a change', () => {
    const text = ({ required }: Signing): string => (required ? 'Required' : 'Not required');
    const name = { outbound: 'Outbound', inbound: 'Inbound' } as const;
    const cmdlet = { outbound: 'Set-SmbClientConfiguration', inbound: 'Set-SmbServerConfiguration' } as const;
    for (const from of Object.keys(states) as State[])
        for (const to of Object.keys(states) as State[])
            it(`from ${from} to ${to} has a row for each value that differs, and the PowerShell for these`, () => {
                const [now, wanted] = [states[from], states[to]];
                const differing = directions.filter(direction => now[direction] !== wanted[direction]);
                const targets = directions.map(direction => [direction, wanted[direction].required ? 'required' : 'notRequired']);
                const panel = panelOf(like('srv2022', now), Object.fromEntries(targets) as Wanted);
                expect(rowsOf(panel)).toEqual(
                    differing.flatMap(direction => [
                        `${name[direction]}, in force: ${text(now[direction])} → ${text(wanted[direction])}`,
                        `${name[direction]}, stored: ${now[direction].stored} → ${wanted[direction].stored}`
                    ])
                );
                expect(panel.powershell.split('\n').filter(line => line !== '')).toEqual(
                    differing.map(one => `${cmdlet[one]} -RequireSecuritySignature $${wanted[one].required} -Force`)
                );
                expect(panel.acknowledgements.length).toBe(differing.some(one => !wanted[one].required) ? 1 : 0);
            });
});

describe("Windows' default in the panel", () => {
    /** Windows by default: neither on the one, both on the other. */
    const defaults = { srv2022: notRequired, 'win11-ent': required } as const;
    for (const computer of Object.keys(defaults) as (keyof typeof defaults)[]) {
        const byDefault = defaults[computer];
        const opposite = byDefault === required ? notRequired : required;
        for (const direction of directions) {
            it(`on ${computer}, ${direction}, from stored ${opposite.stored}: is set and no longer stored`, () => {
                const rows = rowsOf(panelOf(like(computer, { [direction]: opposite }), { [direction]: 'windowsDefault' }));
                const [now, after] = opposite.required ? ['Required', 'Not required'] : ['Not required', 'Required'];
                expect(rows).toEqual([
                    jasmine.stringMatching(`in force: ${now} → ${after}$`) as unknown as string,
                    jasmine.stringMatching(`stored: ${opposite.stored} → Not stored$`) as unknown as string
                ]);
            });

            it(`on ${computer}, ${direction}, from stored ${byDefault.stored}: is so already, and said so`, () => {
                const panel = panelOf(like(computer, { [direction]: byDefault }), { [direction]: 'windowsDefault' });
                expect([rowsOf(panel), panel.nothing]).toEqual([[], "No change needed, because the stored value equals Windows' default."]);
            });

            it(`on ${computer}, ${direction}, from not stored: is chosen at first, and there is nothing to do`, () => {
                const place = directions.indexOf(direction);
                const unset = like(computer, { [direction]: { required: byDefault.required, stored: null } });
                expect(chosen(panelOf(unset, {}))[place]).toBe('Windows default');
                const panel = panelOf(unset, { [direction]: 'windowsDefault' });
                expect([rowsOf(panel), panel.nothing]).toEqual([[], 'No change needed. To make a change, choose another value.']);
                const stored = panelOf(like(computer, { [direction]: byDefault }), {});
                expect(chosen(stored)[place]).toBe(byDefault.required ? 'Required' : 'Not required');
            });
        }
    }
});

describe('what cannot be chosen', () => {
    it('is a direction that does not say what is in force, with the reason', () => {
        const { choices } = panelOf(like('srv2022', { outbound: { required: null, stored: 0 } }), {});
        expect(choices.map(({ blocker }) => blocker !== null)).toEqual([true, false]);
        expect(choices[0]?.blocker).toContain("the result couldn't be verified");
    });

    it("is Windows' default where it is not known what that is, which is said in place of it", () => {
        const optionOf = (name: SampleName, direction: Direction): PanelView['choices'][number]['options'][number] | undefined =>
            panelOf(sample(name), {})
                .choices.find(one => one.direction === direction)
                ?.options.find(({ target }) => target === 'windowsDefault');
        expect(optionOf('win11-home', 'inbound')).toEqual(
            jasmine.objectContaining({ disabled: true, hint: jasmine.stringMatching(/sources disagree/) as unknown as string })
        );
        expect(optionOf('win11-home', 'outbound')).toEqual(
            jasmine.objectContaining({ disabled: false, hint: 'Default here: Not required. Stores nothing.' })
        );
    });

    it('is a setting that this Windows does not have', () => {
        const offered = (name: SampleName): readonly string[] =>
            panelOf(sample(name), {})
                .settings.flatMap(({ options }) => options)
                .filter(({ blocker }) => blocker === null)
                .map(({ setting }) => setting);
        for (const setting of ['guestLogons', 'outboundAuditSigning', 'inboundAuditSigning']) {
            expect(offered('srv2012r2')).not.toContain(setting);
            expect(offered('srv2025')).toContain(setting);
        }
        expect(offered('srv2022')).toContain('guestLogons');
        expect(offered('srv2022')).not.toContain('outboundAuditSigning');
    });
});
