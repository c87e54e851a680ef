// SPDX-License-Identifier: MIT
import { of } from 'rxjs';
import texts from '../../../generated/assets/strings/strings.json';
import { type Entry, type ListRow, makeList } from '../../domain/list/list';
import type { DeviceResult } from '../../domain/negotiate/device';
import type { Host } from '../../domain/negotiate/hosts';
import { changed, mandatory } from '../../domain/negotiate/testing/answers';
import { tested, withOutcome } from '../../domain/negotiate/testing/results';
import { addressesIn, type CheckedHost, checkHosts } from '../../domain/scanners/check';
import { checkCsv } from '../../domain/scanners/check-csv';
import { misreadings } from '../../domain/scanners/known-readings';
import { verdictGaps } from '../../domain/scanners/scanner-verdict';
import { StateHistory } from '../../domain/scanners/state-points';
import { listIn, names, nessus, netExec } from '../../domain/scanners/testing/lists';
import { computer, facts as snapshotFacts, snapshot } from '../../domain/snapshots/testing/snapshots';
import { inOneGo } from '../../domain/steps';
import { entry, facts, failed, tagged } from '../../domain/testing/list-entries';
import { csvRows } from '../../domain/testing/csv-rows';
import type { DeviceTests } from '../../readings/device-tests';
import type { Strings } from '../../strings/strings';
import { scannersAddress, type ScannersModel, scannersModel, type ScannersView } from './scanners-model';
import { checkedFacts, listStatus, refusedLines, scannerCells, scannerTexts, scannerTiles, ticketText, wireText } from './scanners-view';
import { WireAsking } from './wire-asking';

const strings = texts.Strings.SmbSigning as Strings;
const lastRead = Date.parse('2026-11-30T00:00:00.000Z');
const read = (name: string, required: boolean): Entry => entry(name, facts(name, {}, true, required), 'idle', lastRead);
const rowsOf = (...entries: readonly Entry[]): readonly ListRow[] => makeList(entries, null).rows;
const before = snapshot([computer('fs01', snapshotFacts(), { at: '2026-11-01T00:00:00.000Z' })]);

function checkedOf(
    text: string,
    given: string | null = null,
    rows = rowsOf(read('fs01', true), read('fs02', false), entry('fs03', failed('unreachable')))
): readonly CheckedHost[] {
    const history = new StateHistory([before], []);
    const answer = { result: tested('fs01', { answer: mandatory }), asking: 'another', from: 'fs02', hash: 'ab12' } as const;
    const wires = new Map([[rows[0]?.key ?? '', answer]]);
    return inOneGo(checkHosts(listIn(text), { rows, history, addresses: addressesIn([]), wires, given }));
}

const shown = (one: CheckedHost): string =>
    Object.values(scannerCells(one, strings))
        .map(({ lines }) => lines.map(({ text }) => text).join(', '))
        .join(' | ');

describe('the page Scanners', () => {
    it('shows what the scanner says beside what the computer says', () => {
        const [address, fs01] = checkedOf(nessus, '2026-11-10T00:00:00.000Z').map(shown);
        expect(address).toMatch(
            /^192\.0\.2\.10 \| Not required, 57608: SMB Signing not required, .* \| {2}\| {2}\| Unknown, No computer in your list/
        );
        expect(fs01).toMatch(
            /^fs01\.lab\.example, fs01 \| .* \| Required, Not stored \| Required \| Reads it wrong, None of the known reasons fits\.$/
        );
    });

    it('says what a wrong reading might be while it is unknown', () => {
        const [, , , fs01] = checkedOf(`${names}\nfs01`).map(shown);
        expect(fs01).toContain('fs04');
        const one = checkedOf('fs01').map(shown)[0];
        expect(one).toContain(
            "Unknown, The list doesn't say when the computer was scanned. Enter the time., If the scanner is wrong, this might be why: The scanner reads the registry"
        );
    });

    it('has a sentence for each gap and reason', () => {
        const { Why, Misreading } = strings.Scanners;
        for (const text of [...verdictGaps.map(gap => Why[gap]), ...misreadings.map(id => Misreading[id])]) expect(text).toMatch(/\.$/);
    });

    it('says how the list was read, and which lines were not understood', () => {
        expect(listStatus(listIn(netExec), strings)).toBe('Output of NetExec. Hosts: 3. Entries about something else: 1.');
        expect(refusedLines(listIn(names), strings)).toEqual(['Line 8: this is no list']);
    });

    it('has a text for the ticket, with times in UTC and the hash of the answer', () => {
        const [, fs01] = checkedOf(nessus, '2026-11-10T00:00:00.000Z');
        expect(fs01 && ticketText(fs01, strings).split('\n')).toEqual([
            'fs01.lab.example: Reads it wrong',
            'None of the known reasons fits.',
            'Scanner says: Not required: 57608: SMB Signing not required (CSV of Nessus, line 8)',
            'Scanned at: 2026-11-10 00:00:00 UTC',
            'Computer: fs01, fs01.lab.example, Microsoft Windows Server 2025 Standard',
            'In force, inbound: Required',
            'Stored: Not stored',
            'Read at: 2026-11-30 00:00:00 UTC',
            'In this state since, at the latest: 2026-11-01 00:00:00 UTC (snapshot)',
            'SMB server answers: Required, asked by fs02 at 1970-01-01 00:00:00 UTC',
            'SHA-256 of the answer: ab12'
        ]);
        const period = checkedOf(nessus.replaceAll('192.0.2.10', 'fs01'))[0];
        expect(period && ticketText(period, strings)).toContain('Scanned at: 2026-11-24 09:00:00 UTC to 2026-11-24 09:13:22 UTC');
        const [wrong] = checkedOf('fs01', '2026-11-10T00:00:00.000Z');
        expect(wrong && checkedFacts(wrong, strings).map(({ term }) => term)).toContain('Source');
    });

    it('filters by verdict, searches, and puts those that are wrong first', () => {
        const all = checkedOf('fs03\nfs02\ngone\nfs01', '2026-11-10T00:00:00.000Z');
        const of = (view: Partial<ScannersView>): readonly string[] =>
            inOneGo(scannersModel(all, { ...scannersAddress.first, ...view }, one => scannerTexts(one, strings))).rows.map(
                ({ host }) => host.names[0] ?? ''
            );
        expect(of({})).toEqual(['fs01', 'fs02', 'gone', 'fs03']);
        expect(of({ filter: 'unknown' })).toEqual(['gone', 'fs03']);
        expect(of({ tag: 'ring 1' })).toEqual([]);
        expect(of({ search: 'right' })).toEqual(['fs02']);
        expect(of({ sort: 'host', descending: true })).toEqual(['gone', 'fs03', 'fs02', 'fs01']);
        const model = inOneGo(scannersModel(all, scannersAddress.first, () => []));
        expect(scannerTiles(model, strings).map(({ title, count }) => `${title} ${count}`)).toEqual([
            'All 4',
            'Reads it wrong 1',
            'Was right, changed since 0',
            'Right 1',
            'Unknown 2'
        ]);
        expect(model.computers.map(({ label }) => label)).toEqual(['fs01', 'fs02', 'fs03']);
    });

    it('shows, counts, and tests the computers with a tag', () => {
        const entries = [{ ...read('fs01', true), connection: tagged('fs01', 'ring 1') }, read('fs02', false)];
        const all = checkedOf('fs02\nfs01\ngone', null, rowsOf(...entries));
        const of = (tag: string | null): ScannersModel => inOneGo(scannersModel(all, { ...scannersAddress.first, tag }, () => []));
        expect([of(null).rows.length, of(null).tags, of('gone').tags]).toEqual([3, ['ring 1'], ['gone', 'ring 1']]);
        const { rows, computers, found } = of('ring 1');
        expect(rows.map(({ host }) => host.names[0])).toEqual(['fs01']);
        expect(computers.map(({ label }) => label)).toEqual(['fs01']);
        expect(Object.values(found).reduce((sum, count) => sum + count, 0)).toBe(1);
    });

    it('keeps the filter in the address', () => {
        const view: ScannersView = { filter: 'wrong', tag: 'ring 1', search: 'a', sort: 'host', descending: true };
        const parameters = new Map(Object.entries(scannersAddress.parametersOf(view)));
        expect(scannersAddress.viewOf({ get: name => parameters.get(name) ?? null })).toEqual(view);
        expect(Object.values(scannersAddress.parametersOf(scannersAddress.first)).every(value => value === null)).toBe(true);
    });

    it('exports each host with what was found, its verdict, and the source of a reason', () => {
        const made = { toolVersion: '1.0.0', exportedAt: '2026-11-30T00:00:00.000Z', exportedFrom: 'https://gateway' };
        const [first = {}] = csvRows(inOneGo(checkCsv(checkedOf('fs01', '2026-11-10T00:00:00.000Z'), made)));
        const cell = (name: string): string | undefined => first[name];
        expect(['host', 'scannerSays', 'inForce', 'wireSays', 'wireAnswerSha256', 'verdict', 'because'].map(cell)).toEqual([
            'fs01',
            'notRequired',
            'required',
            'required',
            'ab12',
            'wrong',
            'readsRegistry; ifClientAgrees'
        ]);
        expect(cell('sources')).toMatch(/^https:/);
        const [period = {}] = csvRows(inOneGo(checkCsv(checkedOf(nessus), made)));
        const { scannedFrom, scannedAt } = period as Readonly<Record<string, string>>;
        expect([scannedFrom, scannedAt]).toEqual(['2026-11-24T09:00:00.000Z', '2026-11-24T09:13:22.000Z']);
    });

    it('says what a server answers in the words of "In force"', () => {
        expect(wireText(tested('a', { answer: changed(mandatory, { 66: 1 }) }).outcome, strings)).toBe('Offered, not required');
        expect(wireText({ kind: 'smb1Only', signing: 'notOffered' }, strings)).toBe('Not offered');
        expect(wireText({ kind: 'noAnswer' }, strings)).toBe(strings.Device.noAnswer.Name);
    });
});

describe('asking SMB servers', () => {
    const rows = rowsOf(read('fs01', true), read('fs02', false), entry('fs03', failed('unreachable')));

    function asking(outcome: DeviceResult): { readonly wires: WireAsking; readonly asked: string[] } {
        const asked: string[] = [];
        const tests = {
            test: (from: string, { name }: Host) => {
                asked.push(`${from} asks ${name}`);
                return of(outcome);
            }
        } as unknown as DeviceTests;
        return { wires: new WireAsking(tests), asked };
    }
    const ended = (wires: WireAsking): Promise<void> =>
        new Promise(resolve => wires.state.subscribe(({ running }) => !running && resolve()));

    it('lets another computer ask, of which it is known that it is another', async () => {
        const { wires, asked } = asking(tested('fs01', { answer: mandatory }));
        wires.ask(rows, rows, 'another');
        await ended(wires);
        expect(asked).toEqual(['fs02 asks fs01', 'fs01 asks fs02', 'fs01 asks fs03']);
        const { answers } = wires.state.value;
        expect([...answers.values()].map(one => `${one.from} ${one.asking}`)).toEqual(['fs02 another', 'fs01 another', 'fs01 notKnown']);
        expect(answers.get(rows[0]?.key ?? '')?.hash).toMatch(/^[0-9a-f]{64}$/);
    });

    it('lets each ask itself, or one ask all, itself included', async () => {
        const { wires, asked } = asking(withOutcome({ kind: 'noAnswer' }));
        wires.ask(rows.slice(0, 2), rows, 'itself');
        await ended(wires);
        wires.ask(rows.slice(0, 2), rows, { key: rows[1]?.key ?? '' });
        await ended(wires);
        expect(asked).toEqual(['fs01 asks 127.0.0.1', 'fs02 asks 127.0.0.1', 'fs02 asks fs01', 'fs02 asks 127.0.0.1']);
        expect(wires.state.value.answers.get(rows[1]?.key ?? '')).toEqual(jasmine.objectContaining({ asking: 'itself', hash: null }));
    });
});
