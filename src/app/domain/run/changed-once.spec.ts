// SPDX-License-Identifier: MIT
import type { Entry } from '../list/list';
import { entry, facts } from '../testing/list-entries';
import { judged } from '../testing/run-items';

describe('a computer in a dry run', () => {
    it('is not changed twice where it is listed under a name that is not its own, too', () => {
        const read = facts('srv1');
        const [own, alias, other] = [entry('srv1', read), entry('files', read), entry('backup', read)];
        const decided = (...entries: readonly Entry[]): readonly (string | undefined)[] =>
            judged(entries).map(({ label, item }) => `${label}: ${item?.decision} ${item?.changes.length}`);
        expect(decided(own, alias)).toEqual(['srv1: change 2', 'files: sameComputer 0']);
        expect(decided(alias, own)).toEqual(['files: sameComputer 0', 'srv1: change 2']);
        expect(decided(alias, other)).toEqual(['files: change 2', 'backup: sameComputer 0']);
        expect(decided(alias)).toEqual(['files: change 2']);
        expect(decided(own, entry('srv2', facts('srv2')))).toEqual(['srv1: change 2', 'srv2: change 2']);
        // A computer that needs no change keeps no other from being changed.
        const done = facts('srv1', {}, true, true);
        const stored = { stored: { required: 1 } };
        const asWanted = { ...done, outbound: { ...done.outbound, ...stored }, inbound: { ...done.inbound, ...stored } };
        expect(decided(entry('srv1', asWanted), alias)).toEqual(['srv1: alreadySo 0', 'files: change 2']);
    });
});
