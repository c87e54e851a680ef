// SPDX-License-Identifier: MIT
import { hostText, parseHosts } from './hosts';

describe('a pasted list of devices', () => {
    const cases: readonly [string, readonly string[]][] = [
        ['nas', ['nas']],
        ['nas.contoso.com, NAS.contoso.com;nas.contoso.com:445', ['nas.contoso.com']],
        ['nas:4450\n192.0.2.7\t192.0.2.7:4450', ['nas:4450', '192.0.2.7', '192.0.2.7:4450']],
        ['2001:db8::1 [2001:db8::1]:4450 fe80::1%12 ::1', ['2001:db8::1', '[2001:db8::1]:4450', 'fe80::1%12', '::1']],
        ['\\\\nas\\share\\folder //nas2/x smb://user@nas3/scans file://nas4/x', ['nas', 'nas2', 'nas3', 'nas4']],
        ['"\\\\nas\\share".', ['nas']],
        ['192.168.001.050 192.168.1.50:445 010.000.000.008:4450', ['192.168.1.50', '10.0.0.8:4450']],
        ['\\\\192.168.001.050\\scans', ['192.168.1.50']],
        ['b\u00fcro-nas drucker_2 nas.contoso.com.', ['b\u00fcro-nas', 'drucker_2', 'nas.contoso.com']]
    ];
    for (const [text, expected] of cases) {
        it(`is understood: ${JSON.stringify(text)}`, () => {
            const { hosts, notUnderstood } = parseHosts(text);
            expect([hosts.map(hostText), notUnderstood]).toEqual([expected, []]);
        });
    }

    for (const word of [
        'nas:0',
        'nas:99999',
        '1.2.3',
        '1.2.3.999',
        '<script>',
        'a..b',
        '$(x)',
        '::1::2',
        '1:2:3',
        'x'.repeat(64),
        '\\\\'
    ]) {
        it(`names what it does not understand: ${word}`, () => expect(parseHosts(word).notUnderstood.length).toBe(1));
    }

    it('may be empty', () => expect(parseHosts(' \n, ;')).toEqual({ hosts: [], notUnderstood: [] }));
});
