// SPDX-License-Identifier: MIT
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { startGateway } from '../dev-gateway/server';
import { openBrowser } from './browser';
import { type Piece, randomOf } from './piece';

/** Who logs, who can't sign, and how many of those each one meets. */
const many = { computers: 10_000, peers: 3000, met: 6 };
/** How often something else stands between the events: one that was there before, one that is no evidence, and one that is broken. */
const every = { twice: 1000, other: 5, broken: 10_000 };
/** What it may take: of a million events, a minute of one core, whatever else the machine does; and memory, whatever their number. */
const limits = { secondsOfAMillion: 60, megabytes: 300 };

interface Truth {
    readonly evidence: number;
    readonly twice: number;
    readonly other: number;
    readonly broken: number;
}

export const imports: Piece = {
    name: 'imports',
    what: 'events in one file of XML, imported in a browser, with known truth',
    count: 1_000_000,
    async run({ seed, count }) {
        const folder = mkdtempSync(join(tmpdir(), 'smb-signing-imports-'));
        try {
            const file = join(folder, 'events.xml');
            const truth = await write(file, seed, count);
            const megabytes = Math.round(statSync(file).size / 1e6);
            const { told, seconds, kept, busy, grown } = await imported(file, count);
            const failures = differences(truth, told);
            const most = Math.max(1, count / 1e6) * limits.secondsOfAMillion;
            if (busy > most) failures.push(`${busy} s of processor time, more than ${most} s`);
            if (grown > limits.megabytes) failures.push(`${grown} MB of memory, more than ${limits.megabytes} MB`);
            const cost = `${seconds} s, and kept ${kept} s after that, ${busy} s of processor time, ${grown === 0 ? 'memory not known' : `${grown} MB of memory`}`;
            return { checked: `${count} events, ${megabytes} MB, read in ${cost}`, failures };
        } finally {
            rmSync(folder, { recursive: true });
        }
    }
};

async function write(file: string, seed: number, count: number): Promise<Truth> {
    const random = randomOf(seed);
    const stream = createWriteStream(file);
    const truth = { evidence: 0, twice: 0, other: 0, broken: 0 };
    for (let index = 1; index <= count; index++) {
        const number = Math.floor(random() * many.computers);
        const computer = `fs${number}.lab.example`;
        const peer = `device-${(number * 31 + Math.floor(random() * many.met)) % many.peers}`;
        const isOther = index % every.other === 0;
        const text = eventOf(computer, peer, index, isOther ? 5156 : 3021, isOther ? 'Security' : 'Microsoft-Windows-SMBServer/Audit');
        truth[isOther ? 'other' : 'evidence']++;
        const again = !isOther && index % every.twice === 1 ? text : '';
        if (again) truth.twice++;
        const broken = index % every.broken === 0 ? '<Event><System>\r\n' : '';
        if (broken) truth.broken++;
        if (!stream.write(`${broken}${text}${again}`)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'close');
    return truth;
}

function eventOf(computer: string, peer: string, record: number, id: number, channel: string): string {
    const time = new Date(Date.UTC(2026, 10, 1) + record * 2000).toISOString();
    const provider = `<Provider Name='Microsoft-Windows-SMBServer' Guid='{d48ce617-33a2-4bc3-a5c7-11aa4f29619e}'/>`;
    const rest = `<Version>0</Version><Level>3</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x8000000000000010</Keywords>`;
    const about = `<EventRecordID>${record}</EventRecordID><Correlation/><Execution ProcessID='4' ThreadID='296'/>`;
    const place = `<Channel>${channel}</Channel><Computer>${computer}</Computer><Security UserID='S-1-5-18'/>`;
    const data = `<Data Name='ClientNameLength'>8</Data><Data Name='ClientName'>\\\\${peer}</Data><Data Name='ServerRequiresSigning'>false</Data>`;
    return (
        `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>${provider}<EventID>${id}</EventID>${rest}` +
        `<TimeCreated SystemTime='${time}'/>${about}${place}</System><EventData>${data}</EventData></Event>\r\n`
    );
}

interface Imported {
    /** What the page says of the file. */
    readonly told: string;
    readonly seconds: number;
    /** After so many more seconds the browser had stored it. */
    readonly kept: number;
    /** Seconds of processor time of the page and its worker until then. */
    readonly busy: number;
    /** By how many megabytes their process grew at most; 0: this system doesn't tell. */
    readonly grown: number;
}

async function imported(file: string, count: number): Promise<Imported> {
    const gateway = await startGateway({ port: 0, generate: 1, replay: true });
    const browser = await openBrowser();
    try {
        const page = await browser.newPage();
        await page.goto(`${gateway.url}?entry=all-computers&path=${encodeURIComponent('all-computers/import')}`);
        const frame = page.frameLocator('iframe');
        await frame.getByRole('heading', { name: 'Import evidence', level: 1 }).waitFor();
        const processes = await browser.newBrowserCDPSession();
        const costs = async (): Promise<Costs> => costsOf((await processes.send('SystemInfo.getProcessInfo')).processInfo);
        const before = await costs();
        let most = before.megabytes;
        const watching = setInterval(() => void costs().then(({ megabytes }) => (most = Math.max(most, megabytes))), 300);
        const began = performance.now();
        await frame.locator('input[type=file]').setInputFiles(file);
        const timeout = 60_000 + count / 2;
        await frame.getByText(/^\s*(?:Files read|Import finished)\./).waitFor({ timeout });
        const read = performance.now();
        await frame.getByText('Import finished.').waitFor({ timeout });
        const [seconds, kept] = [read - began, performance.now() - read].map(time => Math.round(time / 1000)) as [number, number];
        clearInterval(watching);
        const after = await costs();
        return {
            told: await frame.getByRole('main').innerText(),
            seconds,
            kept,
            busy: Math.round(after.seconds - before.seconds),
            grown: Math.round(most - before.megabytes)
        };
    } finally {
        await browser.close();
        await gateway.close();
    }
}

interface Costs {
    readonly seconds: number;
    readonly megabytes: number;
}

/** Of all processes that show pages: the shell's, and the tool's with its worker. */
function costsOf(processes: readonly { readonly id: number; readonly type: string; readonly cpuTime: number }[]): Costs {
    const pages = processes.filter(({ type }) => type === 'renderer');
    return {
        seconds: pages.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
        megabytes: pages.reduce((sum, { id }) => sum + memoryOf(id), 0)
    };
}

function memoryOf(id: number): number {
    try {
        return Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000;
    } catch {
        // It has ended, or this isn't Linux.
        return 0;
    }
}

function differences(truth: Truth, told: string): string[] {
    const number = (label: string): number => Number(new RegExp(`${label}:?\\s+([\\d,]+)`).exec(told)?.[1]?.replace(/,/g, '') ?? 0);
    const found: Truth = {
        evidence: number('Events that count as evidence'),
        twice: number('Duplicate events'),
        other: number('Other events, not evidence on signing'),
        broken: number('Not understood')
    };
    return (Object.keys(truth) as (keyof Truth)[]).flatMap(name =>
        truth[name] === found[name] ? [] : [`${name}: ${found[name]}, and the file has ${truth[name]}`]
    );
}
