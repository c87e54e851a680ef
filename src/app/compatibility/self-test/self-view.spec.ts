// SPDX-License-Identifier: MIT
import texts from '../../../generated/assets/strings/strings.json';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { changed, mandatory } from '../../domain/negotiate/testing/answers';
import { tested, withOutcome } from '../../domain/negotiate/testing/results';
import { sample } from '../../remote/testing/samples';
import type { Strings } from '../../strings/strings';
import type { SelfTest } from '../devices/wire-proof';
import { type SelfView, selfView } from './self-view';

const strings = texts.Strings.SmbSigning as Strings;
const requires = sample('srv2025-gpo');
const doesNot = sample('srv2025');

function done(given: Partial<Extract<SelfTest, { kind: 'done' }>>): SelfView {
    const result = tested('srv', { answer: mandatory, address: '192.0.2.5' });
    return selfView(
        { kind: 'done', from: 'other', asking: 'another', result, configuration: requires, inVain: [], ...given },
        'srv',
        strings
    );
}

describe('what an SMB server says of itself', () => {
    it('is nothing before it was asked, and then who asks', () => {
        expect(selfView({ kind: 'none' }, 'srv', strings)).toEqual({ running: false, status: '', icon: null, found: null });
        expect(selfView({ kind: 'running', from: '<b>' }, 'srv', strings).status).toBe('Testing from <b>…');
    });

    const offers = changed(mandatory, { 66: 1 });
    const found: readonly [string, SigningConfiguration | null, Uint8Array, string, string, string][] = [
        ['agrees where both require', requires, mandatory, 'The setting and the answer match.', 'Required', 'Required'],
        ['agrees where neither does', doesNot, offers, 'The setting and the answer match.', 'Not required', 'Offered, not required'],
        [
            'disagrees where the setting requires only',
            requires,
            offers,
            'The setting and the answer differ.',
            'Required',
            'Offered, not required'
        ],
        ['disagrees where the answer requires only', doesNot, mandatory, 'The setting and the answer differ.', 'Not required', 'Required'],
        [
            'cannot be compared where the computer was not read',
            null,
            mandatory,
            "The setting and the answer can't be compared.",
            'Not reported',
            'Required'
        ]
    ];
    for (const [what, configuration, answer, status, inForce, onTheWire] of found)
        it(what, () => {
            const view = done({ configuration, result: tested('srv', { answer }) });
            expect(view.status.startsWith(status)).toBeTrue();
            expect([view.found?.inForce, view.found?.onTheWire]).toEqual([inForce, onTheWire]);
        });

    it('proves nothing where it asked itself, or where who asked is not certain', () => {
        const itself = done({ asking: 'itself', from: 'srv' });
        expect([itself.status, itself.found?.from]).toEqual([
            "Its SMB server answers. That doesn't show what's in force.",
            'It tested itself.'
        ]);
        expect(itself.found?.why).toMatch(/^Recent versions of Windows might require signing/);
        const perhaps = done({ asking: 'notKnown' });
        expect(perhaps.status).toBe("Unknown, because it isn't certain which computer tested.");
        expect(perhaps.found?.why).toMatch(/^Whether other is another computer is unknown/);
        expect(done({}).found?.why).toBeNull();
    });

    const askers: readonly [Partial<Extract<SelfTest, { kind: 'done' }>>, string][] = [
        [{}, 'other tested srv at 192.0.2.5.'],
        [{ result: tested('srv', { answer: mandatory }) }, 'other tested srv.'],
        [{ result: tested('srv', { answer: mandatory, address: 'srv' }) }, 'other tested srv.'],
        [{ inVain: ['a', 'b'] }, "other tested srv at 192.0.2.5. Computers that couldn't reach it: a, b."],
        // Under another of its names.
        [{ asking: 'itself', from: 'srv.lab.example' }, 'srv.lab.example tested srv at 192.0.2.5.']
    ];
    for (const [given, text] of askers) it(`says who asked: "${text}"`, () => expect(done(given).found?.from).toBe(text));

    it('says what an outcome means that cannot be compared, in the words of the system where it had any', () => {
        const silent = done({ result: withOutcome({ kind: 'silent' }) }).found;
        expect([silent?.onTheWire, silent?.words]).toEqual(["Doesn't reply", null]);
        expect(silent?.means).toMatch(/^The device accepts the connection but doesn't answer/);
        const failed = done({ result: tested('srv', { ended: 'failed', words: '<i>Nein</i>' }) }).found;
        expect(failed?.words).toBe('<i>Nein</i>');
        expect(done({}).found?.means).toBeNull();
    });

    it('agrees with a Server service that is off where the port is closed, and says what that means', () => {
        const { status, found } = done({ configuration: sample('srv2025-noserver'), result: withOutcome({ kind: 'portClosed' }) });
        expect([status, found?.onTheWire, found?.inForce]).toEqual(['The setting and the answer match.', 'Port closed', 'Not reported']);
        expect(found?.means).toMatch(/nothing listens/);
    });
});
