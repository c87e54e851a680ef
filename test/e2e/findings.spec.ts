// SPDX-License-Identifier: MIT
import { expect, readingTest, test } from './fixtures';
import { keys } from './signing';

const policies = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows';
const windows2019 = { 'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion': { CurrentBuildNumber: '17763' } };
const rdma = { 'root/microsoft/windows/smb:MSFT_SmbClientNetworkInterface': [{ FriendlyName: 'Storage 1', RdmaCapable: true }] };

/**
 * A finding's first words, a computer that has it, what is changed there, and a computer that must not have it: one by each way
 * that facts come. What each of the others says is proven in src/app/this-computer/findings/findings-view.spec.ts.
 */
const table = [
    [
        'Inbound: stored with a type that Windows ignores: RequireSecuritySignature REG_SZ: 1',
        'srv2022',
        { registry: { [keys.inbound]: { requiresecuritysignature: '1' } } },
        'srv2025'
    ],
    [
        'Outbound: signing is required on Windows Server 2019 or earlier, and a network interface supports RDMA',
        'srv2022-cluster1',
        { outbound: { RequireSecuritySignature: true }, registry: windows2019, cim: rdma },
        'srv2019-dc' // requires inbound, without such an interface
    ],
    [
        "Policy doesn't require full protection for the shares that deliver Group Policy: \\\\*\\SYSVOL (RequireIntegrity=0)",
        'srv2025',
        { registry: { [`${policies}\\NetworkProvider\\HardenedPaths`]: { '\\\\*\\SYSVOL': 'RequireIntegrity=0' } } },
        'srv2025-gpo' // policy demands both there
    ]
] as const;

test.describe('the findings', () => {
    for (const [words, computer, patch, other] of table) {
        readingTest(`“${words}”: on ${computer}, not on ${other}`, async ({ pane, computers }) => {
            await computers.patch(computer, patch);
            await pane.open(computer);
            await expect(pane.status(new RegExp(`^${computer}, read at`))).toBeVisible();
            const finding = pane.findings().getByRole('listitem').filter({ hasText: words });
            await expect(finding.getByRole('heading')).toHaveText(/^(Serious|Warning|Information)\s/);
            for (const term of ['Why it matters', 'What to do', 'Source'])
                await expect(finding.getByRole('term').filter({ hasText: term }).locator('xpath=following-sibling::dd')).toHaveText(
                    /\w{3}/
                );
            await pane.choose(other);
            await expect(pane.status(new RegExp(`^${other}, read at`))).toBeVisible();
            await expect(pane.findings()).toBeVisible();
            await expect(pane.findings()).not.toContainText(words);
        });
    }

    test('what no reading shows is said: names that connections use, and other nodes of a cluster', async ({ pane }) => {
        await pane.open('srv2022-cluster1');
        await expect(pane.findings()).toContainText('Past connections by IP address or DNS alias (CNAME).');
        await expect(pane.findings()).not.toContainText("Settings don't show them");
        await expect(pane.findings()).toContainText("That isn't visible from here");
        await expect(pane.findings()).toContainText('Whether all nodes of cluster fs-cluster match, because only this one was read');
    });

    test('nodes of a cluster that differ: once All computers has read the others', async ({ pane, computers, surprises }) => {
        surprises.allow(/status of 40[01]/); // some of the list refuse, or are unreachable
        await computers.patch('srv2022', {
            inbound: { RequireSecuritySignature: true },
            registry: { 'HKLM\\Cluster': { ClusterName: 'FS-CLUSTER' } }
        });
        await pane.open('srv2022-cluster1');
        await expect(pane.findings()).toContainText('only this one was read');
        await pane.frame.getByRole('link', { name: 'All computers' }).click();
        await expect(pane.frame.getByRole('row').filter({ has: pane.button('srv2022') })).toContainText('Required');
        await pane.frame.getByRole('link', { name: 'This computer' }).click();
        const finding = pane.findings().getByRole('listitem').filter({ hasText: 'nodes of cluster fs-cluster differ from this one' });
        await expect(finding.getByRole('heading')).toHaveText(/Inbound: .*: srv2022\.lab\.example\./);
        await expect(pane.findings()).toContainText('other than this one and srv2022.lab.example.');
        await expect(pane.text('Outbound: nodes of cluster')).toHaveCount(0);
        // Alike again, it is gone.
        await computers.patch('srv2022-cluster1', { inbound: { RequireSecuritySignature: true } });
        await pane.button('Refresh').click();
        await expect(finding).toHaveCount(0);
    });
});
