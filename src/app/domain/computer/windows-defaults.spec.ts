// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import { type ComputerFacts, directions } from './facts';
import { isWindowsDefault, requiredByDomainControllersPolicy, windowsDefault } from './windows-defaults';

// Without a license, so that the table decides.
const server: ComputerFacts = { ...sample('srv2022').computer, license: null };
const client: ComputerFacts = { ...sample('win11-ent').computer, license: null };

describe("Windows' default", () => {
    const cases: readonly [string, ComputerFacts, string, string, boolean][] = [
        ['Server 2012 R2', { ...server, build: 9600 }, 'notRequired', 'notRequired', true],
        ['Server 2022', server, 'notRequired', 'notRequired', true],
        ['Server 23H2', { ...server, build: 25398 }, 'notRequired', 'notRequired', true],
        ['Server 2025', { ...server, build: 26100 }, 'required', 'notRequired', true],
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
        ['Windows 11 26H2 Pro', { ...client, build: 26300 }, 'required', 'required', true],
        ['Windows 11 26H1, of which no source speaks', { ...client, build: 28000 }, 'required', 'required', false],
        ['its Home, of which none does either', { ...client, editionId: 'Core', build: 28000 }, 'notRequired', 'sourcesDisagree', false],
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
            const found = directions.map(direction => windowsDefault(computer, direction));
            expect(found.map(({ requirement }) => requirement as string)).toEqual([outbound, inbound]);
            expect(found.map(one => one.confirmed)).toEqual([confirmed, confirmed]);
            for (const one of found) expect(one.source !== null).toBe(outbound !== 'unknown' || name === 'an early preview');
        });
    }

    describe('by the license', () => {
        const licensed = (computer: ComputerFacts, client: number | null, server: number | null): ComputerFacts => ({
            ...computer,
            license: { clientRequiresSigning: client, serverRequiresSigning: server, clientAllowsGuests: null }
        });
        const home: ComputerFacts = { ...client, editionSku: 101, editionId: 'Core', build: 26200 };
        const of = (computer: ComputerFacts): unknown =>
            directions.map(direction => {
                const { requirement, license, source, confirmed } = windowsDefault(computer, direction);
                return [requirement, license?.value, source !== null, confirmed];
            });

        it('comes before the table, also for a build that the table does not know', () => {
            expect(of(licensed(client, 0, 0))).toEqual(Array(2).fill(['notRequired', 0, false, true]));
            expect(of(licensed({ ...client, build: 29999 }, 1, 1))).toEqual(Array(2).fill(['required', 1, false, true]));
            expect(of(licensed({ ...client, build: 25400 }, 1, 0))).toEqual([
                ['required', 1, false, true],
                ['notRequired', 0, false, true]
            ]);
        });

        it('is "not required" where the license does not name it, unless a document says otherwise: then the sources disagree', () => {
            expect(of(licensed(home, null, null))).toEqual(Array(2).fill(['notRequired', null, false, true]));
            expect(of(licensed(client, null, 1))).toEqual([
                ['sourcesDisagree', null, true, true],
                ['required', 1, false, true]
            ]);
        });

        it('says nothing of an older Windows, which does not ask it, nor of an unknown one', () => {
            expect(of(licensed(server, 1, 1))).toEqual(Array(2).fill(['notRequired', undefined, true, true]));
            expect(of(licensed({ ...client, build: null }, 1, 1))).toEqual(Array(2).fill(['unknown', undefined, false, false]));
        });

        it('counts for nothing on Azure Local: its baseline does', () => {
            const azureLocal = { ...licensed(server, 0, 0), editionSku: 406, build: 26100 };
            expect(of(azureLocal)).toEqual(Array(2).fill(['required', undefined, true, true]));
            expect(of({ ...azureLocal, build: 20349 })).toEqual(Array(2).fill(['notRequired', undefined, true, true]));
        });
    });

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
