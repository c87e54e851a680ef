// SPDX-License-Identifier: MIT
// Microsoft DSC version 3: a configuration document that stores the target in the registry, and one that takes it away. For OSConfig
// of Windows Server 2025, which is made of DSC's resources, a document with its own resource for signing.
import { familyOf } from '../../../domain/computer/windows-defaults';
import type { ExportOrigin } from '../../../domain/export-origin';
import { catalogue, isSigning } from '../../../domain/settings/catalogue';
import type { HandOverComputer, HandOverFile, HandOverFormat, HandOverGroup, HandOverWays, HeldValue } from '../hand-over';
import { wellFormed } from '../names';
import { type ContentWithRemoved, heldOrRemoved } from '../removed';
import { madeBy, origin } from '../text';
import { yamlComment, yamlScalar } from '../yaml';
import { registryKey, type StoredValue, storedValues, wayBack, withoutStored } from './stored-values';

export const dsc3Format: HandOverFormat = {
    contentOf,
    waysOf(group: HandOverGroup): HandOverWays {
        const content = contentOf(group);
        return { back: wayBack(content), osConfig: ofOsConfig(group, content).length > 0 };
    },
    filesOf(group: HandOverGroup, from: ExportOrigin): readonly HandOverFile[] {
        const content = contentOf(group);
        const stored = storedValues(content);
        if (stored.length === 0) return [];
        const away = withoutStored(content);
        const signing = ofOsConfig(group, content);
        return [
            { path: 'smb-signing.dsc.json', content: document(stored, group, from) },
            ...(away.length > 0 ? [{ path: 'remove.dsc.json', content: document(away, group, from) }] : []),
            ...(signing.length > 0 ? [{ path: 'smb-signing.osc.yaml', content: osConfig(signing, origin(group, from)) }] : [])
        ];
    }
};

function contentOf(group: HandOverGroup): ContentWithRemoved {
    return heldOrRemoved(group, 'all');
}

function document(stored: readonly StoredValue[], { computers }: HandOverGroup, from: ExportOrigin): string {
    const resources = stored.map(({ setting, number }) => ({
        name: setting,
        type: 'Microsoft.Windows/Registry',
        properties: {
            keyPath: registryKey(setting, 'HKLM'),
            valueName: catalogue[setting].valueName,
            ...(number === null ? { _exist: false } : { valueData: { DWord: number } })
        }
    }));
    const names = computers.map(({ name }) => wellFormed(name));
    const metadata = { 'Microsoft.DSC': { securityContext: 'elevated' }, smbSigning: { madeBy: madeBy(from), computers: names } };
    const $schema = 'https://aka.ms/dsc/schemas/v3/bundled/config/document.json';
    return `${JSON.stringify({ $schema, metadata, resources }, null, 2)}\n`;
}

/** What OSConfig is handed: signing, where a computer may have OSConfig. */
function ofOsConfig({ computers }: HandOverGroup, { values }: ContentWithRemoved): readonly HeldValue[] {
    return computers.some(mayHaveOsConfig) ? values.filter(({ setting }) => isSigning(setting)) : [];
}

/** OSConfig came with Windows Server 2025. A computer that wasn't read may have it. */
function mayHaveOsConfig({ facts }: HandOverComputer): boolean {
    return facts === null || (familyOf(facts) === 'server' && (facts.build ?? 26100) >= 26100);
}

/** As Microsoft's own baselines for OSConfig set signing: by the policy of device management, with a test of what is then found. */
function osConfig(values: readonly HeldValue[], head: string): string {
    const resources = values.flatMap(({ setting, number }) => {
        const side = setting === 'outbound' ? 'Client' : 'Server';
        const policy = `MicrosoftNetwork${side}_DigitallySignCommunicationsAlways`;
        return [
            `  - name: ${yamlScalar(`Microsoft network ${side.toLowerCase()}: Digitally sign communications (always)`)}`,
            '    type: Microsoft.OSConfig/Test',
            '    properties:',
            '      resource:',
            '        type: Microsoft.Windows/CSP',
            '        properties:',
            `          path: ./Vendor/MSFT/Policy/Config/LocalPoliciesSecurityOptions/${policy}`,
            '          type: integer',
            `          value: ${number}`,
            '      schema:',
            `        const: ${number}`
        ];
    });
    const $schema = '$schema: https://aka.ms/osc/schemas/prerelease/document.json';
    return [`${yamlComment(head)}${$schema}`, 'resources:', ...resources, ''].join('\n');
}
