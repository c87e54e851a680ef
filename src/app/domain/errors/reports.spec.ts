// SPDX-License-Identifier: MIT
import { errorEntries } from './entries';
import { findErrors } from './find';
import { languages } from './testing/languages';
import { publicReports } from './testing/public-reports';
import type { Report } from './testing/report';
import { variations } from './testing/variations';

const idsIn = (text: string): readonly string[] =>
    findErrors(text).errors.map(({ entry, text: found }) => entry?.id ?? `unknown: ${found}`);

/** The steps of the end that the text suggests, for all its errors. */
function stepsOf({ text }: Report): readonly string[] {
    const { errors, end } = findErrors(text);
    return errors.flatMap(({ entry }) => (end === 'inbound' ? entry?.inbound : entry?.remedies) ?? []);
}

describe('what people post', () => {
    for (const report of [...publicReports, ...variations, ...languages]) {
        it(`${report.from}: ${JSON.stringify(report.text)}`, () => {
            expect(idsIn(report.text)).toEqual(report.errors);
            expect(findErrors(report.text).end).toBe(report.end ?? 'outbound');
            for (const step of report.says ?? []) expect(stepsOf(report)).toContain(step);
        });
    }

    it('offers no device for other file systems and for Windows itself', () => {
        const text =
            '\\\\sshfs\\me@host \\\\sshfs.kr\\x \\\\wsl$\\Ubuntu \\\\?\\UNC\\x \\\\.\\pipe\\y \\\\tsclient\\c //nas/share \\\\filer\\x';
        expect(findErrors(text).devices).toEqual(['nas', 'filer']);
    });

    it('each error is met with, or has an example in the table of forms', () => {
        const met = new Set([...publicReports, ...variations].flatMap(({ errors }) => errors));
        expect(errorEntries.map(({ id }) => id).filter(id => !met.has(id))).toEqual([]);
    });
});
