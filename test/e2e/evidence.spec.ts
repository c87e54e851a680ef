// SPDX-License-Identifier: MIT
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { findings } from './axe';
import { Tab } from './compatibility-tab';
import {
    auditing,
    clientAudit,
    clientSecurity,
    eventLogs,
    logged,
    peersOfEveryKind as full,
    serverAudit,
    serverSecurity,
    systemLog
} from './event-logs';
import { expect, test as base } from './fixtures';
import type { Direction } from './pane';
import { expectNoSidewaysScroll } from './sideways';

class Evidence {
    constructor(readonly tab: Tab) {}

    section(): Locator {
        return this.tab.section('Evidence');
    }

    async read(computer = 'srv2022'): Promise<void> {
        await this.tab.open(computer);
        await this.tab.pane.button('Read evidence').click();
        await expect(this.tab.pane.status(/^Event logs of/)).toBeVisible();
    }

    verdict(direction: Direction): Locator {
        const name = { outbound: 'Outbound (SMB client)', inbound: 'Inbound (SMB server)' }[direction];
        return this.section().getByRole('region', { name });
    }

    /** The rows of the table of peers, as texts. */
    async rows(): Promise<string[][]> {
        const rows = await this.section().getByRole('table').getByRole('row').all();
        return Promise.all(
            rows.slice(1).map(async row => {
                const cells = await row.getByRole('rowheader').or(row.getByRole('cell')).allInnerTexts();
                return cells.slice(0, 4).map(text => text.trim().replace(/\s+/g, ' '));
            })
        );
    }
}

const test = base.extend<{ evidence: Evidence }>({ evidence: async ({ pane }, use) => use(new Evidence(new Tab(pane))) });

test('a full log: the verdict first, then who, how often and since when', async ({ evidence, computers }) => {
    await computers.patch('srv2022', { ...auditing, eventLogs: full });
    await evidence.read();
    await expect(evidence.verdict('outbound')).toContainText('No. Peers would be cut off. Would be cut off: 2. May be cut off: 1.', {
        useInnerText: true
    });
    await expect(evidence.verdict('outbound')).toContainText(/Latest: .*\d.*Events of peers that were fixed/);
    await expect(evidence.verdict('inbound')).toContainText('Would be cut off: 1. May be cut off: 1.', { useInnerText: true });
    expect(await evidence.rows()).toEqual([
        ['NAS-1 Outbound Test', "Doesn't support signing", 'Would be cut off', '2'],
        ['nas-2 Outbound Test', 'Let this computer in as a guest', 'Would be cut off', '1'],
        ['192.0.2.7 Inbound', "Doesn't support signing, and would be refused", 'Would be cut off', '1'],
        ['filer Outbound Test', 'Its signature was wrong', 'May be cut off', '1'],
        ['scan-7 Inbound', 'Connected as a guest', 'May be cut off', '1'],
        ['nas-1 Outbound Test', "Doesn't support encryption", 'Not affected', '1']
    ]);
    const { calls } = await computers.get('srv2022');
    expect(calls.filter(call => call.command === 'Get-SmbSigningEvidence')).toEqual([
        { command: 'Get-SmbSigningEvidence', parameters: {}, logAudit: false }
    ]);
});

test('a wrong signature alone is no proof: the peer is to be looked at', async ({ evidence, computers }) => {
    const events = eventLogs(logged(31013, 5, { ServerName: '\\filer' }));
    await computers.patch('srv2022', { ...auditing, eventLogs: { ...full, [clientAudit]: eventLogs(), [clientSecurity]: events } });
    await evidence.read();
    await expect(evidence.verdict('outbound')).toContainText('Check some peers first. They might be cut off. May be cut off: 1.', {
        useInnerText: true
    });
    await expect(evidence.verdict('outbound')).toContainText('a wrong signature can come from a lost session');
    await expect(evidence.verdict('outbound').getByRole('listitem').last()).toHaveText(/doesn't go back far enough/);
});

test('a peer of the log is taken to the test, by keyboard', async ({ evidence, computers, page }) => {
    await computers.patch('srv2022', { ...auditing, eventLogs: full });
    await evidence.read();
    await evidence.section().getByRole('button', { name: 'Test nas-2' }).focus();
    await page.keyboard.press('Enter');
    await expect(evidence.tab.devices()).toBeFocused();
    await expect(evidence.tab.devices()).toHaveValue('nas-2');
});

test('an empty log proves nothing where auditing was first seen on by this reading', async ({ evidence, computers, pane }) => {
    await computers.patch('srv2022', auditing);
    await evidence.read();
    for (const direction of ['outbound', 'inbound'] as const) {
        await expect(evidence.verdict(direction)).toContainText('Not enough evidence.');
        await expect(evidence.verdict(direction).getByRole('listitem')).toHaveText(/doesn't go back far enough/);
    }
    await expect(evidence.section()).toContainText('The logs name no peer.');
    await expect(pane.frame.getByRole('link', { name: 'Turn on auditing' })).toBeVisible();
});

test('auditing is switched on from here, and that is remembered; what the logs show is what to do, and speaks in the plan', async ({
    evidence,
    computers,
    page,
    pane
}) => {
    await computers.patch('srv2025', { eventLogs: { [serverAudit]: eventLogs(logged(3021, 6, { ClientName: '192.0.2.7' })) } });
    await evidence.read('srv2025');
    await pane.frame.getByRole('link', { name: 'Turn on auditing' }).click();
    await pane.button('Apply').click();
    await expect(pane.status(/^Successfully changed/)).toBeVisible();
    expect((await computers.get('srv2025')).inbound['AuditClientDoesNotSupportSigning']).toBe(true);
    const toDo = pane.frame.getByRole('region', { name: 'What to do' });
    await expect(toDo).toContainText(/Inbound: check the peers that would be cut off.*Would be cut off: 1\./s);
    const { calls } = await computers.get('srv2025');
    await pane.button('See peers').focus();
    await page.keyboard.down('Enter');
    await expect(pane.radio('inbound', 'Required')).toBeChecked();
    await expect(pane.panel.locator(':focus')).toHaveCount(1);
    for (let held = 0; held < 3; held++) await page.keyboard.down('Enter'); // a key that is held applies nothing
    await page.keyboard.up('Enter');
    expect((await computers.get('srv2025')).calls).toEqual(calls);
    await expect(pane.impact()).toContainText('192.0.2.7');
    await pane.button('Cancel').click();
    await expect(pane.button('See peers')).toBeFocused();
    await pane.frame.getByRole('link', { name: 'Compatibility' }).click();
    await pane.button('Read again').click();
    await expect(evidence.verdict('inbound')).toContainText('The evidence goes back 0 days.');
});

test('what is off, small, cleared, disabled or not there is said', async ({ evidence, computers }) => {
    await computers.patch('srv2022', {
        ...auditing,
        inbound: { ...auditing.inbound, AuditClientDoesNotSupportSigning: false },
        eventLogs: {
            [clientAudit]: { maximumSizeInBytes: 65_536, events: [] },
            [clientSecurity]: { enabled: false, maximumSizeInBytes: 8_388_608, events: [] },
            [serverAudit]: null,
            [serverSecurity]: { denied: true, events: [] },
            [systemLog]: eventLogs(
                logged(6005, 90, {}),
                logged(
                    104,
                    2,
                    { SubjectUserName: 'x', SubjectDomainName: 'y', Channel: clientAudit, BackupPath: '' },
                    'Microsoft-Windows-Eventlog'
                )
            )
        }
    });
    await evidence.read();
    await expect(evidence.verdict('outbound')).toContainText('Not enough evidence.');
    await expect(evidence.verdict('outbound').getByRole('listitem')).toHaveText([
        `The ${clientAudit} log is small, so events are soon overwritten. Make it 1 MB or larger.`,
        `The ${clientAudit} log was cleared.`,
        `The ${clientSecurity} log is disabled, so nothing is written to it.`,
        /doesn't go back far enough/
    ]);
    await expect(evidence.verdict('inbound').getByRole('listitem')).toHaveText([
        "Auditing of peers that don't support signing is off.",
        `This Windows has no ${serverAudit} log.`,
        `The ${serverSecurity} log couldn't be read.`,
        /how long it has been on is unknown/
    ]);
    await evidence.section().getByText('Logs used').click();
    await expect(evidence.section()).toContainText('unauthorized operation');
});

test('a Windows that cannot audit says so, and one that requires signing already', async ({ evidence }) => {
    await evidence.read('srv2025');
    await expect(evidence.verdict('outbound')).toContainText('Already required.');
    await evidence.read('srv2016');
    await expect(evidence.verdict('inbound')).toContainText(
        "can audit clients that don't support signing only with the September 2025 updates"
    );
});

const hostile = `"; Stop-Computer $(whoami) <b onclick='x'>ü</b><script>document.title="owned"</script> \u202Egpj.exe \u05e9\u05dc\u05d5\u05dd {0}`;

test('hostile names and events that are not recognised are shown as what they are', async ({ evidence, computers, pane, page }) => {
    const long = 'x'.repeat(5000);
    await computers.patch('srv2022', {
        ...auditing,
        eventLogs: {
            [clientAudit]: eventLogs(logged(31998, 1, { ServerName: hostile }), logged(31998, 2, { Sonstiges: long }), {
                ...logged(31998, 3, {}),
                xml: '<Event><broken>&'
            })
        }
    });
    await evidence.read();
    const [first, second] = await evidence.rows();
    expect(first?.[0]).toContain('<script>document.title="owned"</script>');
    expect(second).toEqual(['Unrecognized peer name Outbound', "Doesn't support signing", 'Would be cut off', '2']);
    await expect(evidence.section().getByRole('heading', { name: 'Unrecognized events' })).toBeVisible();
    await expect(evidence.section()).toContainText('as at least one peer without a name');
    await expect(evidence.verdict('outbound')).toContainText('Would be cut off: at least 1.');
    const raw = evidence
        .section()
        .locator('details')
        .filter({ hasText: `in ${clientAudit}` });
    await expect(raw).toHaveCount(2);
    await raw.first().locator('summary').click();
    await expect(raw.first().locator('pre')).toContainText('<Data Name="Sonstiges">xxx');
    await raw.last().locator('summary').click();
    await expect(raw.last().locator('pre')).toHaveText('<Event><broken>&');
    await expect(pane.frame.locator('main b, main script')).toHaveCount(0);
    await expect(page).not.toHaveTitle('owned');
});

test('very many peers come in pages', async ({ evidence, computers, pane }) => {
    const events = Array.from({ length: 120 }, (_, index) => logged(31998, 1 + index / 100, { ServerName: `nas-${index}` }));
    await computers.patch('srv2022', { ...auditing, eventLogs: { [clientAudit]: eventLogs(...events) } });
    await evidence.read();
    await expect(evidence.verdict('outbound')).toContainText('Would be cut off: 120.');
    expect((await evidence.rows()).length).toBe(50);
    await expect(pane.status('1 to 50 of 120')).toBeVisible();
    await expect(pane.button('Previous')).toHaveAttribute('aria-disabled', 'true');
    for (const _ of [1, 2]) await pane.button('Next').click();
    await expect(pane.status('101 to 120 of 120')).toBeVisible();
    expect((await evidence.rows())[19]?.[0]).toBe('nas-119 Outbound Test');
    await expect(pane.button('Next')).toHaveAttribute('aria-disabled', 'true');
});

test('the export holds what is shown, and no formula', async ({ evidence, computers, pane, page }) => {
    await computers.patch('srv2022', {
        ...auditing,
        eventLogs: { ...full, [serverAudit]: eventLogs(logged(3021, 1, { ClientName: '=cmd|x' }), logged(3021, 2, { X: 'nobody' })) }
    });
    await evidence.read();
    const [csvFile] = await Promise.all([page.waitForEvent('download'), pane.button('Export evidence as CSV').click()]);
    const csv = readFileSync(await csvFile.path(), 'utf8');
    expect(csv).toContain(`"no","inbound","'=cmd|x","noSigning","cutOff",1,"false"`);
    expect(csv).toContain(`"${serverAudit} 3021","unrecognised"`);
    const [jsonFile] = await Promise.all([page.waitForEvent('download'), pane.button('Export evidence as JSON').click()]);
    const json = JSON.parse(readFileSync(await jsonFile.path(), 'utf8')) as {
        verdicts: { outbound: { kind: string } };
        peers: { peer: string }[];
        unrecognised: { raw: string }[];
        logs: { name: string }[];
    };
    expect(json.verdicts.outbound.kind).toBe('no');
    expect(json.peers.map(one => one.peer)).toContain('=cmd|x');
    expect(json.unrecognised[0]?.raw).toContain('nobody');
    expect(json.logs.length).toBe(6);
});

test('a failure is its own: what was read stays, and the rest of the tab goes on', async ({ evidence, computers, pane }) => {
    await computers.patch('srv2022', { ...auditing, eventLogs: full });
    await evidence.read();
    await computers.patch('srv2022', { faults: { scriptError: 'The event log service is not running.' } });
    await pane.button('Read again').click();
    await expect(evidence.section().getByRole('alert')).toContainText('The event log service is not running.');
    expect((await evidence.rows()).length).toBe(6);
    await computers.patch('srv2022', { faults: null });
    await pane.button('Read again').click();
    await expect(evidence.section().getByRole('alert')).toHaveCount(0);
});

test('a slow reading is shown as under way, and can be stopped', async ({ evidence, computers, pane }) => {
    await evidence.tab.open('srv2022');
    await computers.hold('srv2022');
    await pane.button('Read evidence').click();
    await expect(pane.status('Reading the event logs of srv2022\u2026')).toBeVisible();
    await expect(pane.button('Read evidence')).toHaveAttribute('aria-disabled', 'true');
    await pane.button('Stop reading').click();
    await expect(pane.status('Stopped reading the event logs of srv2022.')).toBeVisible();
    await expect(pane.button('Stop reading')).toBeFocused();
    await expect(pane.button('Stop reading')).toHaveAttribute('aria-disabled', 'true');
    await expect(pane.button('Read evidence')).not.toHaveAttribute('aria-disabled', 'true');
});

test('axe finds nothing', async ({ evidence, computers, page }) => {
    await computers.patch('srv2022', { ...auditing, eventLogs: { ...full, [clientAudit]: eventLogs(logged(31998, 1, { X: 'y' })) } });
    await evidence.read();
    await evidence.section().locator('summary').first().click();
    await evidence.section().getByText('Logs used').click();
    expect(await findings(page)).toEqual([]);
});

test.describe('at 320 pixels', () => {
    test.use({ viewport: { width: 320, height: 640 } });

    test('nothing is cut and nothing scrolls sideways', async ({ evidence, computers, page }) => {
        const name = 'adevicewithaverylongnamethathasnoplacetobreak.department.contoso.invalid';
        const events = eventLogs(logged(31998, 1, { ServerName: name }), logged(31998, 1, { X: 'y'.repeat(300) }));
        await computers.patch('srv2022', { ...auditing, eventLogs: { ...full, [clientAudit]: events } });
        await evidence.read();
        await evidence.section().locator('summary').first().click();
        await evidence.section().getByText('Logs used').click();
        await expectNoSidewaysScroll(page);
        expect(await findings(page)).toEqual([]);
    });
});
