// SPDX-License-Identifier: MIT
import { readEvidence, storedEvidence } from '../../change/storage/readiness/packed-evidence';
import { noConnections } from '../../domain/readiness/testing/known';
import { nothingOf } from '../../domain/readiness/computer-evidence';
import { sample } from '../../remote/testing/samples';
import { eventFiles, noSigning, written, xmlOf } from '../../domain/import/testing/event-files';
import { recognise } from '../../domain/evidence/events';
import { channelNames, type EvidenceReading } from '../../domain/evidence/reading';
import { silent } from '../../domain/evidence/testing/silent';
import { MOST_KEPT } from '../../domain/limits';
import { runImport } from './run-import';
import type { ImportedComputer, ImportNews, ImportTally } from './import-news';
import configurationAnswer from '../../../../test/contract/Get-SmbSigningConfiguration.json';

interface Imported {
    readonly computers: readonly ImportedComputer[];
    readonly tally: ImportTally;
    readonly news: readonly ImportNews['kind'][];
}

const now = Date.parse('2026-11-30T12:00:00Z');

async function imported(...files: readonly string[]): Promise<Imported> {
    return importedOf(MOST_KEPT, ...files);
}

async function importedOf(most: number, ...files: readonly string[]): Promise<Imported> {
    const news: ImportNews[] = [];
    const named = files.map((text, index) => ({ name: `${index}.txt`, content: new Blob([text]) }));
    await runImport(named, { tell: one => news.push(structuredClone(one)), pause: () => Promise.resolve(), now, most });
    const end = news[news.length - 1];
    if (end?.kind !== 'end') throw new Error('It has no end.');
    const computers = news.flatMap(one => (one.kind === 'computers' ? one.computers : []));
    return { computers, tally: end.tally, news: news.map(({ kind }) => kind) };
}

const gathered = (computer: string, at: string, configuration: unknown = null): string =>
    JSON.stringify({ smbSigningGathered: 1, computer, at, configuration, evidence: null, connections: null });

const noLogs = (collectedAt: string): EvidenceReading => ({ ...silent, collectedAt });

/** Lists as Windows PowerShell writes some of them. */
function withCounts(value: unknown): unknown {
    if (Array.isArray(value)) return { value: value.map(withCounts), Count: value.length };
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withCounts(one)]));
}

describe('an import', () => {
    it('tells what each computer logged, and which file it is from', async () => {
        const { computers, tally, news } = await imported(eventFiles['Export-Csv']?.(written) ?? '');
        expect(
            computers.map(({ computer, imported: one }) => [
                computer,
                one?.sources,
                one?.events.map(event => recognise(event)?.peer).sort()
            ])
        ).toEqual([
            ['app11.lab.example', [{ file: '0.txt', importedAt: '2026-11-30T12:00:00.000Z' }], ['nas1', 'nas2']],
            ['fs01.lab.example', [{ file: '0.txt', importedAt: '2026-11-30T12:00:00.000Z' }], ['copier-3', 'nas-old']]
        ]);
        expect(tally).toEqual(jasmine.objectContaining({ taken: 5, other: 1, twice: 0, refusedCount: 0 }));
        expect([news[0], news[news.length - 1]]).toEqual(['progress', 'end']);
    });

    it('takes what the script read by the schemas of a reading, of each computer the last', async () => {
        const answer = (configurationAnswer as Readonly<Record<string, unknown>>)['srv2025'];
        const lines = [
            gathered('FS01', '2026-11-29T10:00:00Z', answer),
            gathered('fs01', '2026-11-28T10:00:00Z', answer),
            gathered('lists', '2026-11-28T10:00:00Z', withCounts(answer)),
            gathered('ahead', '2027-01-01T00:00:00Z', answer),
            gathered('gone', '2026-11-29T10:00:00Z'),
            gathered('no name', '2026-11-29T10:00:00Z'),
            gathered('fs02', '2026-11-29T10:00:00Z', { contract: 'x' }),
            '{"smbSigningGathered":2}'
        ];
        const { computers, tally } = await imported(lines.join('\n'));
        const from = { file: '0.txt', importedAt: '2026-11-30T12:00:00.000Z' };
        expect(computers.map(({ computer, configuration }) => [computer, configuration?.readAt, configuration?.from])).toEqual([
            ['ahead', '2026-11-30T12:00:00.000Z', from],
            ['fs01', '2026-11-29T10:00:00.000Z', from],
            ['lists', '2026-11-28T10:00:00.000Z', from]
        ]);
        for (const { configuration } of computers) expect(configuration?.value).toEqual(sample('srv2025'));
        expect([tally.gathered, tally.notReached, tally.refused.map(({ line }) => line)]).toEqual([3, ['gone'], [6, 7, 8]]);
    });

    it('takes what a computer answered as a text, which says nothing of another computer', async () => {
        const answer = JSON.stringify((configurationAnswer as Readonly<Record<string, unknown>>)['srv2025']);
        const lines = [
            gathered('fs01', '2026-11-29T10:00:00Z', answer),
            gathered('fs02', '2026-11-29T10:00:00Z', `null,"computer":"dc1","configuration":${answer}`),
            gathered('fs03', '2026-11-29T10:00:00Z', `null}\n${gathered('dc1', '2026-11-29T10:00:00Z', answer)}`)
        ];
        const { computers, tally } = await imported(lines.join('\n'));
        expect(computers.map(({ computer, configuration }) => [computer, configuration?.value])).toEqual([['fs01', sample('srv2025')]]);
        expect(tally.refused.map(({ line }) => line)).toEqual([2, 3]);
    });

    it('says which files are not understood, and reads the others', async () => {
        const { computers, tally } = await imported('a,b\n1,2', '', eventFiles['wevtutil qe /f:xml']?.(written) ?? '');
        expect(tally.files).toEqual([
            { name: '0.txt', format: 'unknown' },
            { name: '1.txt', format: 'unknown', isEmpty: true },
            { name: '2.txt', format: 'xml' }
        ]);
        expect(computers.length).toBe(2);
    });

    it('says which file is gone, and reads the others', async () => {
        const gone = new Blob(['a', 'b']);
        gone.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) as unknown as Blob;
        const news: ImportNews[] = [];
        const files = [
            { name: 'gone.xml', content: gone },
            { name: 'there.xml', content: new Blob([xmlOf(noSigning('fs01', 'nas', 1, '2026-11-20T00:00:00Z'))]) }
        ];
        await runImport(files, { tell: one => news.push(structuredClone(one)), pause: () => Promise.resolve(), now });
        const end = news[news.length - 1];
        expect(end?.kind === 'end' && end.tally.files.map(({ name, isUnreadable }) => [name, isUnreadable === true])).toEqual([
            ['gone.xml', true],
            ['there.xml', false]
        ]);
        expect(news.flatMap(one => (one.kind === 'computers' ? one.computers.map(({ computer }) => computer) : []))).toEqual(['fs01']);
    });

    it('of many files can be kept, and read again', async () => {
        const files = Array.from({ length: 9 }, (_, index) => xmlOf(noSigning('fs01', 'nas', index, `2026-11-2${index}T00:00:00Z`)));
        const { computers } = await imported(...files);
        const kept = computers.map(one => storedEvidence({ ...nothingOf(one.computer), ...one }));
        expect(kept.map(one => readEvidence(one) !== null)).toEqual([true]);
        expect(computers[0]?.imported?.sources.length).toBe(8);
    });

    it('says of a computer that could only tell what it could not forward which file says so', async () => {
        const event = { computer: 'fs01', channel: 'Microsoft-Windows-Forwarding/Operational', id: 101, recordId: 1 };
        const text = xmlOf({ ...event, time: '2026-11-20T00:00:00Z', data: [['ChannelPath', channelNames.serverAudit]] });
        const { computers } = await imported(text);
        expect(computers[0]?.imported?.sources.map(({ file }) => file)).toEqual(['0.txt']);
    });

    it('of more computers than are kept counts those that it leaves out', async () => {
        const answer = (configurationAnswer as Readonly<Record<string, unknown>>)['srv2025'];
        const events = Array.from({ length: 500 }, (_, index) => xmlOf(noSigning(`c${index}`, 'nas', index, '2026-11-20T00:00:00Z')));
        const { computers, tally, news } = await importedOf(500, events.join('\n'), gathered('z1', '2026-11-29T10:00:00Z', answer));
        expect([computers.length, tally.leftOut]).toEqual([500, 1]);
        expect(computers.map(({ computer }) => computer)).toEqual(computers.map(({ computer }) => computer).sort());
        expect(news.filter(kind => kind === 'computers').length).toBeLessThan(5);
    });

    it('counts all computers that the script could not read, also where there are too many to name', async () => {
        const lines = Array.from({ length: 502 }, (_, index) => gathered(`c${index}`, '2026-11-29T10:00:00Z'));
        const { tally } = await importedOf(500, [...lines, lines[0]].join('\n'));
        expect([tally.notReached.length, tally.notReachedCount]).toEqual([200, 502]);
    });

    it('takes of each part the line that was answered last, wherever it stands', async () => {
        const answer = (configurationAnswer as Readonly<Record<string, unknown>>)['srv2025'];
        const line = (at: string, parts: object): string => JSON.stringify({ ...JSON.parse(gathered('fs01', at)), ...parts });
        const [logs, later] = [noLogs('first'), noLogs('later')];
        const lines = [
            line('2026-11-20T10:00:00Z', { configuration: answer, evidence: logs }),
            line('2026-11-21T10:00:00Z', { evidence: later, connections: noConnections }),
            line('2026-11-22T10:00:00Z', { configuration: answer })
        ];
        const [first, ...others] = await Promise.all(
            [
                [0, 1, 2],
                [2, 1, 0],
                [1, 2, 0]
            ].map(async order => {
                const { computers, tally } = await imported(...order.map(index => lines[index] ?? ''));
                const [{ configuration, evidence, connections } = nothingOf('')] = computers;
                return [tally.gathered, ...[configuration, evidence, connections].map(one => one?.readAt), evidence?.value.collectedAt];
            })
        );
        expect(first).toEqual([1, ...[22, 21, 21].map(day => `2026-11-${day}T10:00:00.000Z`), 'later']);
        for (const other of others) expect(other).toEqual(first as never);
    });

    it('takes of two machines that bore one name the one that answered last alone', async () => {
        const answers = configurationAnswer as Readonly<Record<string, { readonly computer: object }>>;
        const other = { ...answers['srv2025'], computer: { ...answers['srv2025']?.computer, id: 'another' } };
        const lines = [
            JSON.stringify({ ...JSON.parse(gathered('fs01', '2026-11-20T10:00:00Z', answers['srv2025'])), connections: noConnections }),
            gathered('fs01', '2026-11-21T10:00:00Z', other)
        ];
        for (const files of [lines, [...lines].reverse()]) {
            const { computers } = await imported(...files);
            expect(computers.map(one => [one.configuration?.value.computer.id, one.connections])).toEqual([['another', null]]);
        }
    });

    it('reads files that are added while others are read', async () => {
        const [one, two] = ['fs01', 'fs02'].map(name => xmlOf(noSigning(name, 'nas', 1, '2026-11-20T00:00:00Z')));
        const files = [{ name: 'one', content: new Blob([one ?? '']) }];
        const news: ImportNews[] = [];
        const pause = async (): Promise<void> => {
            if (files.length === 1) files.push({ name: 'two', content: new Blob([two ?? '']) });
        };
        await runImport(files, { tell: told => news.push(told), pause, now });
        const end = news[news.length - 1];
        expect(end?.kind === 'end' && end.tally.files.map(({ name }) => name)).toEqual(['one', 'two']);
        expect(news.flatMap(told => (told.kind === 'computers' ? told.computers.map(({ computer }) => computer) : []))).toEqual([
            'fs01',
            'fs02'
        ]);
    });

    it('takes connections alone', async () => {
        const at = '2026-11-29T10:00:00Z';
        const parts = { configuration: null, evidence: null, connections: noConnections };
        const { computers, tally } = await imported(JSON.stringify({ smbSigningGathered: 1, computer: 'fs01', at, ...parts }));
        expect([computers[0]?.connections?.value.contract, tally.notReached, tally.refusedCount]).toEqual([1, [], 0]);
    });

    it('that is stopped tells of no computer', async () => {
        const news: ImportNews['kind'][] = [];
        let turns = 0;
        const stop = new Error('stopped');
        const work = {
            tell: ({ kind }: ImportNews) => news.push(kind),
            pause: () => (++turns > 3 ? Promise.reject(stop) : Promise.resolve()),
            now
        };
        const content = new Blob([eventFiles['Sentinel, CSV']?.(written) ?? '']);
        await expectAsync(runImport([{ name: 'a', content }], work)).toBeRejectedWith(stop);
        expect(news).not.toContain('computers');
    });
});
