// SPDX-License-Identifier: MIT
// What a scanner wrote is from others: whatever it holds, reading it ends, names no host that isn't in it, and holds up no page.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LONGEST_NAME } from '../../../src/app/domain/limits';
import { LONGEST_SCAN, MOST_SCANNED, readScannerList } from '../../../src/app/domain/scanners/read-list';
import { type ScannerFormat, scannerFormats, type ScannerList } from '../../../src/app/domain/scanners/scanner-list';
import { listIn, names, nessus, netExec, nmap, nmapXml, pingCastle, tenableSc } from '../../../src/app/domain/scanners/testing/lists';
import { fuzzed } from './runs';

const samples: Readonly<Record<ScannerFormat, readonly string[]>> = {
    nessus: [nessus, tenableSc],
    nmap: [nmap],
    nmapXml: [nmapXml],
    netExec: [netExec],
    pingCastle: [pingCastle],
    names: [names]
};

const noise = fc.oneof(
    fc.fullUnicodeString({ maxLength: 20 }),
    fc.constantFrom(
        '"',
        '""',
        '\n',
        '\r',
        '\t',
        ',',
        ';',
        '\u0000',
        '\u001b[31m',
        '|_',
        '<host>',
        '</host>',
        '<![CDATA[',
        '&b;',
        '(signing:',
        ')'
    ),
    fc.constantFrom('57608', 'Yes', '=cmd|x', '\u202e', '192.0.2.010', '[::1]:445', '\\\\a\\b', 'smb2-security-mode', 'a'.repeat(400))
);

/** A list of a format with anything in between, in place of parts of it, or of its beginning. */
const damaged = (format: ScannerFormat): fc.Arbitrary<string> =>
    fc
        .constantFrom(...samples[format])
        .chain(text =>
            fc
                .array(fc.tuple(fc.integer({ min: 0, max: text.length }), fc.integer({ min: 0, max: 30 }), noise), { maxLength: 4 })
                .map(cuts => cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text))
        );

/** As names are compared: an address without the zeros in front of its numbers. */
const plain = (text: string): string =>
    text.toLowerCase().replace(/(?<![\d.])(\d+)\.(\d+)\.(\d+)\.(\d+)(?![\d.])/g, (_, ...parts) => parts.slice(0, 4).map(Number).join('.'));

/** Entities of XML stand for characters; a name that NetExec's domain completes stands there in two parts. */
function stands(name: string, text: string, { format }: ScannerList): boolean {
    if (text.includes(plain(name))) return true;
    const [first = '', ...domain] = name.toLowerCase().split('.');
    return format === 'netExec' && text.includes(first) && text.includes(domain.join('.'));
}

describe('the list of a scanner', () => {
    for (const format of scannerFormats) {
        it(`in the format ${format} never throws, and names only hosts that stand in it`, () => {
            fc.assert(
                fc.property(damaged(format), text => {
                    const list = listIn(text);
                    // eslint-disable-next-line no-control-regex -- the colors of a terminal
                    const uncolored = text.replace(/\u001b\[[\d;]{0,20}m/g, '').toLowerCase();
                    const readable = [uncolored, plain(uncolored)];
                    for (const { names: all, words, line } of list.hosts) {
                        assert.ok(all.length > 0 && words.length <= LONGEST_NAME && line >= 1);
                        if (text.includes('&')) continue; // what an entity stands for isn't in the text
                        for (const name of all)
                            assert.ok(
                                readable.some(one => stands(name, one, list)),
                                `${name} is invented`
                            );
                    }
                }),
                { ...fuzzed, numRuns: Math.ceil(fuzzed.numRuns / 4) }
            );
        });
    }

    it('of any content at all never throws', () => {
        fc.assert(
            fc.property(fc.array(noise, { maxLength: 20 }), parts => void listIn(parts.join(''))),
            fuzzed
        );
    });

    const host = (index: number): string => `fs${index}.lab.example`;
    const lines = (count: number, line: (index: number) => string): string =>
        Array.from({ length: count }, (_, index) => line(index)).join('\n');
    const [nessusHead = ''] = nessus.split('\n');
    const [pingCastleHead = ''] = pingCastle.split('\n');
    const xmlHost = (index: number): string =>
        [
            '<host><status state="up"/>',
            '<address addr="192.0.2.1" addrtype="ipv4"/>',
            `<hostnames><hostname name="${host(index)}"/></hostnames>`
        ]
            .concat(
                '<ports><port protocol="tcp" portid="445"><state state="open"/></port></ports>',
                '<hostscript><script id="smb2-security-mode"'
            )
            .concat('output="&#xa;  311: &#xa;    Message signing enabled and required"/></hostscript>', '</host>')
            .join('\n');
    const long: Readonly<Record<ScannerFormat, string>> = {
        nessus: `${nessusHead}\n${lines(50_000, index => `"57608","","5.0","Medium","${host(index)}","tcp","445","SMB Signing not required","Not\nrequired","","","","","",""`)}`,
        nmap: lines(
            12_500,
            index =>
                `Nmap scan report for ${host(index)} (192.0.2.1)\n| smb2-security-mode:\n|   311:\n|_    Message signing enabled but not required`
        ),
        // As nmap writes a host, in seven lines.
        nmapXml: `<nmaprun>\n${lines(7200, xmlHost)}\n</nmaprun>`,
        netExec: lines(
            50_000,
            index => `SMB  192.0.2.1  445  FS${index}  [*] Windows (name:FS${index}) (domain:lab.example) (signing:False) (SMBv1:False)`
        ),
        pingCastle: `${pingCastleHead}\n${lines(50_000, index => `${host(index)}\tYes\tNo\tNo\tYes\tYes\tYes\tYes\tYes\tNo`)}`,
        names: lines(50_000, host)
    };
    for (const format of scannerFormats) {
        it(`of 50,000 lines in the format ${format} is read in steps, and takes no more than it is long`, () => {
            assertInSteps(long[format], format, 2000);
        });
    }

    it('of 20 MB is read in steps, too, whatever it is made of', () => {
        const fill = (part: string): string => part.repeat(Math.ceil(LONGEST_SCAN / part.length));
        const lists: readonly string[] = [
            fill('"'),
            fill('a'),
            fill('a,'),
            `Plugin ID,Host\n57608,"${fill('b\n')}`,
            `<nmaprun>${fill('<host>')}`,
            `<nmaprun a="${fill('x')}`,
            `Plugin ID\tHost\n${fill('\n')}`,
            fill('(signing:'),
            fill('\r'),
            fill('\n'),
            fill('Starting Nmap 7.94 at 2026-11-24 08:19 UTC\n'),
            `Plugin,Host\n1,"${fill('""')}",\n57608,fs01`
        ];
        for (const text of lists) {
            assertInSteps(text, null, 5000);
        }
    });
});

/**
 * It may take so many milliseconds, and 100 for a step, which `npm run bench` measures. A busy machine gets three times that, and
 * the best of three tries: what takes the square of a length takes minutes.
 */
function assertInSteps(text: string, format: ScannerFormat | null, most: number): void {
    const tries: (readonly [number, number])[] = [];
    while (tries.length < 3) {
        const one = stepsOf(text, format);
        if (one[0] < 3 * most && one[1] < 300) return;
        tries.push(one);
    }
    assert.fail(`${text.slice(0, 30)}: ${tries.map(([took, longest]) => `${took} ms, a step of ${longest} ms`).join('; ')}`);
}

/** How much of a processor it took, and its longest step, in milliseconds. */
function stepsOf(text: string, format: ScannerFormat | null): readonly [number, number] {
    const steps = readScannerList(text);
    const now = (): number => process.cpuUsage().user / 1000;
    const begun = now();
    for (let longest = 0; ;) {
        const since = now();
        const step = steps.next();
        longest = Math.max(longest, now() - since);
        if (!step.done) continue;
        if (format) {
            assert.equal(step.value.format, format);
            assert.ok(step.value.hosts.length >= 7200 && step.value.hosts.length <= MOST_SCANNED);
        }
        return [now() - begun, longest];
    }
}
