// SPDX-License-Identifier: MIT
import type { Finding, FindingId, Severity } from './finding';
import { joinFindings } from './findings';

describe('findings', () => {
    it('from several sources are sorted by severity, then in the order of their ids, whichever source came first', () => {
        const one = (id: FindingId, severity: Severity): Finding => ({ id, severity, direction: null, values: [], source: 'x' });
        const parts = [
            [one('smb1Now', 'warning'), one('ntlm', 'information')],
            [one('rdma', 'warning'), one('smb1', 'serious')]
        ];
        const joint = (sources: typeof parts): string[] =>
            joinFindings(sources.map(found => ({ found, unjudged: [] }))).found.map(({ id }) => id);
        expect(joint(parts)).toEqual(['smb1', 'rdma', 'smb1Now', 'ntlm']);
        expect(joint([...parts].reverse())).toEqual(joint(parts));
    });
});
