// SPDX-License-Identifier: MIT
import type { Acceptance } from './acceptance';
import { acceptedBy } from './accepted';

const by = (peer: string, facts: Partial<Acceptance> = {}): Acceptance => ({
    peer,
    direction: 'inbound',
    by: 'Anna',
    note: '',
    at: '2026-11-20T12:00:00.000Z',
    ...facts
});

describe('what a person accepted', () => {
    it('is one name in one direction, whatever its case', () => {
        const accepted = acceptedBy([by('nas'), by('192.0.2.7', { direction: 'outbound' })]);
        expect(accepted('NAS', 'inbound')).toEqual(by('nas'));
        expect(accepted('192.0.2.7', 'outbound')?.by).toBe('Anna');
        for (const [peer, direction] of [
            ['nas', 'outbound'],
            ['nas.lab.example', 'inbound'],
            ['na', 'inbound'],
            ['192.0.2.70', 'outbound'],
            ['', 'inbound']
        ] as const)
            expect(accepted(peer, direction)).toBeNull();
    });

    it('is what was said last, whatever the order', () => {
        const all = [by('nas', { note: 'old' }), by('NAS', { note: 'new', at: '2026-11-21T12:00:00.000Z' })];
        for (const order of [all, [...all].reverse()]) expect(acceptedBy(order)('nas', 'inbound')?.note).toBe('new');
    });

    it('is any text', () => {
        const names = ['__proto__', 'inbound nas', '\u202Enas', 'a'.repeat(300)];
        const accepted = acceptedBy(names.map(name => by(name)));
        for (const name of names) expect(accepted(name, 'inbound')?.peer).toBe(name);
        expect(accepted('constructor', 'inbound')).toBeNull();
    });
});
