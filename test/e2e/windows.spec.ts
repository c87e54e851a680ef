// SPDX-License-Identifier: MIT
// What the page says of a computer, beside what the computer's own state is: one with a policy, an old one, one that says
// little, and each way in. Every other kind of Windows is a line of src/app/this-computer/testing/windows-table.ts.
import { type ComputerState, expect, readingTest as test } from './fixtures';
import { described } from './list';
import type { Direction, Pane } from './pane';
import { directions, keys } from './signing';

/** What stands in a direction's card. */
interface Card {
    readonly inForce: string;
    readonly stored: string;
    readonly setBy: string;
    readonly byDefault: string;
}

interface Line extends Readonly<Record<Direction, Card>> {
    readonly computer: string;
    /** What the page begins with. */
    readonly summary: string;
    /** What must stand below "Set by" of inbound. */
    readonly setByNotes?: readonly RegExp[];
    readonly about: readonly RegExp[];
}

const card = (inForce: string, stored: string, setBy: string, byDefault: string): Card => ({ inForce, stored, setBy, byDefault });
const requiredByDefault = card('Required', 'Not stored', "Not stored; Windows' default", 'Required');
const notRequiredByDefault = card('Not required', 'Not stored', "Not stored; Windows' default", 'Not required');
const storedZero = card('Not required', '0', "Not set by Group Policy; equals Windows' default", 'Not required');
const notRead = card('Not reported', '0', "Unknown (couldn't read Group Policy: CIM failed)", 'Not required');

const table: readonly Line[] = [
    {
        computer: 'srv2025-gpo',
        summary: 'Signing is required for outbound and inbound connections.',
        outbound: requiredByDefault,
        inbound: card('Required', '1', 'Group Policy "File servers"', 'Not required'),
        setByNotes: [
            /^ID: \{7C2B6C55-6A0F-4A7B-8E44-0D1F6C2A9B31\}$/,
            /^Security settings last applied: \d/,
            /restores its value within about 11 hours \(by \d+:\d\d.[AP]M on the computer's clock\), or sooner if/
        ],
        about: [/Windows Server 2025/]
    },
    {
        computer: 'srv2012r2',
        summary: "Signing is not required. That is Windows' default for Microsoft Windows Server 2012 R2 Standard.",
        outbound: storedZero,
        inbound: storedZero,
        about: [/lacks\s*Auditing of peers that can't sign/, /Setting for insecure guest logons/]
    },
    {
        computer: 'brokencim',
        summary: 'The signing state is unknown.',
        outbound: notRead,
        inbound: notRead,
        setByNotes: [/^\s*Provider load failure\s*$/, /^Security settings last came from: Default Domain Policy\./],
        about: [/Edition unknown, build 20348/, /Last policy application\s*Unknown/]
    },
    ...['jea', 'constrained', 'locked'].map(computer => ({
        computer,
        summary: "Signing is required for outbound connections only. That is Windows' default for Microsoft Windows Server 2025 Standard.",
        outbound: requiredByDefault,
        inbound: notRequiredByDefault,
        about: [/Windows Server 2025/]
    }))
];

/** Gives the account that a computer asks for. */
async function manageAs(pane: Pane, user: string, password: string): Promise<void> {
    const prompt = pane.page.getByRole('dialog', { name: 'Manage as' });
    await prompt.getByLabel('User name').fill(user);
    await prompt.getByLabel('Password').fill(password);
    await prompt.getByRole('button', { name: 'Continue' }).click();
}

/** A card as the page shows it: each term with its value. */
async function shownCard(pane: Pane, direction: Direction): Promise<Card> {
    const texts: string[] = [];
    for (const term of ['In force', 'Stored', 'Set by', 'Windows default'])
        texts.push((await pane.value(direction, term).first().innerText()).trim());
    const [inForce = '', stored = '', setBy = '', byDefault = ''] = texts;
    return { inForce, stored, setBy, byDefault };
}

/** What the computer itself says of a direction, past the page; null: its cmdlet fails. */
function stateOf(state: ComputerState, direction: Direction): Pick<Card, 'inForce' | 'stored'> {
    const cmdlet = `Get-Smb${direction === 'outbound' ? 'Client' : 'Server'}Configuration`;
    const isReported = !state.faults.failing?.some(one => one.command === cmdlet);
    const values = Object.entries(state.registry[keys[direction]] ?? {});
    const stored = values.find(([name]) => name.toLowerCase() === 'requiresecuritysignature')?.[1];
    return {
        inForce: !isReported ? 'Not reported' : state[direction]['RequireSecuritySignature'] ? 'Required' : 'Not required',
        stored: stored === undefined ? 'Not stored' : (String(stored) as '0' | '1')
    };
}

test.describe('an administrator opens any Windows and sees what is so, and who decided', () => {
    for (const line of table) {
        test(line.computer, async ({ pane, computers, surprises }) => {
            surprises.allow(line.computer === 'locked' ? /status of 401/ : line.computer === 'jea' ? /status of 400/ : /^$/);
            await pane.open(line.computer);
            if (line.computer === 'locked') await manageAs(pane, 'lab\\admin', 'open sesame');
            await expect(pane.status(new RegExp(`^${line.computer}, read at`))).toBeVisible();
            await expect(pane.frame.locator('.sentence')).toHaveText(line.summary);

            const state = await computers.get(line.computer);
            for (const direction of directions) {
                const shown = await shownCard(pane, direction);
                expect(shown, direction).toEqual(line[direction]);
                expect(stateOf(state, direction), `${direction}, on the computer`).toEqual({
                    inForce: shown.inForce,
                    stored: shown.stored
                });
            }
            for (const note of line.setByNotes ?? [])
                await expect(pane.value('inbound', 'Set by').filter({ hasText: note })).toHaveCount(1);
            for (const text of line.about)
                await expect(pane.frame.getByRole('region', { name: 'About this computer' })).toContainText(text);
            expect(state.calls).toEqual([{ command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: false }]);
        });
    }

    test('the list of computers holds every one of them', async ({ pane, page, gateway }) => {
        await pane.open('srv2025');
        const names = page.getByRole('navigation', { name: 'Computers' }).getByRole('link');
        const expected = described(gateway).map(({ name }) => name);
        expect(expected.length).toBeGreaterThan(30);
        await expect.poll(async () => (await names.allInnerTexts()).sort()).toEqual([...expected].sort());
    });
});
