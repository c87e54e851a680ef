// SPDX-License-Identifier: MIT
import { makeList } from './list';
import { isMostlyUnread, ListExportOrigin, toCsv, toJson, unreadRows } from './list-export';
import { defaultView } from './list-view';
import { cluster, entry, facts, failed, tagged } from '../testing/list-entries';

const origin: ListExportOrigin = {
    toolVersion: '1.2.3',
    exportedAt: '2026-11-23T10:00:00.000Z',
    exportedFrom: 'https://wac.lab.example',
    view: { ...defaultView, search: '=cmd' }
};

/** A CSV file as RFC 4180 has it read. */
function parse(csv: string): string[][] {
    const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
    const lines: string[][] = [[]];
    for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
        lines[lines.length - 1]?.push(match[1] === undefined ? (match[2] ?? '') : match[1].replace(/""/g, '"'));
        if (match[3] === '\r\n') lines.push([]);
    }
    return lines.slice(0, -1);
}

function records(csv: string): Record<string, string>[] {
    const [header, ...lines] = parse(csv.replace(/^\uFEFF/, ''));
    return lines.map(line => Object.fromEntries((header ?? []).map((name, index) => [name, line[index] ?? ''])));
}

describe('an export', () => {
    const list = makeList(
        [
            entry('srv1', facts('srv1')),
            entry('srv1.lab.example', facts('srv1')),
            entry('dead', failed('unreachable', 'WinRM cannot\r\ncomplete, "really"')),
            entry('unread'),
            entry(cluster('clu'))
        ],
        null
    );

    it('has little in it where most computers were not read, which is not where they could not be', () => {
        expect(unreadRows(list.rows).map(({ label }) => label)).toEqual(['unread']);
        const mostly = (...names: readonly string[]): boolean => isMostlyUnread(list.rows.filter(({ label }) => names.includes(label)));
        expect(mostly('unread')).toBeTrue();
        expect(mostly('unread', 'dead')).toBeFalse();
        expect(mostly('unread', 'clu')).toBeTrue();
        expect(mostly('clu')).toBeFalse();
    });

    it('says per computer what is in force, stored, by whom, and of itself what, when, from where and by which version', () => {
        const [srv1] = records(toCsv(list.rows, list, origin));
        expect(srv1).toEqual(
            jasmine.objectContaining({
                computer: 'srv1',
                otherNames: 'srv1.lab.example',
                signingState: 'outboundOnly',
                outboundInForce: 'required',
                outboundStored: 'notStored',
                outboundSetBy: 'notStored',
                outboundWindowsDefault: 'required',
                inboundInForce: 'notRequired',
                emptyBecause: '',
                exportedAt: origin.exportedAt,
                exportedFrom: origin.exportedFrom,
                toolVersion: '1.2.3'
            })
        );
    });

    it('holds the tags of all names, and the one that the list was filtered by', () => {
        const one = facts('srv1');
        const both = [entry(tagged('srv1', '=Ring 1', 'Files'), one), entry(tagged('srv1.lab.example', 'Files', 'Berlin'), one)];
        const tags = makeList(both, null);
        const [row] = records(toCsv(tags.rows, tags, { ...origin, view: { ...defaultView, tag: 'Files' } }));
        expect([row?.['tags'], row?.['tagFilter']]).toEqual(["'=Ring 1; Files; Berlin", 'Files']);
        const json = JSON.parse(toJson(tags.rows, tags, origin)) as { computers: { tags: string }[] };
        expect(json.computers[0]?.tags).toBe('=Ring 1; Files; Berlin');
    });

    it('has the words of the page after all that scripts read, and takes none for a formula', () => {
        const said = { signingStateText: '=Both', outboundSetByText: 'o', inboundSetByText: 'i', readingText: 'Read' };
        const [row] = records(toCsv(list.rows, list, origin, () => said));
        expect(Object.entries(row ?? {}).slice(-4)).toEqual(Object.entries({ ...said, signingStateText: "'=Both" }));
    });

    it('gives the reason for what is empty', () => {
        const [, dead, unread, clu] = records(toCsv(list.rows, list, origin));
        expect(dead?.['emptyBecause']).toBe('unreachable: WinRM cannot\r\ncomplete, "really"');
        expect(dead?.['signingState']).toBe('');
        expect(unread?.['emptyBecause']).toBe('not read yet');
        expect(clu?.['emptyBecause']).toMatch(/add its nodes/);
    });

    it('gives the reason for what a computer that was read does not report', () => {
        const silent = facts('srv', { fqdn: null, caption: null });
        const policy = { ...silent.inbound.policy, status: 'unavailable' as const, gpoName: null };
        const read = makeList([entry('srv', { ...silent, inbound: { ...silent.inbound, policy } })], null);
        const [row] = records(toCsv(read.rows, read, origin));
        expect([row?.['fqdn'], row?.['windows'], row?.['emptyBecause']]).toEqual([
            '',
            '',
            'fqdn: not reported; windows: not reported; inboundPolicy: could not be read'
        ]);
        const part = { what: 'computer.cluster', errorId: 'X', message: 'no answer' };
        const partly = makeList([entry('srv', { ...facts('srv'), unavailable: [part] }), entry('late', null, 'stopped')], null);
        expect(records(toCsv(partly.rows, partly, origin)).map(one => one['emptyBecause'])).toEqual([
            'computer.cluster: no answer',
            'stopped before it was read'
        ]);
    });

    it('has names in the case that the computer gives', () => {
        const named = makeList([entry('srv1', facts('srv1', { fqdn: 'SRV1.Lab.Example', cluster: 'Clu-A' }))], null);
        const [row] = records(toCsv(named.rows, named, origin));
        expect([row?.['fqdn'], row?.['cluster']]).toEqual(['SRV1.Lab.Example', 'Clu-A']);
    });

    it('has no cell that a spreadsheet would execute', () => {
        const hostile = [
            '=1+1',
            '+1',
            '-1',
            '@SUM(A1)',
            ' =1',
            '\t=1',
            '\r=1',
            '\n=1',
            '＝1',
            '|calc',
            '%x',
            '=HYPERLINK("http://x","y")',
            '";=1'
        ];
        const bad = makeList(
            hostile.map(name => entry(name, failed('scriptFailed', name))),
            null
        );
        for (const record of records(toCsv(bad.rows, bad, origin))) {
            for (const value of Object.values(record)) expect(value).not.toMatch(/^[\s"]*[=+\-@＝＋－＠|%]/);
        }
        expect(records(toCsv(bad.rows, bad, origin)).map(record => record['computer']?.replace(/'/g, ''))).toEqual(hostile);
    });

    it('as JSON holds the same, unaltered', () => {
        const exported = JSON.parse(toJson(list.rows, list, origin)) as { computers: Record<string, unknown>[] } & Record<string, unknown>;
        expect(exported).toEqual(
            jasmine.objectContaining({
                format: 1,
                tool: { name: 'SMB signing', version: '1.2.3' },
                exportedAt: origin.exportedAt,
                exportedFrom: origin.exportedFrom,
                inList: 4
            })
        );
        const fromCsv = records(toCsv(list.rows, list, origin));
        exported.computers.forEach((computer, index) => {
            for (const [name, value] of Object.entries(computer)) {
                expect(fromCsv[index]?.[name])
                    .withContext(name)
                    .toBe(value === null ? '' : String(value));
            }
        });
    });
});
