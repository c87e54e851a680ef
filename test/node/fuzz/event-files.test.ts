// SPDX-License-Identifier: MIT
// Files of events are from others: whatever one holds, reading it ends, in steps that are short, and names nobody that isn't in it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { recognise } from '../../../src/app/domain/evidence/events';
import { EventFileReader } from '../../../src/app/domain/import/file-reader';
import { eventFiles, noSigning, written, xmlOf } from '../../../src/app/domain/import/testing/event-files';
import { plainLeaves } from '../../../src/app/domain/import/xml/plain-xml';
import { parsedLeaves } from '../../../src/app/domain/import/xml/xml-event';
import { readFiles } from '../../../src/app/domain/import/testing/reading-files';
import { fuzzed } from './runs';

const noise = fc.oneof(
    fc.fullUnicodeString({ maxLength: 20 }),
    fc.constantFrom(
        '"',
        '""',
        '\n',
        '\r\n',
        '\\',
        '{',
        '}',
        '[',
        ']',
        ',',
        ';',
        '<Event>',
        '</Event>',
        '<![CDATA[',
        '&b;',
        '\u0000',
        '<!--'
    ),
    fc.constantFrom('{"value":[', '"smbSigningGathered":1', '<Channel>', 'null', '1e999', '__proto__', 'a'.repeat(400))
);

const damaged = fc
    .constantFrom(...Object.values(eventFiles).map(write => write(written)))
    .chain(text =>
        fc
            .array(fc.tuple(fc.integer({ min: 0, max: text.length }), fc.integer({ min: 0, max: 30 }), noise), { maxLength: 4 })
            .map(cuts => cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text))
    );

const cuts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 });

describe('a file of events', () => {
    it('that is damaged is read to its end, the same in parts of any size', () => {
        fc.assert(
            fc.property(damaged, cuts, (text, parts) => {
                const whole = readFiles([text]);
                assert.deepEqual(readFiles([text], parts), whole);
                const kinds = whole.computers.flatMap(({ events }) => events);
                for (const event of kinds) assert.ok(event.count > 0 && event.fields.length <= 32 && event.raw === '');
            }),
            { ...fuzzed, numRuns: Math.ceil(fuzzed.numRuns / 2) }
        );
    });

    it('of XML is read fast as it is read by a parser of all of XML', () => {
        const parts = fc.oneof(
            noise,
            fc.constantFrom(
                '<Event',
                "<Data Name='x'",
                '<a b="c"/>',
                '</Data>',
                '</Event>',
                '>',
                '/>',
                ' ',
                '\t',
                "'",
                '=',
                '&lt;',
                '&#65;',
                ']]>',
                '<?p?>',
                'é',
                '\u0001',
                '\ud800'
            )
        );
        const anyXml = fc.oneof(
            damaged.filter(text => text.startsWith('<')),
            fc.array(parts, { maxLength: 12 }).map(all => `<Event a='1'>${all.join('')}</Event>`),
            fc
                .array(fc.constantFrom('<a>', '</a>', '<b x="1" x="1">', '<b x="1"y="2">', "<b y='>'>", '</b>', 'x&amp;y', '<c:d />'), {
                    maxLength: 12
                })
                .map(all => `<Event>${all.join('')}</Event>`)
        );
        let plain = 0;
        fc.assert(
            fc.property(anyXml, text => {
                const fast = plainLeaves(text, 84);
                if (fast === null) return;
                plain++;
                assert.deepEqual(fast, parsedLeaves(text, 84), text);
            }),
            fuzzed
        );
        assert.ok(plain > 0);
        for (const event of written) assert.notEqual(plainLeaves(xmlOf(event), 84), null);
    });

    it('names only peers that are in it', () => {
        fc.assert(
            fc.property(damaged, text => {
                if (text.includes('&') || text.includes('\\u')) return; // what stands for a character isn't in the text
                for (const { events } of readFiles([text]).computers) {
                    for (const event of events) {
                        const peer = recognise(event)?.peer ?? null;
                        assert.ok(peer === null || text.toLowerCase().includes(peer.toLowerCase()), `${peer} is invented`);
                    }
                }
            }),
            fuzzed
        );
    });

    it('of any content at all is read to its end', () => {
        fc.assert(
            fc.property(fc.array(noise, { maxLength: 30 }), cuts, (parts, sizes) => void readFiles([parts.join('')], sizes)),
            fuzzed
        );
    });

    it('of 3 MB is read in short steps, whatever it is made of', () => {
        const fill = (part: string): string => part.repeat(Math.ceil(3_000_000 / part.length));
        const row = `"1","Microsoft-Windows-SMBServer/Audit","a","${'x'.repeat(50)}"\n`;
        const files: readonly string[] = [
            fill('<Event '),
            fill('<Event>'),
            fill('</Event>'),
            `<Event>${fill('a')}`,
            fill('{'),
            fill('{"a":'),
            `{"a":"${fill('\\')}`,
            `[${fill('{},')}`,
            fill('['),
            fill('"'),
            fill('\n'),
            `Id,LogName,MachineName,x\n${fill('"')}`,
            `Id,LogName,MachineName,x\n${fill(row)}`,
            `Id,LogName,MachineName,x\n"${fill('a\n')}`,
            fill(`${xmlOf(noSigning('a', 'b', 1, '2026-11-20T00:00:00Z'))}\n`)
        ];
        for (const file of files) assertInSteps(file);
    });
});

/** Each part is 64 kB, which a page reads at once where there is no worker. A busy machine gets three tries. */
function assertInSteps(text: string): void {
    const tries: (readonly [all: number, longest: number])[] = [];
    while (tries.length < 3) {
        const one = stepsOf(text);
        if (one[0] < 6_000 && one[1] < 300) return;
        tries.push(one);
    }
    assert.fail(`${text.slice(0, 30)}: ${tries.map(([all, longest]) => `${all} ms, a step of ${longest} ms`).join('; ')}`);
}

function stepsOf(text: string): readonly [number, number] {
    const reader = new EventFileReader();
    const now = (): number => process.cpuUsage().user / 1000;
    const begun = now();
    let [longest, since] = [0, begun];
    const step = (): void => {
        longest = Math.max(longest, now() - since);
        since = now();
    };
    for (let at = 0; at < text.length; at += 65_536) {
        for (const _ of reader.push(text.slice(at, at + 65_536))) step();
        step();
    }
    for (const _ of reader.end()) step();
    step();
    return [now() - begun, longest];
}
