// SPDX-License-Identifier: MIT
import { expect as impatient, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** On a busy machine the frame alone may take long to come. */
const expect = impatient.configure({ timeout: 30_000 });

/** The tabs: the heading of each, and its address in the tool. */
const tabs = {
    'This computer': { heading: 'SMB signing', path: '' },
    Compatibility: { heading: 'Compatibility', path: 'compatibility' },
    'All computers': { heading: 'All computers', path: 'all-computers' }
} as const;

export type TabName = keyof typeof tabs;
export const tabNames = Object.keys(tabs) as TabName[];

/** `soonest`: by script, in the moment the link comes into the document, which no hand can do. */
export type Way = 'pointer' | 'keyboard' | 'soonest';

/** A start of the tool in which a tab is chosen as soon as its link is there. */
export interface Start {
    /** The address in the tool that the shell opens. */
    readonly path: string;
    /** The step of the shell's handshake that comes late: by milliseconds, or `held` until the tab is chosen. */
    readonly late: string;
    readonly tab: TabName;
    readonly way: Way;
}

/** Opens a computer and chooses a tab at once; comes when the shell has said all it has to say. */
export async function startAndChoose(page: Page, url: string, { path, late, tab, way }: Start): Promise<void> {
    if (way === 'soonest') await page.addInitScript(clickSoonest, tab);
    await page.goto(`${url}?${new URLSearchParams({ computer: 'srv2025', path, late }).toString()}`);
    if (way === 'soonest') await expect(linkOf(page, tab)).toHaveAttribute('aria-current', 'page');
    else await choose(page, tab, way);
    await atRest(page);
}

function linkOf(page: Page, tab: TabName): Locator {
    return tool(page).getByRole('navigation', { name: 'SMB signing' }).getByRole('link', { name: tab });
}

export async function choose(page: Page, tab: TabName, way: Way): Promise<void> {
    const link = linkOf(page, tab);
    if (way === 'keyboard') await link.press('Enter');
    else await link.click();
}

/** Chooses another computer in the shell's list, and a tab before the shell has opened it. */
export async function switchAndChoose(page: Page, computer: string, tab: TabName, way: Way): Promise<void> {
    await page.getByRole('navigation', { name: 'Computers' }).getByRole('link', { name: computer, exact: true }).click();
    await choose(page, tab, way);
    await atRest(page);
}

/** Fails unless that tab is shown, by its heading, its link and the address in the shell. */
export async function expectShown(page: Page, tab: TabName, computer = 'srv2025'): Promise<void> {
    const { heading, path } = tabs[tab];
    await expect(tool(page).getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(tool(page).getByRole('navigation', { name: 'SMB signing' }).locator('[aria-current=page]')).toHaveText(tab);
    await expect(page.getByRole('navigation', { name: 'Computers' }).locator('[aria-current=page]')).toHaveText(computer);
    await expect.poll(() => placeOf(page)).toEqual({ computer, path });
}

/** What the shell's address says, without the view of a tab. */
function placeOf(page: Page): { computer: string | null; path: string } {
    const { searchParams } = new URL(page.url());
    return { computer: searchParams.get('computer'), path: (searchParams.get('path') ?? '').replace(/\?.*$/, '') };
}

function tool(page: Page): FrameLocator {
    return page.frameLocator('iframe');
}

/** Lets the shell go on, and waits until it has said all that it has to say. */
async function atRest(page: Page): Promise<void> {
    const goOn = (): Promise<string | undefined> =>
        page.evaluate(() => {
            dispatchEvent(new Event('go-on'));
            return document.documentElement.dataset['busy'];
        });
    await expect.poll(goOn).toBe('0');
}

/** Runs in the frame, before anything else does. */
function clickSoonest(tab: string): void {
    if (window === window.top) return;
    const looking = new MutationObserver(() => {
        const link = [...document.querySelectorAll('nav a')].find(one => one.textContent?.trim() === tab);
        if (!link) return;
        looking.disconnect();
        (link as HTMLElement).click();
    });
    looking.observe(document, { childList: true, subtree: true, characterData: true });
}
