// SPDX-License-Identifier: MIT
import { listIn, names, nessus, netExec, nmap, nmapXml, pingCastle, refused, tenableSc, told } from './testing/lists';

describe('the list of a scanner', () => {
    it('is read from the CSV of Nessus: plugin 57608 alone, whatever line breaks its cells hold', () => {
        const list = listIn(nessus);
        expect(list.format).toBe('nessus');
        expect(told(list)).toEqual([
            '5 | 192.0.2.10 | notRequired | 57608: SMB Signing not required | 2026-11-24T09:00:00.000Z to 2026-11-24T09:13:22.000Z | ',
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
        expect(list.format).toBe('nmap');
        expect(told(list)).toEqual([
            `2 | fs01.lab.example 192.0.2.10 | notRequired | Message signing enabled but not required |  | `,
            `19 | 192.0.2.11 | required | Message signing enabled and required |  | `,
            `25 | old.lab.example 192.0.2.12 | notRequired | message_signing: disabled |  | smb1`
        ]);
        expect(refused(list)).toEqual(['38: |_    Message signing is whatever you like']);
        expect(list.others).toBe(2);
    });

    it('is read from what nmap writes for programs', () => {
        const list = listIn(nmapXml);
        expect(list.format).toBe('nmapXml');
        expect(told(list)).toEqual([
            '6 | fs01.lab.example 192.0.2.10 | required | Message signing enabled and required | 2026-11-30T08:19:25.000Z to 2026-11-30T08:19:30.000Z | ',
            '11 | 2001:db8::12 | notRequired | message_signing: disabled |  | smb1'
        ]);
        expect(list.others).toBe(1);
    });

    it('shows lines that nmap does not write, whoever wrote them', () => {
        const foreign = [...netExec.split('\n'), 'what is this', '| smb2-security-mode:', '|_  Message signing enabled and required'];
        const list = listIn([nmap.trimEnd(), ...foreign].join('\n'));
        expect([list.hosts.length, list.notUnderstoodCount]).toEqual([3, netExec.split('\n').length + 3]);
    });

    const nmapAt = (start: string, done: string, own = ''): string =>
        told(
            listIn(`${start}\nNmap scan report for fs01\n${own}\n|_smb2-security-mode: Message signing enabled and required\n\n${done}\n`)
        )[0]?.split(' | ')[4] ?? '';
    const starting = 'Starting Nmap 7.94 ( https://nmap.org ) at 2026-11-24 08:19';
    const done = 'Nmap done: 1 IP address (1 host up) scanned in 9.54 seconds';

    it("has the time of nmap's console only where its zone is known, and when it ended", () => {
        expect(nmapAt(`${starting} UTC`, done)).toBe('2026-11-24T08:19:00.000Z to 2026-11-24T08:20:09.540Z');
        expect(nmapAt(`${starting} GMT`, done.replace('9.54', '28800.12'))).toBe('2026-11-24T08:19:00.000Z to 2026-11-24T16:20:00.120Z');
        for (const zone of [' EST', ' CET', '', ' W. Europe Standard Time']) expect(nmapAt(starting + zone, done)).toBe('');
        expect(nmapAt(`${starting} UTC`, '')).toBe('');
        expect(nmapAt(`${starting} UTC`, `${starting} UTC\n${done}`)).toBe('');
        expect(nmapAt(`${done}\n${starting} UTC`, '')).toBe('');
    });

    it('has a time of -oN only where nmap tells it of the host: the lines on the scan have no zone', () => {
        const [first, last] = ['# Nmap 7.93 scan initiated Mon Nov 30 08:00:00 2026 as: nmap', '# Nmap done at Mon Nov 30 16:00:00 2026'];
        expect(nmapAt(first, last)).toBe('');
        expect(nmapAt(first, last, 'Scanned at 2026-11-30 12:00:05 UTC for 8s')).toBe(
            '2026-11-30T12:00:05.000Z to 2026-11-30T12:00:13.000Z'
        );
        expect(nmapAt(first, last, 'Scanned at 2026-11-30 12:00:05 EST for 8s')).toBe('');
        const long = 'Scanned at 2026-11-30 12:00:05 UTC for 900s';
        expect(nmapAt(`${starting} UTC`, done, long)).toBe('2026-11-30T12:00:05.000Z to 2026-11-30T12:15:05.000Z');
    });

    it('has no time of XML for a host whose scan ended before it began', () => {
        expect(listIn(nmapXml.replace('endtime="1796026770"', 'endtime="1796026760"')).hosts.map(({ at }) => at)).toEqual([null, null]);
    });

    const times: Readonly<Record<string, string | null>> = {
        'Nov 10, 2026 09:00:00 UTC': '2026-11-10T09:00:00.000Z',
        'Tue Nov 24 2026 09:13:22 GMT': '2026-11-24T09:13:22.000Z',
        '2026-11-24T09:13:22Z': '2026-11-24T09:13:22.000Z',
        '2026-11-24T09:13:22.123+01:00': '2026-11-24T08:13:22.000Z',
        '2026-11-24 00:13 -0130': '2026-11-24T01:43:00.000Z',
        '1796026770': '2026-11-30T08:19:30.000Z'
    };
    for (const [text, time] of Object.entries(times))
        it(`has the time ${text}`, () => expect(listIn(`Plugin,Host,Last Seen\n57608,fs01,"${text}"`).hosts[0]?.at).toBe(time));

    const unclear = [
        ...['10.11.2026 09:00', '10/11/2026', '10/11/2026 09:00:00 UTC', '2026-11-24', '2026-11-24 09:00:00', '2026-11-24T09:00', '2026'],
        ...['Nov 31, 2026 09:00:00 UTC', 'Nov 31', 'Nov 10, 2026 09:00:00', 'Nov 10, 2026 09:00:00 EST', '2026-02-30T09:00:00Z'],
        ...['2026-11-24T24:00:00Z', 'Foo 10, 2026 09:00:00 UTC', '1996-11-24T09:00:00Z', 'n/a']
    ];
    for (const text of unclear)
        it(`has no time that could be another: ${text}`, () =>
            expect(listIn(`Plugin,Host,Last Seen\n57608,fs01,"${text}"`).hosts[0]?.at).toBeNull());

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
        'of Tenable, without the plugin’s number': 'asset.name,definition.name\nfs01,SMB Signing not required'
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

    it('keeps what is said of a host at two times', () => {
        const list = listIn(
            [24, 25, 25]
                .map(day => `57608,fs01,"Nov ${day}, 2026 09:00:00 UTC"`)
                .reduce((all, row) => `${all}\n${row}`, 'Plugin,Host,Last Seen')
        );
        expect(list.hosts.map(({ at }) => at)).toEqual(['2026-11-24T09:00:00.000Z', '2026-11-25T09:00:00.000Z']);
        expect(list.others).toBe(1);
    });

    it('takes what is said of another port for something else', () => {
        for (const text of [
            'fs01:4450\nfs02:139\nfs03:445\nfs04',
            'Plugin,Host,Port\n57608,fs01,4450\n57608,fs02,139\n57608,fs03,445\n57608,fs04,0',
            [4450, 139, 445, 445].map((port, index) => `SMB 192.0.2.1 ${port} X [*] (name:fs0${index + 1}) (signing:False)`).join('\n')
        ]) {
            const list = listIn(text);
            expect([list.hosts.map(({ names: [name] }) => name), list.others, list.notUnderstoodCount]).toEqual([
                ['fs02', 'fs03', 'fs04'],
                1,
                0
            ]);
        }
    });

    it('keeps words in one line, in which nothing turns the direction of writing', () => {
        const words = 'Signing\nIn force: required\u2028\u202eneht\u2066\u0000\u200b';
        const list = listIn(`Plugin,Host,Name\n57608,fs01,"${words}"\nnone,fs02,"${words}"`);
        expect(list.hosts[0]?.words).toBe('57608: Signing In force: required neht');
        expect(refused(list)).toEqual(['4: none fs02 Signing In force: required neht']);
    });

    it('takes line ends of two units for one wherever they stand', () => {
        for (const length of [99_998, 99_999, 100_000, 100_001]) {
            const list = listIn(`#${'x'.repeat(length - 1)}\r\nfs01`);
            expect(list.hosts[0]?.line).toBe(2);
        }
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
