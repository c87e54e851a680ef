// SPDX-License-Identifier: MIT
// docs/hand-over.md says, for each setting and kind of Windows, what a format writes and what not: its tables are compared with
// what the formats say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { catalogue, isSigning, type SettingName, settingNames } from '../../../src/app/domain/settings/catalogue';
import { groupPolicyFormat } from '../../../src/app/equivalents/hand-over/group-policy/group-policy-backup';
import type { HandOverFormat, HandOverGap } from '../../../src/app/equivalents/hand-over/hand-over';
import { intuneFormat } from '../../../src/app/equivalents/hand-over/intune';
import { sample, type SampleName } from '../../../src/app/remote/testing/samples';

/** The columns of the tables, and the computers that stand for each. */
const kinds: readonly (readonly [string, readonly SampleName[]])[] = [
    ['Server 2012 R2', ['srv2012r2']],
    ['Server 2016 to 2022', ['srv2016', 'srv2019-audit', 'srv2022']],
    ['Server 2025', ['srv2025']],
    ['Windows 10', ['win10']],
    ['Windows 11 to 23H2', ['win11-23h2']],
    ['Windows 11 24H2 and later', ['win11-25h2', 'win11-26h2']],
    ['Home', ['win11-home', 'win11-home-25h2']]
];

const words: Readonly<Record<HandOverGap, string>> = {
    windowsDefault: 'no',
    notInFormat: 'no',
    windowsTooOld: 'too old',
    editionTooSmall: 'edition'
};

function tableOf(format: HandOverFormat): readonly string[] {
    const rows = settingNames.flatMap(setting => {
        const targets = [...Object.keys(catalogue[setting].values), ...(isSigning(setting) ? ['windowsDefault'] : [])];
        const cells = targets.map(target => kinds.map(([, names]) => cellOf(format, setting, target, names)).join(' | '));
        const [first] = cells;
        // What holds for each of the setting's words is said once.
        return cells.every(one => one === first)
            ? [`| \`${setting}\` | ${first ?? ''} |`]
            : targets.map((target, index) => `| \`${setting}\`: ${target} | ${cells[index] ?? ''} |`);
    });
    return [`| setting | ${kinds.map(([kind]) => kind).join(' | ')} |`, `| --- |${' --- |'.repeat(kinds.length)}`, ...rows];
}

function cellOf(format: HandOverFormat, setting: SettingName, target: string, names: readonly SampleName[]): string {
    const said = names.map(name => {
        const computers = [{ name, facts: sample(name).computer }];
        const { values, leftOut } = format.contentOf({ targets: { [setting]: target }, computers });
        assert.equal(values.length + leftOut.length, 1, `${setting} on ${name}: written or said not to be possible`);
        const [gap] = leftOut;
        return gap ? words[gap.gap] : String(values[0]?.number);
    });
    assert.equal(new Set(said).size, 1, `${setting} is not the same on ${names.join(', ')}: ${said.join(', ')}`);
    const [one = ''] = said;
    return /^\d+$/.test(one) ? 'written' : one;
}

describe('the tables of what is handed over', () => {
    const page = readFileSync(new URL('../../../docs/hand-over.md', import.meta.url), 'utf8');
    for (const [heading, format] of [
        ['Group Policy backup', groupPolicyFormat],
        ['Microsoft Intune', intuneFormat]
    ] as const)
        it(`say of the ${heading} what it does`, () => {
            const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
            const table = section.split('\n').filter(line => line.startsWith('| '));
            assert.deepEqual(table, tableOf(format), `The table should be:\n${tableOf(format).join('\n')}`);
        });

    it('are of values that the catalogue has', () => {
        for (const setting of settingNames)
            for (const [word, number] of Object.entries(catalogue[setting].values)) {
                const { values } = groupPolicyFormat.contentOf({ targets: { [setting]: word }, computers: [] });
                for (const value of values) assert.equal(value.number, number, setting);
            }
    });
});
