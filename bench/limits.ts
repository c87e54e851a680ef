// SPDX-License-Identifier: MIT
import type { Measurement } from './row';
import { measureTasks, rowOfTasks, toolFrame } from './tasks';

const computer = 'srv2022';
/** More than is taken of each: src/app/domain/limits.ts. */
const [rows, eventsOfLog, entries] = [600, 300, 600];

const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const long = (name: string): string => `${name}.${'a-long-domain.'.repeat(15)}example`;
const time = (index: number): string => new Date(Date.now() - index * 60_000).toISOString();

/** A computer of which all that is read is at its limits. */
function atItsLimits(): object {
    const server = (index: number): string => long(`server${index}`);
    const logged = (id: number, field: string): object => ({
        maximumSizeInBytes: 8_388_608,
        events: many(eventsOfLog, index => ({ id, time: time(index), data: { [field]: `\\${server(index)}`, more: 'x'.repeat(900) } }))
    });
    return {
        connections: many(rows, index => ({
            ...{ ServerName: server(index), ShareName: 'sysvol', UserName: 'LAB\\admin', Credential: 'LAB\\admin', Dialect: '3.1.1' },
            ...{ Signed: false, Encrypted: false }
        })),
        sessions: many(rows, index => ({
            ...{ ClientComputerName: long(`client${index}`), ClientUserName: `LAB\\user${index}`, Dialect: '2.0.2', SecondsIdle: index }
        })),
        registry: {
            'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\NetworkProvider\\HardenedPaths': Object.fromEntries(
                many(entries, index => [`\\\\${server(index)}\\*`, 'RequireMutualAuthentication=1, RequireIntegrity=0'])
            )
        },
        eventLogs: {
            'Microsoft-Windows-SmbClient/Audit': logged(31998, 'ServerName'),
            'Microsoft-Windows-SmbClient/Security': logged(31022, 'ServerName'),
            'Microsoft-Windows-SMBServer/Audit': logged(3021, 'ClientName'),
            'Microsoft-Windows-SMBServer/Security': logged(1, 'Whatever'),
            System: logged(2, 'Whatever')
        }
    };
}

/** Whether the page stays at hand where a computer answers as much as is taken of it. */
export const answersAtTheLimits: Measurement = async ({ browser, gateway }) => {
    gateway.computers.reset();
    const context = await browser.newContext();
    try {
        const page = await context.newPage();
        await page.goto(`${gateway.url}?computer=${computer}`);
        const frame = await toolFrame(page);
        await frame.getByText(/not a complete list\.$/).waitFor();
        gateway.computers.find(computer)?.patch(atItsLimits());
        const pane = await measureTasks(frame, async () => {
            await frame.getByRole('button', { name: 'Refresh' }).click();
            await frame.getByText('Outbound connections (500').first().waitFor({ timeout: 120_000 });
            await frame
                .getByRole('heading', { name: /hardened UNC/i })
                .or(frame.locator('app-findings li'))
                .first()
                .waitFor();
        });
        const panel = await measureTasks(frame, async () => {
            await frame.getByRole('button', { name: 'Change signing' }).click();
            await frame.locator('app-impact').first().waitFor();
        });
        await frame.getByRole('link', { name: 'Compatibility' }).click();
        await frame.getByRole('button', { name: 'Read the evidence' }).waitFor();
        const evidence = await measureTasks(frame, async () => {
            await frame.getByRole('button', { name: 'Read the evidence' }).click();
            await frame.getByText(/^Event logs of/).waitFor({ timeout: 120_000 });
            await frame.getByRole('table').first().waitFor();
        });
        return [
            rowOfTasks('the pane with connections and findings, each answer at its limits', pane),
            rowOfTasks('the change panel with whom the change affects', panel),
            rowOfTasks('the evidence of five logs at its limits', evidence)
        ];
    } finally {
        gateway.computers.reset();
        await context.close();
    }
};
