// SPDX-License-Identifier: MIT
import { sample } from '../remote/testing/samples';
import type { ComputerFacts } from './facts';
import { windowsDefault } from './windows-defaults';

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
});
