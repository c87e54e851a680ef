// SPDX-License-Identifier: MIT
import type { ScannerList } from './scanner-list';
import { listIn, names, nessus, netExec, nmap, nmapXml, pingCastle, tenableSc } from './testing/lists';

/** Each host in a line: where it stands, its names, what is said, and what the list tells besides. */
const told = ({ hosts }: ScannerList): readonly string[] =>
    hosts.map(({ line, names: all, says, words, at, hint }) => [line, all.join(' '), says, words, at, hint].join(' | '));
const refused = ({ notUnderstood }: ScannerList): readonly string[] => notUnderstood.map(({ line, text }) => `${line}: ${text}`);

/** By the browser's zone, which the list doesn't tell. */
const here = (text: string): string => new Date(text).toISOString();

describe('the list of a scanner', () => {
    it('is read from the CSV of Nessus: plugin 57608 alone, whatever line breaks its cells hold', () => {
        const list = listIn(nessus);
        expect(list.format).toBe('nessus');
        expect(told(list)).toEqual([
            '5 | 192.0.2.10 | notRequired | 57608: SMB Signing not required | 2026-11-24T09:13:22.000Z | ',
            '8 | fs01.lab.example | notRequired | 57608: SMB Signing not required |  | '
        ]);
        expect(list.others).toBe(1);
        expect(refused(list)).toEqual([]);
    });

    it('is read from the CSV of Tenable.sc, with all the names that it gives', () => {
        expect(told(listIn(tenableSc))).toEqual([
            '2 | fs02.lab.example FS02 192.0.2.11 | notRequired | 57608: SMB Signing not required | 2026-11-20T10:30:00.000Z | '
        ]);
    });

    it('takes no finding of Nessus that is fixed for one that is open', () => {
        for (const column of ['Vulnerability State', 'State']) {
            const list = listIn(`Plugin,Host,${column}\n57608,fs01,Fixed\n57608,fs02,Active\n57608,fs03,FIXED\n57608,fs04,`);
            expect(told(list).map(line => line.split(' | ')[1])).toEqual(['fs02', 'fs04']);
            expect(list.others).toBe(2);
        }
    });

    it('skips a row that is too long to its real end, whatever its cells hold', () => {
        const cell = `${'x'.repeat(400_000)}\n57608,fs01,SMB Signing not required\n""quoted"",\n57608,fs02,`;
        const short = '1,fs00,\n'.repeat(199);
        for (const before of ['', short, `${short}1,fs00,\n`, '1,"fs00\n",\n'.repeat(5)]) {
            const list = listIn(`Plugin,Host,Output\n${before}57608,fs03,"${cell}"\n57608,fs04,\n57608,fs05,"`);
            const line = before.split('\n').length + 1;
            expect(list.hosts.map(host => [host.line, host.names[0]])).toEqual([
                [line + 4, 'fs04'],
                [line + 5, 'fs05']
            ]);
            expect(list.notUnderstood.map(({ line: at, text }) => [at, text.slice(0, 18)])).toEqual([[line, '57608,fs03,"xxxxxx']]);
        }
        expect(listIn(`Plugin,Host,Output\n57608,fs03,"${cell}`).hosts).toEqual([]);
    });

    it('is read from what nmap writes for people: SMB 2 and 3 count more than SMB 1', () => {
        const list = listIn(nmap);
        const at = here('2026-11-30 08:19:25');
        expect(list.format).toBe('nmap');
        expect(told(list)).toEqual([
            `2 | fs01.lab.example 192.0.2.10 | notRequired | Message signing enabled but not required | ${at} | `,
            `19 | 192.0.2.11 | required | Message signing enabled and required | ${at} | `,
            `25 | old.lab.example 192.0.2.12 | notRequired | message_signing: disabled | ${at} | smb1`
        ]);
        expect(refused(list)).toEqual(['38: |_    Message signing is whatever you like']);
        expect(list.others).toBe(2);
    });

    it('is read from what nmap writes for programs', () => {
        const list = listIn(nmapXml);
        expect(list.format).toBe('nmapXml');
        expect(told(list)).toEqual([
            '6 | fs01.lab.example 192.0.2.10 | required | Message signing enabled and required | 2026-11-30T08:19:30.000Z | ',
            '11 | 2001:db8::12 | notRequired | message_signing: disabled | 2026-11-30T08:19:25.000Z | smb1'
        ]);
        expect(list.others).toBe(1);
    });

    it('is read from XML as far as it is whole, and no entity of its own grows in it', () => {
        const cut = listIn(nmapXml.slice(0, nmapXml.indexOf('2001:db8')));
        expect(cut.hosts.length).toBe(1);
        expect(refused(cut).length).toBe(1);
        const bomb = listIn(
            '<!DOCTYPE nmaprun [<!ENTITY a "fs01"><!ENTITY b "&a;&a;&a;">]><nmaprun><host><address addr="&b;"/></host></nmaprun>'
        );
        expect(bomb.hosts).toEqual([]);
        expect(bomb.notUnderstoodCount).toBe(1);
    });

    it("is read from NetExec's console, without what it tells of logons", () => {
        const list = listIn(netExec);
        expect(list.format).toBe('netExec');
        expect(told(list)).toEqual([
            '1 | FS01.lab.example FS01 192.0.2.10 | required | signing:True |  | ',
            '2 | FS02 192.0.2.11 | notRequired | signing:False |  | ',
            '4 | FS03.lab.example FS03 192.0.2.12 | notRequired | signing:NotReq |  | '
        ]);
        expect(refused(list).map(line => line.slice(0, 6))).toEqual(['5: SMB', '6: Run']);
        expect(JSON.stringify(list)).not.toContain('Secret1');
    });

    it('is read from what PingCastle writes: a closed port says nothing, and no dialect means no answer', () => {
        const list = listIn(pingCastle);
        expect(list.format).toBe('pingCastle');
        const words = 'smb2 and smb3 message signature required';
        expect(told(list)).toEqual([
            `2 | fs01.lab.example | required | ${words}: yes |  | `,
            `3 | fs02.lab.example | notRequired | ${words}: no |  | `,
            `4 | fs03.lab.example | notRequired | ${words}: no |  | noAnswer`
        ]);
        expect(refused(list).map(line => line.slice(0, 7))).toEqual(['6: fs05']);
        expect(list.others).toBe(1);
        const older = listIn('Computer\tSMB Port Open\tSMB2 with dialect 0x0202\nfs01\tYes\tYes');
        expect([older.format, older.hosts.length, older.others]).toEqual(['pingCastle', 0, 1]);
    });

    it('is a plain list of names, where it is nothing else: words of a sentence are none', () => {
        const list = listIn(names);
        expect(list.format).toBe('names');
        expect(told(list)).toEqual([
            '2 | 192.0.2.10 | notRequired |  |  | ',
            '3 | fs02.lab.example | notRequired |  |  | ',
            '4 | fs03 | notRequired |  |  | ',
            '6 | fs04 | notRequired |  |  | ',
            '7 | fs06 | notRequired |  |  | '
        ]);
        expect(refused(list)).toEqual(['8: this is no list']);
        expect(list.isUnknownTable).toBe(false);
    });

    const tables: Readonly<Record<string, string>> = {
        'with a column on signing': 'host,signing\nsrv2022,required\nsrv2025,required\nsrv2019',
        'of nxcdb': '"id","ip","hostname","domain","os","signing"\n"1","192.0.2.10","FS01","LAB","Windows","1"',
        'of Qualys': '"Scan Results","11/24/2026"\n"Acme"\n"fs01"\n"IP","DNS","QID"\n"192.0.2.10","fs01","90043"',
        'of OpenVAS, with line breaks in cells': 'IP,Hostname,Port,NVT Name,Summary\n192.0.2.10,fs01,445,SMB,"Found\nfs02\nhere"',
        'of Export-Csv': '#TYPE Selected.Microsoft.SMB\n"PSComputerName","RequireSecuritySignature"\n"fs01","True"',
        'of Excel': 'sep=;\nhost;signing\nfs01;required',
        'with tabs': 'fs01\trequired\nfs02\trequired',
        'below a title': 'Report\nName,State\nfs01,required',
        'of Tenable, with columns that are not known': 'asset.name,definition.id,definition.name\nfs01,57608,SMB Signing not required'
    };
    for (const [what, text] of Object.entries(tables)) {
        it(`is no list of names, where it is a table ${what}`, () => {
            const list = listIn(text);
            expect([list.hosts, list.others, list.isUnknownTable]).toEqual([[], 0, true]);
            expect(list.notUnderstood.map(({ line }) => line)).toEqual(text.split('\n').map((_, index) => index + 1));
        });
    }

    it('takes no line of several words for names, not even where an address leads them, and no rule below a heading', () => {
        expect(refused(listIn('fs01\nfs02, fs03\n----'))).toEqual(['2: fs02, fs03', '3: ----']);
        expect(listIn('192.0.2.10 required\n192.0.2.11 False\nfs01 required').hosts).toEqual([]);
    });

    it('of a table is told by its header, whatever other scanners wrote into its cells', () => {
        const list = listIn(`Plugin,Host,Output\n57608,fs01,"${nmap.replace(/"/g, '')}"\n1,fs02,"${netExec.replace(/"/g, '')}"`);
        expect([list.format, list.hosts.map(({ names: all }) => all[0]), list.others]).toEqual(['nessus', ['fs01'], 1]);
    });

    it('names each host once, and says how many repeat another', () => {
        const list = listIn('fs01\nFS01\nfs01\n');
        expect([list.hosts.length, list.others]).toEqual([1, 2]);
    });

    it('takes any system’s line ends and the mark of Windows PowerShell, and nothing where there is nothing', () => {
        expect(told(listIn('\uFEFFfs01\rfs02\r\nfs03')).length).toBe(3);
        for (const nothing of ['', ' \n\n ', '\uFEFF']) expect(listIn(nothing).hosts).toEqual([]);
    });

    it('takes 50,000 hosts, and says that there are more', () => {
        const list = listIn(Array.from({ length: 50_001 }, (_, index) => `fs${index}`).join('\n'));
        expect([list.hosts.length, list.more]).toEqual([50_000, true]);
        expect(listIn('fs01').more).toBe(false);
    });

    it('keeps the first lines that it does not understand, and counts all', () => {
        const list = listIn('what is this\n'.repeat(300));
        expect([list.notUnderstood.length, list.notUnderstoodCount]).toEqual([200, 300]);
        expect(listIn('x '.repeat(5000)).notUnderstood[0]?.text.length).toBeLessThan(310);
    });
});
