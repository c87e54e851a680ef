// SPDX-License-Identifier: MIT
import { deviceOutcome, DeviceResult, Probe } from '../../domain/negotiate/device';
import { mandatory } from '../../domain/negotiate/testing/answers';
import { sample } from '../../remote/testing/samples';
import { asCsv, asJson } from './export';

describe('the export of a test', () => {
    const result = (name: string, probe: Partial<Probe>): DeviceResult => {
        const probes = [{ request: 'smb2', ended: 'refused', answer: new Uint8Array(), ...probe } as Probe];
        return { host: { name, port: 445 }, outcome: deviceOutcome(probes), probes, testedAt: new Date(0) };
    };
    const results = [
        result('nas', { ended: 'complete', answer: mandatory, address: '192.0.2.7', canonicalName: '=cmd|"/c calc"!A1' }),
        result('-off', { canonicalName: null })
    ];

    it('has a row per device in CSV, and nothing that a spreadsheet would run', () => {
        const [head, nas, off, ...rest] = asCsv('srv2025', results, sample('srv2025')).split('\r\n');
        expect(head).toContain('"computer","device","port","testedAt","outcome","canConnect"');
        expect(nas).toContain(
            '"srv2025","nas",445,"1970-01-01T00:00:00.000Z","required","signed (guests: no)","3.1.1","required","AES-GMAC","true","ntlm"'
        );
        expect(nas).toContain('"\'=cmd|""/c calc""!A1"');
        expect(off).toContain('"\'-off",445,"1970-01-01T00:00:00.000Z","portClosed","no (connection)"');
        expect(rest).toEqual(['']);
    });

    it('has an empty cell for what is not known, and the reason beside it', () => {
        const silent = result('mute', { ended: 'complete', answer: mandatory.slice(0, 240), address: '192.0.2.8', canonicalName: null });
        const [, ...rows] = asCsv('srv2025', [...results, silent], sample('srv2025')).split('\r\n');
        const [nas, off, mute] = rows;
        expect(nas).toMatch(/!A1",$/);
        expect(off).toMatch(
            /,,,"no answer in SMB 2 or 3: portClosed; address: not connected; canonicalName: the name is no alias, or DNS did not tell"$/
        );
        expect(mute).toContain('"required","AES-CMAC",,"ntlm","notTested","192.0.2.8",,"encryption');
        expect(mute).toContain('encryption: the device did not say');
    });

    it('has the same in JSON', () => {
        const rows = JSON.parse(asJson('srv2025', results, null)) as { device: string; canConnect: string; guestFallback: string }[];
        expect(rows.map(row => [row.device, row.canConnect, row.guestFallback])).toEqual([
            ['nas', 'unknown (computer)', 'notTested'],
            ['-off', 'no (connection)', 'notTested']
        ]);
    });
});
