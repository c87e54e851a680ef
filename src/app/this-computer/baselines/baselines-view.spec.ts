// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import { readOwnBaseline } from '../../change/baselines/own-baseline';
import { baselines } from '../../domain/baselines/published';
import { sample, type SampleName } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import { type BaselineView, baselineView, choicesOf, fileTexts } from './baselines-view';

const strings = texts.Strings.SmbSigning as Strings;

function viewOf(name: SampleName, id: string): BaselineView {
    const baseline = baselines.find(one => one.id === id);
    if (!baseline) throw new Error(id);
    return baselineView(baseline, sample(name), strings);
}

/** What a row says. */
function said(view: BaselineView, id: string): readonly string[] {
    const row = view.rows.find(one => one.id === id);
    return row ? [row.verdict, row.why, row.wanted.join(', '), row.found.join(' | '), row.toDo] : [];
}

describe('a computer against a baseline, in words', () => {
    const stig = 'disa-stig-windows-server-2025';
    const osConfig = 'microsoft-osconfig-windows-server-2025';
    const reported = 'In force, but a registry check reports it';
    const table: readonly (readonly [SampleName, string, string, readonly string[]])[] = [
        ['srv2025', stig, 'V-278210', [reported, '', 'Required', 'In force: Required | Stored: Not stored', 'Select Review changes.']],
        ['srv2025', stig, 'V-278213', ['Fails', '', 'Required', 'In force: Not required | Stored: Not stored', 'Select Review changes.']],
        [
            'srv2025',
            stig,
            'V-278024',
            [
                reported,
                '',
                'Off',
                'In force: Off | Stored: Not stored',
                "Store the value in the registry. This tool doesn't change a setting that's already in force."
            ]
        ],
        ['srv2025-gpo', stig, 'V-278213', ['Pass', '', 'Required', 'In force: Required | Stored: 1', '']],
        [
            'srv2025',
            stig,
            'V-278086',
            [reported, '', 'Off', 'In force: Off | By policy: Not set', 'Set it by Group Policy, because the check looks only there.']
        ],
        [
            'srv2025',
            stig,
            'V-278087',
            [
                reported,
                'Windows does it by default.',
                'RequireMutualAuthentication=1, RequireIntegrity=1',
                'By policy: Not set',
                'Set Hardened UNC Paths by Group Policy.'
            ]
        ],
        ['srv2025', stig, 'V-278023', ['Unknown', "This tool doesn't read it.", '', '', 'Check it on the computer.']],
        [
            'srv2025',
            stig,
            'V-278211',
            [
                'Unknown',
                "What's in force is as wanted. This tool doesn't read what's stored.",
                'On',
                'In force: On',
                'Check it on the computer.'
            ]
        ],
        ['srv2022', stig, 'V-278213', ['Not applicable', 'The baseline is for another Windows.', 'Required', '', '']],
        [
            'srv2025',
            osConfig,
            'MinimumSMBServerVersion',
            ['Fails', '', 'SMB300, SMB302, SMB311', 'In force: None', "Set it on the computer. This tool can't change it."]
        ]
    ];
    for (const [computer, baseline, control, words] of table)
        it(`${control} on ${computer}: ${words[0] ?? ''}`, () => expect(said(viewOf(computer, baseline), control)).toEqual(words));

    it('opens Change signing with what a change made here can do, and no more', () => {
        expect(viewOf('srv2025', stig).proposal).toEqual({ outbound: 'required', inbound: 'required' });
        expect(viewOf('srv2025', stig).review).toBe('Review changes (2)');
        expect(viewOf('srv2022', stig).proposal).toBeNull();
    });

    it('counts the results', () => {
        expect(viewOf('srv2025', stig).summary).toBe(
            'Fails: 2. In force, but a registry check reports it: 4. Unknown: 3. Pass: 0. Not applicable: 0.'
        );
    });

    it('says from where it is', () => {
        expect(viewOf('srv2025', stig).about).toMatch(/^Version 1, Release 1, 2026-01-26\. Source: DISA, Microsoft Windows Server 2025/);
        expect(viewOf('srv2022', 'cis-windows-server-2022').about).toMatch(/^3\.0\.0\. Source: CIS, by number/);
    });
});

describe('the choice of a baseline', () => {
    it('has those for this Windows first, and what somebody opened before them', () => {
        const { fitting, others } = choicesOf(baselines, null, sample('srv2025'));
        expect(fitting.map(({ id }) => id)).toEqual(['disa-stig-windows-server-2025', 'microsoft-osconfig-windows-server-2025']);
        expect(fitting.length + others.length).toBe(baselines.length);
        const own = { ...(baselines[0] as (typeof baselines)[0]), id: 'own' };
        expect(choicesOf(baselines, own, sample('srv2025')).fitting[0]).toBe(own);
    });

    it('says what is wrong in a file', () => {
        expect(fileTexts('noJson', strings)).toEqual([strings.Baseline.FileNoJson]);
        expect(fileTexts(readOwnBaseline('{"id": 3}'), strings).slice(0, 3)).toEqual([
            strings.Baseline.FileRefused,
            'id: must be of the type string.',
            'name: is missing.'
        ]);
        expect(fileTexts(readOwnBaseline('[]'), strings)[1]).toBe('The file: must be of the type object.');
        expect(fileTexts(readOwnBaseline(JSON.stringify(baselines[0])), strings)).toEqual([`Opened: ${baselines[0]?.name ?? ''}.`]);
    });
});
