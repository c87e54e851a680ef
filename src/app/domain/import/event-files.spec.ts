// SPDX-License-Identifier: MIT
import * as fc from 'fast-check';
import { channelNames, UNKNOWN_TIME } from '../evidence/reading';
import { recognise } from '../evidence/events';
import { compacted } from '../readiness/compacted';
import { silent } from '../evidence/testing/silent';
import type { ComputerEvents } from './file-events';
import { fileTime } from './file-time';
import { eventFiles, noSigning, written, type WrittenEvent, xmlOf } from './testing/event-files';
import { readFiles, utf16 } from './testing/reading-files';

const { serverAudit } = channelNames;
const formats = Object.keys(eventFiles);
const fileOf = (format: string, events = written): string => eventFiles[format]?.(events) ?? '';

/** What files tell of peers: all that every format tells. */
function told(computers: readonly ComputerEvents[]): readonly string[] {
    return computers.flatMap(({ computer, events }) =>
        events.map(event => `${computer} ${event.id} ${recognise(event)?.peer} ${event.count} ${event.first} ${event.time}`).sort()
    );
}

const [xml = ''] = formats;
const all = [
    'app11.lab.example 31022 nas2 1 2026-11-23T00:00:01.000Z 2026-11-23T00:00:01.000Z',
    'app11.lab.example 31998 nas1 1 2026-11-22T23:59:59.000Z 2026-11-22T23:59:59.000Z',
    'fs01.lab.example 3021 copier-3 2 2026-11-20T09:15:03.120Z 2026-11-20T10:15:03.120Z',
    'fs01.lab.example 3021 nas-old 1 2026-11-21T10:15:03.120Z 2026-11-21T10:15:03.120Z'
];

describe('files of events', () => {
    for (const format of formats) {
        it(`are read: ${format}`, () => {
            const { computers, taken, other, broken } = readFiles([fileOf(format)]);
            expect(told(computers)).toEqual(all);
            expect([taken, other, broken]).toEqual([5, 1, []]);
            const required = computers.flatMap(({ events }) => events.map(event => event.required));
            expect(required).toEqual(jasmine.arrayContaining([true, false, null]));
        });
    }

    it('of several formats hold each event once where they have numbers, and the same file twice changes nothing', () => {
        const files = formats.slice(0, 7).map(format => fileOf(format));
        const once = readFiles(files.slice(0, 1)).computers;
        expect(told(readFiles(files).computers)).toEqual(told(once));
        expect(readFiles([files[0] ?? '', files[0] ?? '']).computers).toEqual(once);
        expect(readFiles([...files, ...files]).taken).toBe(5);
    });

    it('of several formats hold each event once, also where one lacks its number, its Boolean, or its peer', () => {
        const whole = fileOf(xml);
        const lacking: Readonly<Record<string, string>> = {
            number: fileOf('Sentinel, JSON'),
            Boolean: fileOf('Export-Csv').replace(/Requires? Signing/g, 'Signierung'),
            'peer and Boolean': fileOf('Export-Csv').replace(/Require|Server Name|Client Name|: /g, ' ist ')
        };
        const once = readFiles([whole]);
        for (const [what, file] of Object.entries(lacking)) {
            expect(readFiles([file]).taken)
                .withContext(what)
                .toBe(5);
            for (const files of [
                [whole, file],
                [file, whole]
            ]) {
                const { computers, taken, twice } = readFiles(files);
                expect(told(computers)).withContext(what).toEqual(told(once.computers));
                expect([taken, twice]).withContext(what).toEqual([5, 5]);
            }
        }
    });

    it('count events without a time and a number as often as one file has them', () => {
        const row = (peer: string): string =>
            JSON.stringify({ Id: 3021, LogName: serverAudit, MachineName: 'a', Message: `Client Name: ${peer}` });
        const [three, two] = [
            [row('nas'), row('nas'), row('nas')],
            [row('nas'), row('nas')]
        ].map(rows => rows.join('\n')) as [string, string];
        for (const files of [[three, two], [two, three], [three, three], [three]]) {
            const { computers, taken } = readFiles(files);
            expect([taken, computers[0]?.events.map(({ count, time }) => [count, time])]).toEqual([3, [[3, UNKNOWN_TIME]]]);
        }
    });

    it('mean the same in whatever order the files and their records are', () => {
        const files = [xml, 'ConvertTo-Json of PowerShell 7, one object a line', 'Sentinel, JSON', 'Splunk, CSV'];
        const shuffled = fc.shuffledSubarray([...written], { minLength: written.length });
        const property = fc.property(fc.shuffledSubarray(files, { minLength: 2 }), shuffled, (some, events) => {
            const { computers } = readFiles(some.map(format => fileOf(format, events)));
            expect(computers).toEqual(readFiles([...some].sort().map(format => fileOf(format))).computers);
            expect(told(computers)).toEqual(all);
        });
        fc.assert(property, { numRuns: 50 });
    });

    it('mean the same whatever the parts, the encoding and the ends of lines are', () => {
        fc.assert(
            fc.property(
                fc.constantFrom(...formats),
                fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
                fc.constantFrom<(text: string) => Uint8Array | string>(
                    text => text,
                    text => `\uFEFF${text}`,
                    text => utf16(text),
                    text => utf16(text, true),
                    text => utf16(text, false, false),
                    text => text.replace(/\r?\n/g, '\r\n')
                ),
                (format, cuts, encode) => {
                    expect(readFiles([encode(fileOf(format))], cuts).computers).toEqual(readFiles([fileOf(format)]).computers);
                }
            ),
            { numRuns: 200 }
        );
    });

    it('mean the same in whatever order the events are, and however often', () => {
        const some = fc.shuffledSubarray([...written, ...written], { minLength: written.length });
        fc.assert(
            fc.property(fc.constantFrom(...formats), some, (format, events) => {
                const once = written.filter(one => events.includes(one));
                // A table begins with the names of its first row's columns.
                expect(readFiles([fileOf(format, events)]).computers).toEqual(readFiles([fileOf(format, once)]).computers);
            }),
            { numRuns: 100 }
        );
    });

    it('lose what is damaged alone, and name its line', () => {
        const damage = (format: string, from: string, to: string): readonly [readonly string[], readonly number[]] => {
            const { computers, broken } = readFiles([fileOf(format).replace(from, to)], [50]);
            return [told(computers), broken];
        };
        const rest = all.filter(line => !line.includes('nas-old'));
        expect(damage(xml, "<Data Name='ClientName'>\\\\nas-old</Data>", '<Data>')).toEqual([rest, [3]]);
        // The end of one is missing.
        expect(damage(xml, '\\\\nas-old</Data>', '\\\\nas-old')).toEqual([rest, [3]]);
        const lines = 'ConvertTo-Json of PowerShell 7, one object a line';
        expect(damage(lines, '"RecordId":9,', '"RecordId":9')).toEqual([rest, [3]]);
        expect(damage(lines, '"RecordId":9,', '"RecordId":{9,')).toEqual([rest, [3]]);
        expect(damage(lines, '"RecordId":9,', '"Record')).toEqual([rest, [3]]);
        const pretty = damage('ConvertTo-Json of Windows PowerShell', '"RecordId": 9,', '"Record');
        expect([pretty[0], pretty[1].length]).toEqual([rest, 1]);
        expect(damage('Sentinel, CSV', '"3021","<DataItem', '"3021<DataItem')[1]).toEqual([2]);
    });

    it('lose a value that is no text alone, however it is made', () => {
        const [record = ''] = fileOf('ConvertTo-Json of PowerShell 7, one object a line').split('\n');
        const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
        const rows = ['{"toString":1}', deep].map(value => record.replace(/"Id": ?\d+/, () => `"Id":[${value}]`));
        const { computers, broken } = readFiles([[...rows, record].join('\n')]);
        expect([told(computers).length, broken]).toEqual([1, [1, 2]]);
    });

    it('are of no computer whose name looks like another one', () => {
        const names = ['fs01\u200b', '\u202efs01', 'fs 01', 'fs01/x', 'a'.repeat(254)];
        const events = names.map((name, index) => xmlOf(noSigning(name, 'nas', index, '2026-11-20T00:00:00Z')));
        const { computers, broken } = readFiles([events.join('\n')]);
        expect([computers.length, broken]).toEqual([0, [1, 2, 3, 4, 5]]);
    });

    it('that end within an event tell of that, and of nothing else', () => {
        for (const format of formats) {
            const whole = fileOf(format, written.slice(0, 3));
            const { computers, broken } = readFiles([whole.slice(0, whole.lastIndexOf('nas-old') + 3)], [777]);
            expect(told(computers).length).withContext(format).toBe(1);
            expect(broken.length).withContext(format).toBe(1);
        }
    });

    it('keep no bytes of a packet, nor anything else of an event but its peer', () => {
        const packet: WrittenEvent = {
            computer: 'a',
            channel: channelNames.clientSecurity,
            id: 31013,
            recordId: 1,
            time: '2026-11-20T00:00:00Z',
            data: [
                ['ServerName', 'nas'],
                ['Status', '0xC000A000'],
                ['UserName', 'Anna'],
                ['Packet', 'fe534d42']
            ]
        };
        const [one] = readFiles([xmlOf(packet)]).computers;
        expect(one?.events[0]).toEqual(jasmine.objectContaining({ status: '0xC000A000', fields: [{ name: 'ServerName', value: 'nas' }] }));
        expect(JSON.stringify(one)).not.toMatch(/fe534d42|Anna/);
    });

    it('tell which logs a computer could not forward', () => {
        const one = {
            computer: 'a',
            channel: 'Microsoft-Windows-Forwarding/Operational',
            id: 101,
            recordId: 1,
            time: '2026-11-20T00:00:00Z',
            data: [['ChannelPath', channelNames.serverAudit]] as const
        };
        expect(readFiles([xmlOf(one)]).computers).toEqual([{ computer: 'a', events: [], notGathered: [channelNames.serverAudit] }]);
    });

    it('are grouped as a reading of the same events is kept', () => {
        const { computers } = readFiles([fileOf(xml)]);
        const [, one] = computers;
        const kept = compacted({ ...silent, events: one?.events ?? [] });
        expect(kept.events.map(({ peer, count, days }) => [peer, count, days?.length])).toEqual([
            ['copier-3', 2, 1],
            ['nas-old', 1, 1]
        ]);
    });

    it('of more days than are kept tell of the last ones', () => {
        const day = (index: number): string => new Date(Date.parse('2020-01-01T00:00:00Z') + index * 86_400_000).toISOString();
        const many = Array.from({ length: 1_001 }, (_, index) => xmlOf(noSigning('a', 'nas', index, day(index))));
        const [one] = readFiles([many.join('')]).computers;
        expect(one?.events.map(({ days, count, first }) => [days?.length, count, first])).toEqual([[1_000, 1_000, day(1)]]);
    });

    it('of more kinds of events than are kept leave some out, and say so', () => {
        const many = Array.from({ length: 1_500 }, (_, index) => noSigning('a', `c${index}`, index, '2026-11-20T00:00:00Z'));
        const [one] = readFiles([many.map(xmlOf).join('')]).computers;
        expect([one?.events.length, one?.leftOut]).toEqual([1000, true]);
    });
});

describe('times of files', () => {
    const utc = (text: string): string | null => {
        const time = fileTime(text, true);
        return time === null ? null : new Date(time).toISOString();
    };

    it('are read where they can mean one day only', () => {
        const cases: readonly (readonly [string, string | null])[] = [
            ['/Date(1763630103120)/', '2025-11-20T09:15:03.120Z'],
            ['/Date(1763630103120+0100)/', '2025-11-20T09:15:03.120Z'],
            ['2026-11-20T09:15:03.1234567Z', '2026-11-20T09:15:03.123Z'],
            ['2026-11-20T10:15:03+01:00', '2026-11-20T09:15:03.000Z'],
            ['2026-11-20 09:15:03', '2026-11-20T09:15:03.000Z'],
            ['11/20/2026 9:15:03 AM', '2026-11-20T09:15:03.000Z'],
            ['11/20/2026, 9:15:03.120 PM', '2026-11-20T21:15:03.000Z'],
            ['20/11/2026 09:15:03', '2026-11-20T09:15:03.000Z'],
            ['20.11.2026 09:15:03', '2026-11-20T09:15:03.000Z'],
            ['05.11.2026 09:15:03', '2026-11-05T09:15:03.000Z'],
            ['11/11/2026 12:15:03 AM', '2026-11-11T00:15:03.000Z'],
            ['11/12/2026 9:15:03 AM', null],
            ['31/31/2026 09:15:03', null],
            ['yesterday', null],
            ['', null],
            ['9999-01-01T00:00:00Z', null]
        ];
        for (const [text, time] of cases) expect(utc(text)).withContext(text).toBe(time);
    });
});
