// SPDX-License-Identifier: MIT
// Whether the page stays at hand while a file of events is read in it, as where a gateway lets no worker start.
import type { Measurement } from '../row';
import { codeInPage } from './code-in-page';

const megabytes = 10;
const longestTask = 50;

export const importedEvents: Measurement = async ({ root, browser, gateway }) => {
    const page = await browser.newPage();
    try {
        await page.goto(`${gateway.url}dev/computers`);
        await page.evaluate(await codeInPage(root, 'imports', exported));
        const { took, tasks, size, computers } = await page.evaluate(measure, megabytes * 1e6);
        const [longest, perSecond] = [Math.max(0, ...tasks), size / 1e3 / took];
        return [
            {
                what: `longest task while ${megabytes} MB of events of ${computers} computers are read in the page`,
                target: `under ${longestTask} ms`,
                measured: longest === 0 ? 'none over 50 ms' : `${Math.round(longest)} ms`,
                withinTarget: longest < longestTask
            },
            {
                what: 'so much of such a file is read in a second, in the page',
                target: '–',
                measured: `${perSecond.toFixed(1)} MB`,
                withinTarget: null
            }
        ];
    } finally {
        await page.close();
    }
};

const exported = `
    export { Slices } from './change/storage/slices';
    export { runImport } from './readings/import/run-import';`;

interface InPage {
    readonly imports: {
        readonly Slices: new () => { pause(): Promise<void> };
        runImport(files: readonly object[], work: object): Promise<void>;
    };
}

interface Measured {
    readonly took: number;
    readonly size: number;
    readonly computers: number;
    readonly tasks: readonly number[];
}

/** Runs in the page. */
async function measure(length: number): Promise<Measured> {
    const { Slices, runImport } = (globalThis as unknown as InPage).imports;
    const tasks: number[] = [];
    const parts: string[] = [];
    for (let [index, left] = [0, length]; left > 0; index++) {
        const time = new Date(Date.UTC(2026, 10, 1) + index * 60_000).toISOString();
        const part =
            `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-SMBServer'/>` +
            `<EventID>3021</EventID><Version>0</Version><Level>3</Level><TimeCreated SystemTime='${time}'/><EventRecordID>${index}</EventRecordID>` +
            `<Execution ProcessID='4' ThreadID='296'/><Channel>Microsoft-Windows-SMBServer/Audit</Channel><Computer>fs${index % 500}.lab.example` +
            `</Computer></System><EventData><Data Name='ClientName'>\\\\device-${index % 97}</Data><Data Name='ServerRequiresSigning'>false</Data>` +
            `</EventData></Event>\r\n`;
        parts.push(part);
        left -= part.length;
    }
    const content = new Blob(parts);
    await new Promise(resolve => setTimeout(resolve, 500));
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
    const slices = new Slices();
    let computers = 0;
    const tell = (news: { readonly kind: string; readonly computers?: readonly object[] }): void => {
        computers += news.computers?.length ?? 0;
    };
    const began = performance.now();
    await runImport([{ name: 'events.xml', content }], { tell, pause: () => slices.pause(), now: Date.now() });
    const took = performance.now() - began;
    await new Promise(resolve => setTimeout(resolve, 500));
    return { took, size: content.size, computers, tasks };
}
