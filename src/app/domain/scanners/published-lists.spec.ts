// SPDX-License-Identifier: MIT
import { type ListRow, makeList } from '../list/list';
import { changed, mandatory } from '../negotiate/testing/answers';
import { tested } from '../negotiate/testing/results';
import { computer, facts as snapshotFacts, snapshot } from '../snapshots/testing/snapshots';
import { inOneGo } from '../steps';
import { entry, facts } from '../testing/list-entries';
import { type CheckedHost, checkHosts } from './check';
import { type Misreading, misreadings } from './known-readings';
import { StateHistory } from './state-points';
import { listIn, refused, told } from './testing/lists';
import { knownWrong, netExecPublished, nmapPublished, tenableIo, tenableNewer } from './testing/published-lists';

describe('what people published of scanners', () => {
    it('is read from the CSV of Tenable Vulnerability Management, whether its columns are the older or the newer ones', () => {
        const words = '57608: SMB Signing not required';
        expect(told(listIn(tenableIo))).toEqual([
            `2 | fs03.lab.example 192.0.2.12 FS03 | notRequired | ${words} | 2026-11-24T09:00:00.000Z to 2026-11-24T09:13:22.000Z | `,
            `3 | 192.0.2.13 | notRequired | ${words} |  | `
        ]);
        const newer = listIn(tenableNewer);
        expect(newer.format).toBe('nessus');
        expect(told(newer)).toEqual([
            `2 | fs04.lab.example fs04 192.0.2.14 198.51.100.14 | notRequired | ${words} | 2026-11-24T04:18:20.000Z | `
        ]);
        expect([newer.others, newer.notUnderstoodCount, newer.isUnknownTable]).toEqual([2, 0, false]);
    });

    it('is read from consoles as people publish them', () => {
        const list = listIn(netExecPublished);
        expect(told(list)).toEqual([
            '2 | FS11 192.0.2.21 | notRequired | signing:False |  | ',
            '3 | FS12 192.0.2.22 | notRequired | signing:False |  | ',
            '4 | FS13.my.domain FS13 fs13.lab.example | notRequired | signing:False |  | ',
            '5 | FS14 192.0.2.24 | notRequired | signing:False |  | '
        ]);
        expect([list.others, ...refused(list).map(line => line.slice(0, 14))]).toEqual([3, '1: $ nxc smb 1', '9: Running nxc']);
    });

    it('is read from what nmap wrote, whatever stands around it', () => {
        const ofNmap = listIn(nmapPublished);
        expect(told(ofNmap)).toEqual([
            '2 | 192.0.2.31 | required | Message signing enabled and required |  | ',
            '27 | fs22.lab.example 192.0.2.32 | notRequired | Message signing enabled but not required |  | ',
            '41 | 192.0.2.33 | required | Message signing enabled and required |  | '
        ]);
        expect(refused(ofNmap)).toEqual([]);
    });
});

const [scanned, lastRead] = ['2026-11-10T00:00:00.000Z', '2026-11-30T00:00:00.000Z'];

interface Published {
    readonly text: string;
    /** What was in force all the time. */
    readonly required: boolean;
    /** The address by which the computer is listed, too. */
    readonly listed?: string;
    readonly is: Misreading;
}

/** A computer that was as it is before and after the scan, and whose server says so to another computer. */
function checkedOf({ text, required, listed = '192.0.2.41' }: Published): readonly CheckedHost[] {
    const inForce = required ? 'required' : 'notRequired';
    const read = facts('fs01', {}, true, required);
    const inbound = { ...read.inbound, enabled: false, stored: { required: null }, service: null };
    const rows: readonly ListRow[] = makeList([entry('fs01', { ...read, inbound }, 'idle', Date.parse(lastRead))], null).rows;
    const before = snapshot([computer('fs01', snapshotFacts({ inbound: { inForce } }), { at: '2026-11-01T00:00:00.000Z' })]);
    const wires = new Map(
        rows.map(({ key }) => {
            const answer = required ? mandatory : changed(mandatory, { 66: 1 });
            const result = { ...tested('fs01', { answer }), testedAt: new Date(lastRead) };
            return [key, { result, asking: 'another', from: 'fs02', hash: null }] as const;
        })
    );
    const addresses = new Map([['fs01', new Set([listed])]]);
    return inOneGo(checkHosts(listIn(text), { rows, history: new StateHistory([before], []), addresses, wires, given: scanned }));
}

describe('a known wrong reading', () => {
    const cases: readonly Published[] = [
        { text: knownWrong.nxc, required: false, is: 'dialect311' },
        { text: knownWrong.cme, required: true, is: 'noAnswer' },
        { text: knownWrong.pingCastleSilent, required: true, is: 'noAnswer' },
        { text: knownWrong.nmapSmb1, required: true, is: 'smb1' },
        { text: knownWrong.relayList, required: true, is: 'readsRegistry' },
        { text: knownWrong.enableCheck, required: true, is: 'ifClientAgrees' },
        { text: knownWrong.nxc, required: false, listed: '192.0.2.99', is: 'otherMachine' }
    ];
    for (const one of cases) {
        it(`is found in what such a scanner writes: ${one.is} in ${one.text.slice(0, 20).trim()}`, () => {
            const [host] = checkedOf(one).map(({ verdict }) => verdict);
            expect(host).toEqual({ kind: 'wrong', reasons: jasmine.arrayContaining([one.is]) as unknown as readonly Misreading[] });
        });
        it(`is no longer one where the computer is as it says: ${one.is}`, () => {
            expect(checkedOf({ ...one, required: !one.required }).map(({ verdict }) => verdict.kind)).toEqual(['right']);
        });
    }

    it('has each of them tried', () => {
        expect(new Set(cases.map(({ is }) => is))).toEqual(new Set(misreadings));
    });
});
