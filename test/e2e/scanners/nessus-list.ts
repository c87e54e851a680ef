// SPDX-License-Identifier: MIT
// What Nessus found of four file servers and of one that is nobody's, and what they were like before and after.
import { randomInt } from 'node:crypto';
import { srv2022, windowsServer2022 } from '../../../dev-gateway/scenarios/servers/srv2022';
import { serverKey } from '../../../dev-gateway/scenarios/windows';
import type { RunningGateway } from '../../../dev-gateway/server';
import { answering, smb2Answer, startDevice } from '../../devices/hostile';
import type { RunningServer } from '../../devices/samba';
import { expect } from '../fixtures';
import type { ListPage } from '../list';

const names = ['fs01', 'fs02', 'fs03', 'fs04'] as const;
type Name = (typeof names)[number];

/** `fs01`: right. `fs02`: right until a change. `fs03`: wrong. `fs04`: wrong, at another address. `old`: none of the list. */
export class NessusList {
    readonly text: string;
    private servers: readonly RunningServer[] = [];
    // Addresses of this machine that no other run uses: names would need a DNS server.
    private readonly network = `127.${randomInt(1, 255)}.${randomInt(1, 255)}`;

    constructor() {
        const row = (name: string, address: string): string =>
            `57608,SMB Signing not required,Medium,${address},445,${name}.lab.example,"Not\nrequired","Nov 10, 2026 09:00:00 UTC"`;
        this.text = [
            'Plugin,Plugin Name,Severity,IP Address,Port,DNS Name,Plugin Text,Last Observed',
            ...names.map(name => row(name, name === 'fs04' ? '192.0.2.99' : this.addressOf(name))),
            row('old', '192.0.2.100'),
            'what is this'
        ].join('\n');
    }

    /** The computers of the gateway; their SMB servers answer from now on. */
    async start(): Promise<NonNullable<Parameters<typeof import('../../../dev-gateway/server').startGateway>[0]['computers']>> {
        this.servers = await Promise.all(
            names.map(name => startDevice(answering(smb2Answer({ mode: name === 'fs01' ? 1 : 3 })), 445, this.addressOf(name)))
        );
        const computers = names.map((name, index) => ({
            ...windowsServer2022({ name, guid: `2022aa00010${index}` }),
            name: this.addressOf(name)
        }));
        return [srv2022, ...computers];
    }

    async close(): Promise<void> {
        for (const server of this.servers) await server.close();
    }

    /** Scans on November 1 and 20, has the list checked on November 30, and the servers tested. By keyboard. */
    async check(list: ListPage, gateway: RunningGateway): Promise<ListPage> {
        const { page, frame } = list;
        for (const name of ['fs03', 'fs04'] as const) this.requireSigning(name, gateway);
        await page.clock.install({ time: new Date('2026-11-01T08:00:00Z') });
        await list.open('', 'srv2022');
        await expect(list.ended()).toBeVisible();
        await page.clock.setSystemTime(new Date('2026-11-20T08:00:00Z'));
        await list.rescan();
        this.requireSigning('fs02', gateway);
        await page.clock.setSystemTime(new Date('2026-11-30T08:00:00Z'));
        await list.tab('Scanners').press('Enter');
        await frame.getByLabel("Scanner's list").fill(this.text);
        await frame.getByRole('button', { name: 'Check this list' }).press('Enter');
        await frame.getByRole('button', { name: 'Read and test (4)' }).press('Enter');
        return list;
    }

    private addressOf(name: Name): string {
        return `${this.network}.${names.indexOf(name) + 1}`;
    }

    private requireSigning(name: Name, { computers }: RunningGateway): void {
        const change = { inbound: { RequireSecuritySignature: true }, registry: { [serverKey]: { requiresecuritysignature: 1 } } };
        computers.find(this.addressOf(name))?.patch(change);
    }
}
