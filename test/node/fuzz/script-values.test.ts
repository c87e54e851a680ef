// SPDX-License-Identifier: MIT
// Whatever a list, a computer or a person calls something: in the exported script it is that text, and nothing else.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { fleetScript } from '../../../src/app/equivalents/fleet-script';
import { host } from '../host';
import { item, origin } from '../equivalents/fleet';
import { fuzzed } from './runs';

const piece = fc.oneof(
    fc.constantFrom(
        "'",
        "''",
        '"',
        '`',
        '$',
        '$(throw 1)',
        '@',
        '@(',
        '#',
        '#>',
        '<#',
        ';',
        '\r\n',
        '\n',
        '\u0000',
        '}',
        ')',
        '--%',
        '{',
        '&'
    ),
    fc.constantFrom('\u2018', '\u2019', '\u201a', '\u201b', '\u201c', '\u201d', '\u201e', '\u2013', '\u2028', '\u0085', '\u00a0', '\ud800'),
    fc.constantFrom('srv', ' ', '-join', "'; throw 'x'; '", '\\', '%'),
    fc.fullUnicodeString({ maxLength: 3 })
);
const text = fc.array(piece, { maxLength: 6 }).map(pieces => pieces.join(''));

/** How many texts go into one script. */
const atOnce = 5000;

it('a text in the exported script is that text for PowerShell, whatever it is', async () => {
    for (let from = 0; from < fuzzed.numRuns; from += atOnce) {
        const numRuns = Math.min(atOnce, fuzzed.numRuns - from);
        // Each input is a name, an identifier and a full name.
        const part = fc.sample(fc.tuple(text, text, text), { numRuns, seed: fuzzed.seed + from });
        const whole = fleetScript(
            part.map(([name, id, fqdn]) => ({ ...item(name), id, fqdn })),
            { ...origin, targetText: part[0]?.[0] ?? '' }
        );
        const plan = whole.slice(whole.indexOf('$plan = '), whole.indexOf('# Runs on each computer'));
        const answer = await host.run({
            script: `${plan}
foreach ($one in @{ Name = $plan['Target']; Id = ''; FullName = '' }, $computers)
{
    foreach ($computer in $one)
    {
        # As numbers: what carries the answer need not take every character.
        @(foreach ($text in $computer['Name'], $computer['Id'], $computer['FullName']) { @(foreach ($unit in "$text".ToCharArray()) { [int] $unit }) -join ' ' }) -join ','
    }
}`,
            ...{ command: null, parameters: null, module: null, languageMode: 'FullLanguage', throw: null },
            ...{ failing: [], discardWrites: false, state: {} }
        });
        assert.deepEqual(answer.errors, [], `seed ${fuzzed.seed}`);
        const units = (value: string): string => Array.from({ length: value.length }, (_, index) => value.charCodeAt(index)).join(' ');
        const expected = [[part[0]?.[0] ?? '', '', ''], ...part].map(texts => texts.map(units).join(','));
        assert.deepEqual(answer.results, expected, `seed ${fuzzed.seed}`);
    }
});
