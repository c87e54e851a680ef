// SPDX-License-Identifier: MIT
import { readFile } from 'node:fs/promises';
import type { Download, FrameLocator, Locator, Page } from '@playwright/test';
import { offline } from '../../dev-gateway/scenarios/hard/offline';
import { srv2022 } from '../../dev-gateway/scenarios/servers/srv2022';
import { srv2025 } from '../../dev-gateway/scenarios/servers/srv2025';
import { win11Ent } from '../../dev-gateway/scenarios/clients/win11-ent';
import type { RunningGateway } from '../../dev-gateway/server';
import { expect, test } from './fixtures';

/**
 * 24 computers: four known ones and twenty generated, of several kinds and with all faults; one is listed twice, two are
 * nodes of a cluster that is listed, too.
 */
export const manyComputers = { computers: [srv2025, srv2022, win11Ent, offline], generate: 20 };

/** A gateway for the tests of a describe, with the worker's host; its computers are as new, and awake, for each of them. */
export function withGateway(
    start: (host: RunningGateway['host']) => Promise<RunningGateway>,
    use: (gateway: RunningGateway) => void
): void {
    let gateway: RunningGateway;
    test.beforeAll(async ({ host }) => use((gateway = await start(host))));
    test.afterAll(() => gateway.close());
    test.beforeEach(({ surprises }) => {
        gateway.computers.reset();
        gateway.streams.reset();
        wakeUp(gateway);
        surprises.allow(/status of 40[01]/);
    });
}

/** The tab "All computers", in a person's words. */
export class ListPage {
    readonly frame: FrameLocator;
    readonly grid: Locator;
    readonly facts: Locator;

    constructor(
        readonly page: Page,
        private readonly url: string
    ) {
        this.frame = page.frameLocator('iframe');
        this.grid = this.frame.getByRole('grid', { name: 'All computers' });
        this.facts = this.frame.getByRole('dialog');
    }

    /** Opens the tab, as an address or a bookmark does. */
    async open(query = '', computer = 'srv2025'): Promise<void> {
        await this.page.goto(`${this.url}?computer=${computer}&path=${encodeURIComponent(`all-computers${query}`)}`);
    }

    tab(name: string): Locator {
        return this.frame.getByRole('navigation').getByRole('link', { name });
    }

    button(name: string | RegExp): Locator {
        return this.frame.getByRole('button', { name, exact: true });
    }

    tile(name: string): Locator {
        return this.frame
            .getByRole('list', { name: 'Filter by signing state' })
            .getByRole('button', { name: new RegExp(`^${name}: \\d+( computers?)?$`) });
    }

    async count(tile: string): Promise<number> {
        return countOf(this.tile(tile));
    }

    status(): Locator {
        return this.frame.getByRole('status').first();
    }

    row(name: string): Locator {
        return this.grid.getByRole('row').filter({ has: this.frame.getByRole('button', { name, exact: true }) });
    }

    /** The names of the rows that are drawn, from the top. */
    async names(): Promise<string[]> {
        return (await this.grid.getByRole('rowheader').getByRole('button').allInnerTexts()).map(text => text.trim());
    }

    /** The names of the rows that are in sight. */
    visibleNames(): Promise<string[]> {
        return this.grid.evaluate(grid => {
            const { top, bottom } = (grid.querySelector('.rows') as HTMLElement).getBoundingClientRect();
            const names = [...grid.querySelectorAll<HTMLElement>('.rows [role=rowheader] button')];
            const middle = (one: HTMLElement): number => one.getBoundingClientRect().top + one.offsetHeight / 2;
            return names.filter(one => middle(one) > top && middle(one) < bottom).map(one => one.innerText.trim());
        });
    }

    /** Looks until so many rows are in sight whole, in the table and in the window: they are drawn after what stands above them. */
    async showsRows(count: number): Promise<void> {
        await expect.poll(() => this.wholeRows()).toBeGreaterThanOrEqual(count);
    }

    private wholeRows(): Promise<number> {
        return this.frame.getByRole('grid').evaluate(grid => {
            const { top, bottom } = (grid.querySelector('.rows') as HTMLElement).getBoundingClientRect();
            const rows = [...grid.querySelectorAll('.rows [role=row]')].map(row => row.getBoundingClientRect());
            return rows.filter(row => row.top >= top - 1 && row.bottom <= Math.min(bottom, innerHeight) + 1).length;
        });
    }

    async selected(): Promise<string[]> {
        return (await this.grid.getByRole('row', { selected: true }).getByRole('rowheader').getByRole('button').allInnerTexts()).map(text =>
            text.trim()
        );
    }

    sortBy(column: string): Promise<void> {
        return this.grid.getByRole('columnheader', { name: column }).getByRole('button').click();
    }

    /**
     * Scans again, and returns once that scan has ended. It can be over before a test looks for its beginning, and how the one
     * before it ended is shown until it begins: so the page itself watches for the button *Stop*, from before the click.
     */
    async rescan(): Promise<void> {
        const begun = this.frame.locator('body').evaluate(
            body =>
                new Promise<void>(resolve => {
                    const hasStop = (): boolean => [...body.querySelectorAll('button')].some(one => one.textContent?.trim() === 'Stop');
                    const observer = new MutationObserver(() => {
                        if (!hasStop()) return;
                        observer.disconnect();
                        resolve();
                    });
                    observer.observe(body, { subtree: true, childList: true, characterData: true });
                })
        );
        await this.button('Rescan').click();
        await begun;
        await expect(this.ended()).toBeVisible();
    }

    ended(): Locator {
        return this.frame.getByRole('status').filter({ hasText: /^\s*Scan (finished|stopped)/ });
    }

    async download(button: string): Promise<{ name: string; text: string }> {
        const coming = this.page.waitForEvent('download');
        await this.button(button).click();
        const file: Download = await coming;
        return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
    }

    /** The export says of each computer that was read what is in force there now, and of the others why it doesn't. */
    async exportsWhatIsSo(gateway: RunningGateway): Promise<void> {
        const json = JSON.parse((await this.download('Export JSON')).text) as { computers: Record<string, string | null>[] };
        for (const computer of described(gateway)) {
            const exported = json.computers.find(one => one['computer'] === computer.name);
            const isRead = exported?.['reading'] === 'ok';
            for (const side of ['outbound', 'inbound'] as const) {
                const isLost = computer.faults['dropField'] === `${side}.required`;
                const expected = isLost ? 'notReported' : inForce(computer[side]);
                expect(exported?.[`${side}InForce`] ?? null, computer.name).toBe(isRead ? expected : null);
            }
            expect(isRead ? null : exported?.['emptyBecause'], computer.name).not.toBe('');
        }
    }
}

/** A computer's own state, and what may keep it from being read. */
interface Described {
    readonly name: string;
    readonly outbound: { readonly RequireSecuritySignature?: boolean };
    readonly inbound: { readonly RequireSecuritySignature?: boolean };
    readonly cim: Readonly<Record<string, readonly { readonly Name?: string; readonly State?: string }[]>>;
    readonly faults: Readonly<Record<string, unknown>>;
    readonly calls: readonly { readonly command: string }[];
    readonly needsCredentials: boolean;
}

export function described(gateway: RunningGateway): readonly Described[] {
    return gateway.computers.all().map(computer => {
        const described = computer.describe() as Described;
        // A pane that was shown on the way reads its connections, too, whenever that is.
        const calls = described.calls.filter(({ command }) => command !== 'Get-SmbSigningConnection');
        return { ...described, calls, needsCredentials: !computer.accepts(undefined) };
    });
}

/** Has no computer hang or be slow any more: a scan would wait for it to its limit. */
export function wakeUp(gateway: RunningGateway): void {
    for (const { name, faults } of described(gateway))
        if (faults['delayMs'] !== undefined) gateway.computers.find(name)?.patch({ faults: { delayMs: null } });
}

/** The number at the end of a tile. */
export async function countOf(tile: Locator): Promise<number> {
    return Number(/\d[\d,]*$/.exec((await tile.innerText()).trim())?.[0].replaceAll(',', ''));
}

/** The tile that a computer belongs under, told from its own state. */
export function tileOf({ faults, outbound, inbound, cim, needsCredentials }: Described): string {
    if (faults['unreachable']) return 'Unreachable';
    if (needsCredentials) return 'Needs credentials';
    if (faults['scriptError'] !== undefined || faults['dropField'] !== undefined || Number(faults['delayMs'] ?? 0) > 60_000)
        return 'Unknown';
    if (cim['root/cimv2:Win32_Service']?.some(({ Name, State }) => Name === 'LanmanServer' && State === 'Stopped'))
        return 'Does not accept SMB connections';
    const required = [outbound.RequireSecuritySignature, inbound.RequireSecuritySignature];
    if (required.includes(undefined)) return 'Unknown';
    if (required[0]) return required[1] ? 'Both directions' : 'Outbound only';
    return required[1] ? 'Inbound only' : 'Neither direction';
}

export const tiles = [
    'Both directions',
    'Outbound only',
    'Inbound only',
    'Neither direction',
    'Unknown',
    'Does not accept SMB connections',
    'Unreachable',
    'Needs credentials'
] as const;

function inForce({ RequireSecuritySignature: required }: { readonly RequireSecuritySignature?: boolean }): string {
    return required === undefined ? 'notReported' : required ? 'required' : 'notRequired';
}
