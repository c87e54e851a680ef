// SPDX-License-Identifier: MIT
// The forms that DSC and OSConfig publish, as far as a hand-over uses them, in words of our own: what is asked of each member. The
// schemas themselves aren't in the repository. Where they are on this machine, in .cache/judges/schemas, they judge, too.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../../dev-gateway/root';

const text = { type: 'string' } as const;
const closed = (properties: object, required: readonly string[]): object => ({
    type: 'object',
    properties,
    required,
    additionalProperties: false
});

/** PowerShell/DSC, schemas/v3 (document), and the reference of the resource Microsoft.Windows/Registry. */
export const dscForm = closed(
    {
        $schema: { enum: ['https://aka.ms/dsc/schemas/v3/bundled/config/document.json'] },
        metadata: {
            type: 'object',
            properties: { 'Microsoft.DSC': closed({ securityContext: { enum: ['current', 'elevated', 'restricted'] } }, []) }
        },
        resources: {
            type: 'array',
            minItems: 1,
            items: closed(
                {
                    name: { type: 'string', pattern: '^[a-zA-Z0-9 ]+$' },
                    type: { const: 'Microsoft.Windows/Registry' },
                    properties: closed(
                        {
                            keyPath: { type: 'string', pattern: '^(HKCR|HKCU|HKLM|HKU|HKCC|HKEY_[A-Z_]+)\\\\' },
                            valueName: text,
                            valueData: closed({ DWord: { type: 'integer', minimum: 0, maximum: 4294967295 } }, ['DWord']),
                            _exist: { type: 'boolean' }
                        },
                        ['keyPath', 'valueName']
                    )
                },
                ['name', 'type', 'properties']
            )
        }
    },
    ['$schema', 'resources']
);

/** microsoft/osconfig, schema/.document.json: a test around a policy of device management. */
export const osConfigForm = closed(
    {
        $schema: text,
        resources: {
            type: 'array',
            minItems: 1,
            items: closed(
                {
                    name: text,
                    type: { const: 'Microsoft.OSConfig/Test' },
                    properties: closed(
                        {
                            resource: closed(
                                {
                                    type: { const: 'Microsoft.Windows/CSP' },
                                    properties: closed(
                                        {
                                            path: { type: 'string', pattern: '^\\./(Device/)?Vendor/MSFT/Policy/Config/\\w+/\\w+$' },
                                            type: { enum: ['string', 'integer', 'boolean', 'array'] },
                                            value: {}
                                        },
                                        ['path', 'type']
                                    )
                                },
                                ['type', 'properties']
                            ),
                            schema: { type: 'object' }
                        },
                        ['resource', 'schema']
                    )
                },
                ['type', 'properties']
            )
        }
    },
    ['resources']
);

/** What the projects publish, if it is here: copies of the two schemas, by these names. */
export function published(name: 'dsc-document.json' | 'osconfig-document.json'): object | null {
    const path = resolve(root, '.cache/judges/schemas', name);
    return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as object) : null;
}

/**
 * Properties that resources of PowerShell DSC define: ComputerManagementDsc, DSC_SmbServerConfiguration.schema.mof; and Registry of
 * PSDesiredStateConfiguration, by its documentation. Of each: what a value looks like once PowerShell has read it.
 */
export const powershellResources: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
    SmbServerConfiguration: {
        IsSingleInstance: /^Yes$/,
        RequireSecuritySignature: /^(True|False)$/,
        EncryptData: /^(True|False)$/,
        EnableSMB1Protocol: /^(True|False)$/,
        SmbServerNameHardeningLevel: /^\d+$/
    },
    Registry: {
        Key: /^HKEY_LOCAL_MACHINE\\/,
        ValueName: /^\w+$/,
        ValueType: /^(String|Binary|Dword|Qword|MultiString|ExpandString)$/,
        ValueData: /^\d+$/,
        Ensure: /^(Present|Absent)$/,
        Force: /^True$/
    }
};
/** Those that must be there. */
export const powershellKeys: Readonly<Record<string, readonly string[]>> = {
    SmbServerConfiguration: ['IsSingleInstance'],
    Registry: ['Key', 'ValueName']
};
