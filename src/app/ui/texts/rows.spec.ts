// SPDX-License-Identifier: MIT
// What a card says that no sample shows; what it says of each kind of Windows is proven in this-computer/windows.spec.ts.
import texts from '../../../generated/assets/strings/strings.json';
import { NOT_BY_THIS_MODULE, NOT_UNDERSTOOD, type SigningConfiguration, type UnavailablePart } from '../../domain/computer/facts';
import type { SetBy } from '../../domain/policy/set-by';
import type { Stored } from '../../domain/settings/signing-state';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { timeText } from './date-time';
import { aboutCard, directionCard, partMessage, setByText, stateText, storedText, titleOf } from './rows';

const strings = texts.Strings.SmbSigning as Strings;

describe('a stored value', () => {
    const values: readonly [Stored, string, string][] = [
        [{ kind: 'one' }, '1', 'Required, stored 1'],
        [{ kind: 'zero' }, '0', 'Required, stored 0'],
        [{ kind: 'notStored' }, 'Not stored', 'Required, nothing stored'],
        [{ kind: 'notReported' }, 'Not reported', 'Required, stored value not reported'],
        [{ kind: 'other', raw: '<b>{1}=' }, 'Unknown value “<b>{1}=”', 'Required, stored unknown value “<b>{1}=”']
    ];
    for (const [stored, alone, both] of values)
        it(`is "${alone}", and with what is in force "${both}"`, () => {
            expect(storedText(stored, strings)).toBe(alone);
            expect(stateText({ inForce: 'required', stored }, strings)).toBe(both);
        });
});

describe('who decided', () => {
    const gpo = { gpoName: 'A "B"', gpoId: null };
    const nameless = { gpoName: null, gpoId: null };
    const conflict = { kind: 'policyConflict', policyValue: '1', storedValue: '0' } as const;
    const cases: readonly [SetBy, string, readonly (string | RegExp)[]][] = [
        [{ kind: 'groupPolicy', ...gpo } as SetBy, 'Group Policy "A "B""', []],
        [{ kind: 'groupPolicy', ...nameless } as SetBy, "Group Policy (couldn't read its name)", []],
        [
            { ...conflict, ...gpo } as SetBy,
            'Policy conflict',
            [
                'Group Policy "A "B"" sets 1, but 0 is stored on the computer. Either the policy isn\'t applied yet, or the value was changed afterward.'
            ]
        ],
        [
            { ...conflict, ...nameless, storedValue: null } as SetBy,
            'Policy conflict',
            [
                "Group Policy (couldn't read its name) sets 1, but nothing is stored on the computer. Either the policy isn't applied yet, or the value was changed afterward."
            ]
        ],
        [
            { kind: 'osConfig', managerValue: '1', storedValue: '1', agrees: true } as SetBy,
            'OSConfig',
            ['It might restore its value by itself.']
        ],
        [
            { kind: 'mdm', managerValue: '1', storedValue: null, agrees: false } as SetBy,
            'Device management (MDM)',
            [
                "It sets 1, but nothing is stored on the computer. Either the setting isn't applied yet, or the value was changed afterward.",
                'It might restore its value by itself.'
            ]
        ],
        [
            { kind: 'differs' } as SetBy,
            "Not set by Group Policy; differs from Windows' default",
            [/^Stored by an administrator/, /leave no trace/]
        ],
        [{ kind: 'equalsDefault' } as SetBy, "Not set by Group Policy; equals Windows' default", [/leave no trace/]],
        [{ kind: 'notStored' } as SetBy, "Not stored; Windows' default", []]
    ];
    for (const [by, value, notes] of cases)
        it(`is said of ${JSON.stringify(by)}: "${value}"`, () => {
            const said = setByText(by, strings);
            expect(said.value).toBe(value);
            expect(said.notes as unknown[]).toEqual(notes.map(note => (typeof note === 'string' ? note : jasmine.stringMatching(note))));
        });

    it('is unknown for a reason in words, with the words of the computer where it had any', () => {
        for (const reason of Object.keys(strings.UnknownReason) as (keyof Strings['UnknownReason'])[]) {
            const said = setByText({ kind: 'unknown', reason, words: '<i>' } as SetBy, strings);
            expect(said).toEqual({ value: `Unknown (${strings.UnknownReason[reason]})`, notes: ['<i>'] });
            expect(setByText({ kind: 'unknown', reason, words: null } as SetBy, strings).notes).toEqual([]);
        }
    });
});

describe('a value that was stored from here', () => {
    const notes = (name: SampleName, at: string | null): readonly string[] => {
        const { rows } = directionCard(sample(name), 'outbound', strings, null, at);
        return rows.find(({ term }) => term === 'Set by')?.notes ?? [];
    };
    const at = '2026-11-23T18:22:00.000Z';

    it('says so and when, in place of who may have', () => {
        const said = `You stored this value from this browser on ${timeText(at)}.`;
        const [first, ...others] = notes('srv2025-upgraded', at);
        expect(first).toBe(said);
        expect(others).toEqual(notes('srv2025-upgraded', null).filter(note => !/^Stored by an administrator/.test(note)));
        expect(notes('srv2025-gpo', at)).toEqual(notes('srv2025-gpo', null)); // policy set it
    });
});

describe('a part that could not be read', () => {
    const part = (changed: Partial<UnavailablePart>): UnavailablePart => ({
        what: 'policy',
        errorId: 'X',
        message: 'Denied <b>.',
        ...changed
    });

    const titles: readonly [Partial<UnavailablePart>, string][] = [
        [{ what: 'computer.windows' }, 'Windows edition'],
        [{ what: 'something.new' }, 'something.new'],
        [{ what: 'inbound.required', errorId: NOT_UNDERSTOOD }, 'Inbound (SMB server) › required'],
        [{ what: 'outbound.rows.0.server', errorId: NOT_UNDERSTOOD }, 'Outbound (SMB client) › rows › entry 1 › server'],
        [{ what: 'inbound.smb1ABC', errorId: NOT_UNDERSTOOD }, 'Inbound (SMB server) › smb1 abc']
    ];
    for (const [changed, title] of titles)
        it(`${String(changed.what)} is called "${title}"`, () =>
            expect(titleOf(part(changed), strings).toLowerCase()).toBe(title.toLowerCase()));

    it("is told in the computer's words, else in ours", () => {
        const said = (changed: Partial<UnavailablePart>): string => partMessage(part(changed), strings);
        expect(said({})).toBe('Denied <b>.');
        expect(said({ entries: { kept: 500, of: 12_345 } })).toBe('The list is too long. Only the first 500 of 12,345 entries are used.');
        expect(said({ errorId: NOT_BY_THIS_MODULE })).toBe(strings.Page.UpdateModule);
        expect(said({ errorId: NOT_UNDERSTOOD, raw: '' })).toBe(strings.Page.PartMissing);
        expect(said({ errorId: NOT_UNDERSTOOD, raw: '"<7>"' })).toContain('"<7>"');
        expect(said({ errorId: NOT_UNDERSTOOD })).toBe('Denied <b>.');
    });
});

describe('what the computer is', () => {
    const about = (name: Parameters<typeof sample>[0], computer: Partial<SigningConfiguration['computer']>): Record<string, string> => {
        const known = sample(name);
        const { rows } = aboutCard({ ...known, computer: { ...known.computer, ...computer } }, strings);
        return Object.fromEntries(rows.map(({ term, value }) => [term, value]));
    };

    it('is said as far as it is known', () => {
        expect(about('srv2022', { ubr: null })['Windows']).toBe('Microsoft Windows Server 2022 Datacenter, build 20348');
        expect(about('srv2022', { build: null })['Windows']).toBe('Microsoft Windows Server 2022 Datacenter');
        expect(about('srv2022', { caption: ' ' })['Windows']).toBe('Edition unknown, build 20348.2762');
        expect(about('srv2022', { productType: null })['Role']).toBe('Unknown');
        expect(about('srv2022', { cluster: '<fs>' })['Cluster']).toBe('<fs>');
    });
});

describe('a time of the computer', () => {
    it("is a time in the person's own words, or as it came", () => {
        expect(timeText('2026-11-20T08:30:00Z')).toBe(new Date('2026-11-20T08:30:00Z').toLocaleString());
        expect(['yesterday', '', '9999999-01-01'].map(timeText)).toEqual(['yesterday', '', '9999999-01-01']);
    });
});
