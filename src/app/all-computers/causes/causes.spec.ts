// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { failed } from '../../domain/testing/list-entries';
import { type Failure, type FailureKind, failureKinds } from '../../domain/outcome';
import type { Strings } from '../../strings/strings';
import { type FailureCause, failureCause, grouped } from './causes';

const strings = texts.Strings.SmbSigning as Strings;
const cause = (failure: Failure, account: string | null = null): FailureCause => failureCause(failure, account, strings);

describe('the causes of what failed', () => {
    it('have each cause once, that of the most first, and leave nobody out', () => {
        const failures = [
            failed('unreachable', 'a: no route'),
            failed('scriptFailed', 'No module.'),
            failed('unreachable', 'b: no route'),
            failed('scriptFailed', 'No such class.'),
            failed('unreachable')
        ];
        const all = grouped(failures, one => cause(one));
        expect(all.map(({ title, words, items }) => [title, words, items.length])).toEqual([
            ['Unreachable', null, 3],
            ['Command failed on the computer', 'No module.', 1],
            ['Command failed on the computer', 'No such class.', 1]
        ]);
    });

    it('name the account that was refused, each for itself', () => {
        const accounts = ['LAB\\testuser', 'LAB\\testuser', null, 'other'];
        const all = grouped(accounts, account => cause(failed('needsCredentials'), account));
        expect(all.map(({ title, items }) => [title, items.length])).toEqual([
            ['Needs credentials (LAB\\testuser was refused)', 2],
            ['Needs credentials', 1],
            ['Needs credentials (other was refused)', 1]
        ]);
    });

    it('offer credentials where those are the way out, and nowhere else', () => {
        const wanting = failureKinds.filter(kind => cause(failed(kind)).wantsCredentials);
        expect(wanting).toEqual(['needsCredentials', 'accessDenied']);
    });

    it('say what to do about each', () => {
        const fixes = failureKinds.map((kind: FailureKind) => cause({ ...failed(kind), path: 'inbound.required' }).fix);
        for (const fix of fixes) expect(fix).toMatch(/^[A-Z].{20,}\.$/);
        expect(new Set(fixes).size).toBe(failureKinds.length);
        expect(fixes.join()).not.toMatch(/undefined|\{0\}|Manage as/);
    });
});
