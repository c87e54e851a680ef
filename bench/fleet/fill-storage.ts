// SPDX-License-Identifier: MIT
// Puts a large fleet into the browser's storage, as files brought it: by the extension's own code, generated in the page.
import type { Page } from '@playwright/test';
import { codeInPage } from '../rules/code-in-page';

export interface FleetSize {
    readonly computers: number;
    readonly peers: number;
}

/** @param page one of the gateway's origin, whose storage it is */
export async function fillStorage(page: Page, root: string, size: FleetSize): Promise<void> {
    await page.evaluate(await codeInPage(root, 'fleet', exported));
    await page.evaluate(fill, size);
}

const exported = `
    export { BrowserEvidence } from './change/storage/evidence-store';
    export { audited, silent } from './domain/evidence/testing/silent';
    export { identityOf } from './domain/list/list';
    export { compacted } from './domain/readiness/compacted';
    export { sample } from './remote/testing/samples';`;

type Bag = Readonly<Record<string, unknown>>;
interface Configuration extends Bag {
    readonly computer: Bag;
    readonly outbound: Bag;
    readonly inbound: Bag;
}

interface InPage {
    readonly fleet: {
        readonly BrowserEvidence: new (database: undefined, most: number) => { keepAll(all: readonly object[]): Promise<unknown> };
        readonly audited: Configuration;
        readonly silent: Bag;
        identityOf(configuration: Configuration): string | null;
        compacted(reading: object): object;
        sample(name: string): Configuration;
    };
}

/**
 * Runs in the page. Each computer has its settings and its event logs, in which it met six peers on several days, and some of the few
 * that many meet: a tenth of the peers can't sign, and a twentieth are guests.
 */
async function fill(size: { readonly computers: number; readonly peers: number }): Promise<void> {
    const { BrowserEvidence, audited, compacted, identityOf, sample, silent } = (globalThis as unknown as InPage).fleet;
    const store = new BrowserEvidence(undefined, 2 * size.computers);
    const now = Date.now();
    const at = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
    const kinds = [audited, sample('srv2025'), audited, sample('win11-ent'), audited, sample('srv2019-audit')];
    const configurationOf = (index: number): Configuration => {
        const base = kinds[index % kinds.length] as Configuration;
        const name = `SRV-${index}`;
        const id = `5d3f7f0e-0000-4000-8000-${String(index).padStart(12, '0')}`;
        return {
            ...base,
            computer: { ...base.computer, name, fqdn: `${name.toLowerCase()}.corp.example`, id },
            outbound: { ...base.outbound, required: index % 7 === 0 },
            inbound: { ...base.inbound, required: index % 5 === 0 },
            collectedAt: at(index % 1440)
        };
    };
    const nameOf = (peer: number): string => {
        if (peer % 3 === 0) return `10.${peer >> 16}.${(peer >> 8) & 255}.${peer & 255}`;
        return peer % 3 === 1 ? `peer${peer}` : `peer${peer}.corp.example`;
    };
    const logOf = { 3021: 'Audit', 3022: 'Audit', 3023: 'Operational', 31998: 'Audit' } as const;
    const seen = (id: keyof typeof logOf, peer: string, index: number): readonly object[] =>
        [0, 3, 9].map(day => {
            const field = id === 31998 ? 'ServerName' : 'ClientName';
            const channel = `Microsoft-Windows-${id === 31998 ? 'SmbClient' : 'SMBServer'}/${logOf[id]}`;
            const time = at(day * 1440 + (index % 1440));
            const facts = { required: null, status: null, recordId: index, raw: '<Event/>' };
            return { channel, id, count: 2, peer, first: time, time, fields: [{ name: field, value: peer }], ...facts };
        });
    const met = (index: number): readonly object[] => [
        ...[0, 1, 2, 3, 4, 5].flatMap(place => {
            const peer = (index * 7 + place * 3331) % size.peers;
            return seen(peer % 10 === 0 ? 3021 : peer % 20 === 5 ? 3023 : 3022, nameOf(peer), index);
        }),
        ...(index % 25 === 0 ? seen(3021, 'copier-3', index) : []),
        ...(index % 50 === 7 ? seen(31998, 'nas1', index) : [])
    ];
    const from = { file: 'fleet.jsonl', importedAt: at(0) };
    const computerOf = (index: number): object => {
        const configuration = configurationOf(index);
        const readAt = at(index % 1440);
        const evidence = compacted({ ...silent, events: met(index), collectedAt: readAt });
        return {
            computer: `srv-${index}.corp.example`,
            identity: identityOf(configuration),
            configuration: { value: configuration, readAt, from },
            evidence: { value: evidence, readAt, from },
            connections: null
        };
    };
    const atOnce = 500;
    for (let first = 0; first < size.computers; first += atOnce)
        await store.keepAll(Array.from({ length: Math.min(atOnce, size.computers - first) }, (_, place) => computerOf(first + place)));
}
