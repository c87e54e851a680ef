// SPDX-License-Identifier: MIT
import { sample } from '../remote/testing/samples';
import type { ComputerFacts } from './facts';
import { isWindowsDefault, requiredByDomainControllersPolicy, windowsDefault } from './windows-defaults';

const server: ComputerFacts = sample('srv2022').computer;
const client: ComputerFacts = sample('win11-ent').computer;

describe("Windows' default", () => {
    const cases: readonly [string, ComputerFacts, string, string, boolean][] = [
        ['Server 2012 R2', { ...server, build: 9600 }, 'notRequired', 'notRequired', true],
        ['Server 2022', server, 'notRequired', 'notRequired', true],
        ['Server 23H2', { ...server, build: 25398 }, 'notRequired', 'notRequired', true],
        ['Server 2025', sample('srv2025').computer, 'required', 'notRequired', true],
        ['a domain controller', { ...server, productType: 'domainController' }, 'notRequired', 'notRequired', true],
        ['Windows 10', { ...client, build: 19045 }, 'notRequired', 'notRequired', true],
        ['Windows 11 23H2', { ...client, build: 22631 }, 'notRequired', 'notRequired', true],
        ['Windows 11 24H2 Enterprise', client, 'required', 'required', true],
        ['Windows 11 24H2 Home', { ...client, editionSku: 101, editionId: 'Core' }, 'notRequired', 'sourcesDisagree', true],
        [
            'Windows 11 24H2 Home by its name',
            { ...client, editionSku: null, editionId: 'CoreSingleLanguage' },
            'notRequired',
            'sourcesDisagree',
            true
        ],
        ['Windows 11 25H2 Pro', { ...client, build: 26200 }, 'required', 'required', true],
        ['Windows 11 25H2 Home', { ...client, editionSku: 101, editionId: 'Core', build: 26200 }, 'notRequired', 'sourcesDisagree', true],
        ['a build between the released ones', { ...client, build: 26120 }, 'required', 'required', false],
        ['a server preview of that number', { ...server, build: 26200 }, 'required', 'notRequired', false],
        ['Enterprise multi-session', { ...client, productType: 'server', editionSku: 175 }, 'required', 'required', true],
        ['an early preview', { ...client, build: 25400 }, 'unknown', 'unknown', true],
        ['a build newer than the table', { ...client, build: 27000 }, 'required', 'required', false],
        ['a PC of unknown edition', { ...client, editionSku: null, editionId: null }, 'unknown', 'unknown', false],
        ['an unknown build', { ...server, build: null }, 'unknown', 'unknown', false],
        ['an unknown kind', { ...server, productType: null }, 'unknown', 'unknown', false],
        ['a build older than the table', { ...server, build: 7601 }, 'unknown', 'unknown', false]
    ];
    for (const [name, computer, outbound, inbound, confirmed] of cases) {
        it(`of ${name}`, () => {
            const found = windowsDefault(computer);
            expect([found.outbound, found.inbound, found.confirmed] as unknown[]).toEqual([outbound, inbound, confirmed]);
            expect(found.source !== null).toBe(outbound !== 'unknown' || name === 'an early preview');
        });
    }

    it('is what is in force where both directions equal it, and nothing is guessed', () => {
        const isDefault = (name: 'srv2025' | 'srv2022' | 'srv2025-gpo' | 'srv2025-upgraded'): boolean => isWindowsDefault(sample(name));
        expect([isDefault('srv2025'), isDefault('srv2022')]).toEqual([true, true]);
        expect([isDefault('srv2025-gpo'), isDefault('srv2025-upgraded')]).toEqual([false, false]);
        for (const unsure of ['win11-home', 'win11-insider', 'brokencim', 'srv2025-noserver'] as const)
            expect(isWindowsDefault(sample(unsure)))
                .withContext(unsure)
                .toBeFalse();
    });

    it('is overruled by a policy on a domain controller, inbound only', () => {
        const controller = sample('srv2019-dc').computer;
        expect(['outbound' as const, 'inbound' as const].map(side => requiredByDomainControllersPolicy(controller, side))).toEqual([
            false,
            true
        ]);
        expect(requiredByDomainControllersPolicy(server, 'inbound')).toBeFalse();
    });

    it('are not said of a domain controller, nor of a computer whose Server service is off', () => {
        const base = sample('srv2022');
        const productType = 'domainController' as const;
        const stopped = { ...base.inbound, service: { state: 'Stopped', startMode: 'Manual' } };
        expect(isWindowsDefault(base)).toBeTrue();
        expect(isWindowsDefault({ ...base, computer: { ...base.computer, productType } })).toBeFalse();
        expect(isWindowsDefault({ ...base, inbound: stopped })).toBeFalse();
    });
});
