// SPDX-License-Identifier: MIT
import { baselines } from '../../domain/baselines/published';
import { readOwnBaseline, type WrongPlace } from './own-baseline';

const own = {
    id: 'contoso-smb',
    name: 'Contoso: file servers',
    series: 'Contoso',
    version: '3',
    source: 'Contoso security, SEC-12',
    windows: [{ family: 'server', from: 14393 }],
    controls: [
        { id: 'SEC-12.1', title: 'Signing inbound.', asks: { what: 'setting', setting: 'inbound', wanted: ['required'], reads: 'inForce' } }
    ]
};

/** The same with another control. */
function withControl(control: object): object {
    return { ...own, controls: [{ ...own.controls[0], ...control }] };
}

describe('the file of a baseline', () => {
    it('is taken in the form of those that the tool comes with', () => {
        for (const baseline of baselines)
            expect(readOwnBaseline(JSON.stringify(baseline)))
                .withContext(baseline.id)
                .toEqual({ baseline });
        expect(readOwnBaseline(JSON.stringify(own))).toEqual({ baseline: jasmine.objectContaining({ id: 'contoso-smb' }) });
    });

    const { windows: _, ...withoutWindows } = own;
    const table: readonly (readonly [string, object, WrongPlace])[] = [
        ['lacks a member', withoutWindows, { at: 'windows', kind: 'missing', names: '' }],
        ['has a member that is misspelled', { ...own, sevrity: 'high' }, { at: '', kind: 'unknown', names: 'sevrity' }],
        ['has no controls', { ...own, controls: [] }, { at: 'controls', kind: 'size', names: '' }],
        ['has another type', { ...own, version: 3 }, { at: 'version', kind: 'type', names: 'string' }],
        ['has a date of another form', { ...own, date: '1/26/2026' }, { at: 'date', kind: 'other', names: '' }],
        [
            'has a severity of its own',
            withControl({ severity: 'CAT I' }),
            { at: 'controls.0.severity', kind: 'choice', names: 'high, medium, low' }
        ],
        [
            'asks for something unknown',
            withControl({ asks: { what: 'registry' } }),
            { at: 'controls.0.asks.what', kind: 'choice', names: 'setting, fact, hardenedPaths, unread' }
        ],
        [
            'wants a word that the setting does not have',
            withControl({ asks: { what: 'setting', setting: 'inbound', wanted: ['on'], reads: 'stored' } }),
            { at: 'controls.0.asks.wanted.0', kind: 'choice', names: 'required, notRequired' }
        ],
        ['is only a list', [own], { at: '', kind: 'type', names: 'object' }]
    ];
    for (const [what, file, place] of table) {
        it(`that ${what} is refused, with the place`, () => expect(readOwnBaseline(JSON.stringify(file))).toEqual({ wrong: [place] }));
    }

    it('names no more than ten places', () => {
        const controls = Array.from({ length: 30 }, () => ({}));
        const read = readOwnBaseline(JSON.stringify({ ...own, controls }));
        expect(read !== 'noJson' && 'wrong' in read && read.wrong.length).toBe(10);
    });

    it('that is no JSON is refused', () => expect(readOwnBaseline('{')).toBe('noJson'));
});
