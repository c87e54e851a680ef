// SPDX-License-Identifier: MIT
import { sample } from '../../remote/testing/samples';
import type { DirectionFacts, SigningConfiguration } from '../computer/facts';
import { setBy } from './set-by';

const none = sample('srv2022').inbound.policy;
const policy = { ...none, status: 'found' as const, gpoName: 'File servers', gpoId: '{A}', value: 1 };
const unreadable = { ...none, status: 'unavailable' as const, reason: 'Access denied' };

/** A Server 2022 with these facts inbound. */
function computer(facts: Partial<DirectionFacts>, build = 20348): SigningConfiguration {
    const base = sample('srv2022');
    return { ...base, computer: { ...base.computer, build }, inbound: { ...base.inbound, ...facts } };
}

const osConfig = '{E17005D5-A50E-4E57-BE94-1D4FA69C6F93}';

function mdm(value: number, provider: string | null = 'B1A2C3D4-0000-4000-8000-000000000001'): DirectionFacts['mdm'] {
    return { status: 'found', value, provider };
}

function onAzureLocal(known: SigningConfiguration): SigningConfiguration {
    return { ...known, computer: { ...known.computer, editionSku: 406, build: 26100 } };
}

describe('who decided', () => {
    const cases: readonly [string, SigningConfiguration, object][] = [
        ['a policy whose value is stored', computer({ policy, stored: { required: 1 } }), { kind: 'groupPolicy', gpoName: 'File servers' }],
        [
            'a policy whose value is not stored',
            computer({ policy, stored: { required: 0 } }),
            { kind: 'policyConflict', policyValue: '1', storedValue: '0' }
        ],
        [
            'a policy where nothing is stored',
            computer({ policy, stored: { required: null } }),
            { kind: 'policyConflict', storedValue: null }
        ],
        ['device management', computer({ policy: none, mdm: mdm(1), stored: { required: 1 } }), { kind: 'mdm', agrees: true }],
        [
            'device management whose value is not stored',
            computer({ policy: none, mdm: mdm(1), stored: { required: null } }),
            { kind: 'mdm', managerValue: '1', storedValue: null, agrees: false }
        ],
        ['device management, policy unreadable', computer({ policy: unreadable, mdm: mdm(1), stored: { required: 1 } }), { kind: 'mdm' }],
        ['OSConfig by its identifier', computer({ policy: none, mdm: mdm(1, osConfig), stored: { required: 1 } }), { kind: 'osConfig' }],
        [
            'OSConfig on Azure Local',
            onAzureLocal(computer({ policy: none, mdm: mdm(1, osConfig.toLowerCase()), stored: { required: 1 } })),
            { kind: 'azureLocal' }
        ],
        ['Azure Local without a mark', onAzureLocal(computer({ policy: none, stored: { required: 0 } })), { kind: 'differs' }],
        ['a policy beside device management', computer({ policy, mdm: mdm(0), stored: { required: 1 } }), { kind: 'groupPolicy' }],
        ['nobody, nothing stored', computer({ policy: none, stored: { required: null } }), { kind: 'notStored' }],
        ['nobody, nothing stored, policy unreadable', computer({ policy: unreadable, stored: { required: null } }), { kind: 'notStored' }],
        [
            'stored, policy unreadable',
            computer({ policy: unreadable, stored: { required: 0 } }),
            { kind: 'unknown', reason: 'policyUnreadable', words: 'Access denied' }
        ],
        ["stored as Windows' default", computer({ policy: none, stored: { required: 0 } }), { kind: 'equalsDefault' }],
        ["stored otherwise than Windows' default", computer({ policy: none, stored: { required: 1 } }), { kind: 'differs' }],
        [
            'a policy whose value is stored as a text',
            computer({ policy, stored: { required: '1' } }),
            { kind: 'policyConflict', policyValue: '1', storedValue: 'REG_SZ: 1' }
        ],
        ['a value that nothing writes', computer({ policy: none, stored: { required: 2 } }), { kind: 'differs' }],
        [
            'stored, default unknown',
            computer({ policy: none, stored: { required: 0 } }, 7601),
            { kind: 'unknown', reason: 'defaultUnknown' }
        ],
        ['the stored value unreadable, policy or not', computer({ policy, stored: null }), { kind: 'unknown', reason: 'storedUnreadable' }]
    ];
    for (const [errorId, reason] of [
        ['HRESULT 0x80041003,Microsoft.Management', 'policyDenied'],
        ['HRESULT 0x80070005', 'policyDenied'],
        ['HRESULT 0x80041013,Microsoft.Management', 'policyCimFailed'],
        ['NoPolicyResult,Get-PolicyReading', 'policyNotLogged'],
        ['SomethingElse', 'policyUnreadable']
    ] as const) {
        it(`why policy says nothing, by the error ${errorId}`, () => {
            const base = computer({ policy: unreadable, stored: { required: 0 } });
            const unavailable = [{ what: 'policy', errorId, message: 'Access denied' }];
            expect(setBy({ ...base, unavailable }, 'inbound')).toEqual({ kind: 'unknown', reason, words: 'Access denied' });
        });
    }

    for (const [what, configuration, expected] of cases) {
        it(what, () => expect(setBy(configuration, 'inbound')).toEqual(jasmine.objectContaining(expected)));
    }
});
