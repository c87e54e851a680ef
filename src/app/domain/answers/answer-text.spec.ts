// SPDX-License-Identifier: MIT
import { answerText } from './answer-text';
import { jsonText } from './raw-answer';

const answer = {
    computer: { name: 'FILES01', fqdn: 'files01.lab.example', id: '6b29fc40-ca47-1067-b31d-00dd010662da' },
    outbound: {
        rows: [{ server: 'nas1', user: 'LAB\\anna', signed: 'maybe' }],
        required: true,
        note: 'nas1.other.example refused LAB\\anna'
    },
    events: [{ fields: [{ name: 'ServerName', value: '\\\\copier' }], raw: '<Data>\\\\copier at fe80::1</Data>' }],
    inbound: { rows: [{ client: 'fe80::1' }] }
};

describe('the text of an answer', () => {
    it('is the answer as it came, where names are shown', () => {
        expect(JSON.parse(answerText(answer, 'files01', true))).toEqual(answer);
    });

    it('has no name in it otherwise, whole or shortened, and all else', () => {
        const text = answerText(answer, 'files01', false);
        expect(text).not.toMatch(/files01|nas1|anna|lab\b|copier|fe80|6b29fc40/i);
        expect(text).toContain('"signed": "maybe"');
        expect(text).toContain('"required": true');
        expect((JSON.parse(text) as typeof answer).computer.name).toBe((JSON.parse(text) as typeof answer).computer.fqdn);
    });

    it('is bounded, and says where it was cut', () => {
        const long = answerText({ rows: Array<string>(200_000).fill('x') }, 'srv', false);
        expect(long.length).toBe(100_000);
        expect(long.endsWith('[\u2026]')).toBeTrue();
        expect(jsonText('x'.repeat(1000), 20).length).toBe(20);
    });

    it('takes an answer of any depth', () => {
        let deep: unknown = 1;
        for (let level = 0; level < 20_000; level++) deep = [deep];
        expect(answerText(deep, 'srv', false)).toContain('\u2026');
    });
});
