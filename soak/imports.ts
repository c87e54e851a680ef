// SPDX-License-Identifier: MIT
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { chromium } from '@playwright/test';
import { root } from '../dev-gateway/root';
import { startGateway } from '../dev-gateway/server';
import { browserFlags, testBrowser } from '../tools/steps/browser.mjs';
import { type Piece, randomOf } from './piece';

/** Who logs, and who can't sign. */
const many = { computers: 2000, peers: 300 };
/** How often something else stands between the events: one that was there before, one that is no evidence, and one that is broken. */
const every = { twice: 1000, other: 5, broken: 10_000 };
/** What it may take: a million events in under a minute. */
const secondsOfAMillion = 60;

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
            const { told, seconds } = await imported(file, count);
            const failures = differences(truth, told);
            const most = Math.max(secondsOfAMillion, (secondsOfAMillion * count) / 1e6);
            if (seconds > most) failures.push(`${seconds} s, more than ${most} s`);
            return { checked: `${count} events, ${megabytes} MB, read in ${seconds} s`, failures };
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
        const computer = `fs${Math.floor(random() * many.computers)}.lab.example`;
        const peer = `device-${Math.floor(random() * many.peers)}`;
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

/** What the page says of the file. */
async function imported(file: string, count: number): Promise<{ readonly told: string; readonly seconds: number }> {
    const gateway = await startGateway({ port: 0, generate: 1, replay: true });
    const { executablePath, libraryPath } = testBrowser(root);
    const env = { ...(process.env as Record<string, string>), ...(libraryPath ? { LD_LIBRARY_PATH: libraryPath } : {}) };
    const browser = await chromium.launch({ executablePath, args: browserFlags, env });
    try {
        const page = await browser.newPage();
        await page.goto(`${gateway.url}?entry=all-computers&path=${encodeURIComponent('all-computers/import')}`);
        const frame = page.frameLocator('iframe');
        await frame.getByRole('heading', { name: 'Import evidence', level: 1 }).waitFor();
        const began = performance.now();
        await frame.locator('input[type=file]').setInputFiles(file);
        await frame.getByText('Import finished.').waitFor({ timeout: 60_000 + count / 2 });
        const seconds = Math.round((performance.now() - began) / 1000);
        return { told: await frame.getByRole('main').innerText(), seconds };
    } finally {
        await browser.close();
        await gateway.close();
    }
}

function differences(truth: Truth, told: string): string[] {
    const number = (label: string): number => Number(new RegExp(`${label}:?\\s+(\\d+)`).exec(told)?.[1] ?? 0);
    const found: Truth = {
        evidence: number('Events of evidence'),
        twice: number('The same events again'),
        other: number('Other events, not evidence on signing'),
        broken: number('Not understood')
    };
    return (Object.keys(truth) as (keyof Truth)[]).flatMap(name =>
        truth[name] === found[name] ? [] : [`${name}: ${found[name]}, and the file has ${truth[name]}`]
    );
}
