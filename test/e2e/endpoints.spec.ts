// SPDX-License-Identifier: MIT
// Computers that let one in only in a certain way.
import { jea, jeaReader } from '../../dev-gateway/scenarios/hard/jea';
import { type RunningGateway, startGateway } from '../../dev-gateway/server';
import { type ComputerState, expect, test } from './fixtures';
import { withGateway } from './list';

const required = 'Signing is required for outbound connections only.';

test('a restricted endpoint without our module: says what is missing and the way out', async ({ pane, surprises }) => {
    surprises.allow(/status of 400/);
    await pane.open('jea-bare');
    await expect(pane.alert()).toContainText('Command not installed');
    await expect(pane.alert()).toContainText('Install the module there, or connect as an administrator.');
    await expect(pane.button('Change signing')).toHaveAttribute('aria-disabled', 'true');
});

test.describe('a role of Windows Admin Center, at the endpoint that gives it its commands', () => {
    const hyperV: typeof jeaReader = {
        ...jeaReader,
        name: 'jea-hyper-v',
        endpoint: { jea: true, module: true, role: 'Hyper-V Administrators' }
    };
    let gateway: RunningGateway;
    withGateway(
        host => startGateway({ port: 0, host, computers: [jea, hyperV, jeaReader] }),
        one => (gateway = one)
    );
    for (const { name, endpoint } of [jea, hyperV, jeaReader]) {
        const role = endpoint?.role ?? 'Administrators';
        const changes = role === 'Administrators';
        test(`${role}: all is shown, and a change ${changes ? 'is made' : 'says why it is not made'}`, async ({ pane, page }) => {
            await page.goto(`${gateway.url}?computer=${name}`);
            await expect(pane.text(required)).toBeVisible();
            await expect(pane.connections()).toBeVisible();
            await expect(pane.alert()).toHaveCount(0);
            await pane.change({ inbound: 'Required' });
            if (changes) await expect(pane.status(/^Successfully changed/)).toBeVisible();
            else await expect(pane.alert().filter({ hasText: 'Not offered to your account' })).toContainText('connect as an administrator');
            await expect(pane.alert().filter({ hasText: 'Command not installed' })).toBeHidden();
            if (!changes) {
                await pane.button('Cancel').click();
                await expect(pane.button('Change signing')).toHaveAttribute('aria-disabled', 'true');
                await expect(pane.button('Change signing')).toHaveAttribute('title', /Your role here can only read/);
                await pane.button('Refresh').click();
                await expect(pane.button('Change signing')).not.toHaveAttribute('aria-disabled', 'true');
            }
            const { executed } = gateway.computers.find(name)?.describe() as Pick<ComputerState, 'executed'>;
            expect(executed.some(({ command }) => command.startsWith('Set-'))).toBe(changes);
        });
    }
});

test('a restricted endpoint with the module of version 0.1.0: is read, and not written to, with what to copy where', async ({
    pane,
    surprises
}) => {
    surprises.allow(/status of 400/);
    await pane.open('jea-old');
    await expect(pane.text(required)).toBeVisible();
    await pane.button('Change signing').click();
    const panel = pane.frame.getByRole('dialog', { name: 'Change signing' });
    await expect(panel).toContainText('Copy the SmbSigning folder of this version to C:\\Program Files\\WindowsPowerShell\\Modules');
    for (const radio of await panel.getByRole('radio').all()) await expect(radio).toBeDisabled();
});

test.describe('a computer that refuses the account', () => {
    test.beforeEach(({ surprises }) => surprises.allow(/status of 401/));

    test('asks once for another one; the page shows nothing before', async ({ pane, page, computers }) => {
        await pane.open('locked');
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        await expect(prompt).toContainText('locked');
        await expect(pane.text(required)).toBeHidden();
        await prompt.getByLabel('User name').fill('lab\\admin');
        await prompt.getByLabel('Password').fill('open sesame');
        await page.keyboard.press('Enter');
        await expect(pane.text(required)).toBeVisible();
        await expect(prompt).toBeHidden();
        await pane.button('Refresh').click();
        await expect.poll(async () => (await computers.get('locked')).calls.length).toBe(2);
        await expect(pane.status(/, read at/)).toBeVisible();
        await expect(prompt).toBeHidden();
    });

    test('needs credentials where the prompt is cancelled, and asks again when told to try again', async ({ pane, page, computers }) => {
        await pane.open('locked');
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        await prompt.getByRole('button', { name: 'Cancel' }).click();
        await expect(pane.alert()).toContainText('Needs credentials');
        expect((await computers.get('locked')).calls).toEqual([]);
        await pane.button('Try again').click();
        await expect(prompt).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(pane.alert()).toContainText('Needs credentials');
    });

    test('needs credentials where a wrong account was given', async ({ pane, page }) => {
        await pane.open('locked');
        const prompt = page.getByRole('dialog', { name: 'Manage as' });
        await prompt.getByLabel('User name').fill('lab\\admin');
        await prompt.getByLabel('Password').fill('wrong');
        await prompt.getByRole('button', { name: 'Continue' }).click();
        await expect(pane.alert()).toContainText('Needs credentials');
        await expect(pane.alert()).toContainText('Refused account: lab\\admin.');
    });
});
