// SPDX-License-Identifier: MIT
// Every kind of Windows, and who decided: what the page says, and what the computer's state is.
import { type ComputerState, expect, readingTest as test } from './fixtures';
import type { Direction, Pane } from './pane';
import { directions, keys } from './signing';
import { type Card, table } from './windows-table';

/** Gives the account that a computer asks for. */
async function manageAs(pane: Pane, user: string, password: string): Promise<void> {
    const prompt = pane.page.getByRole('dialog', { name: 'Manage as' });
    await prompt.getByLabel('User name').fill(user);
    await prompt.getByLabel('Password').fill(password);
    await prompt.getByRole('button', { name: 'Continue' }).click();
}

/** A card as the page shows it: each term with its value and the notes below. */
async function shownCard(pane: Pane, direction: Direction): Promise<Card & { readonly notes: Readonly<Record<string, string[]>> }> {
    const texts: Record<string, string[]> = {};
    for (const term of ['In force', 'Stored', 'Set by', 'Windows default'])
        texts[term] = (await pane.value(direction, term).allInnerTexts()).map(text => text.trim());
    const [inForce, stored, setBy, byDefault] = Object.values(texts).map(([value]) => value);
    const notes = Object.fromEntries(Object.entries(texts).map(([term, [, ...rest]]) => [term, rest]));
    return { inForce, stored, setBy, byDefault, notes } as Awaited<ReturnType<typeof shownCard>>;
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
            await expect(pane.text(line.sentence)).toBeVisible();
            const summary = pane.frame.locator('.sentence');
            const addition = line.isDefaultFor === undefined ? '' : ` That is Windows' default for ${line.isDefaultFor}.`;
            await expect(summary).toHaveText(`${line.sentence}${addition}`);

            const state = await computers.get(line.computer);
            for (const direction of directions) {
                const { inForceNotes = [], setByNotes = [], defaultNotes = [], ...expected } = line[direction];
                const { notes, ...shown } = await shownCard(pane, direction);
                expect(shown, direction).toEqual(expected);
                expect(stateOf(state, direction), `${direction}, on the computer`).toEqual({
                    inForce: shown.inForce,
                    stored: shown.stored
                });
                expectInOrder(notes['In force'] ?? [], inForceNotes);
                expectInOrder(notes['Set by'] ?? [], setByNotes);
                for (const note of defaultNotes) expect(notes['Windows default']).toContainEqual(expect.stringMatching(note));
            }
            for (const text of line.about ?? [])
                await expect(pane.frame.getByRole('region', { name: 'About this computer' })).toContainText(text);
            expect(state.calls).toEqual([{ command: 'Get-SmbSigningConfiguration', parameters: {}, logAudit: false }]);
        });
    }

    test('the list of computers holds every one of them', async ({ pane, page }) => {
        await pane.open('srv2025');
        const names = page.getByRole('navigation', { name: 'Computers' }).getByRole('link');
        const expected = [...table.map(line => line.computer), 'jea-bare', 'jea-old', 'jea-reader', 'offline'];
        await expect.poll(async () => (await names.allInnerTexts()).sort()).toEqual(expected.sort());
    });
});

/** These notes, in this order, and no other. */
function expectInOrder(notes: readonly string[], patterns: readonly RegExp[]): void {
    expect(notes).toEqual(patterns.map(pattern => expect.stringMatching(pattern) as unknown));
}
