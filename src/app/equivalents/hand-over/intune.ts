// SPDX-License-Identifier: MIT
// Microsoft Intune: a policy of the settings catalog, as its portal exports and imports them, and a custom profile with the same
// values by OMA-URI, as Microsoft Graph takes it. Both write what the Policy CSP defines, and only of what its documentation defines.
import type { ComputerFacts } from '../../domain/computer/facts';
import { familyOf } from '../../domain/computer/windows-defaults';
import type { ExportOrigin } from '../../domain/export-origin';
import type { SettingName } from '../../domain/settings/catalogue';
import type { HandOverComputer, HandOverContent, HandOverFile, HandOverFormat, HandOverGroup, HeldValue } from './hand-over';
import { heldValues } from './held-values';
import { wellFormed } from './names';
import { origin, policyName } from './text';

/** A policy of the Policy CSP, and the first Windows that has it: build, and the revision of that build. */
interface CspPolicy {
    readonly area: 'LocalPoliciesSecurityOptions' | 'LanmanServer' | 'LanmanWorkstation';
    readonly policy: string;
    readonly first: readonly [build: number, revision: number];
}

const with24h2 = [26100, 3613] as const;
const client = (policy: string): CspPolicy => ({ area: 'LanmanWorkstation', policy, first: with24h2 });
const server = (policy: string): CspPolicy => ({ area: 'LanmanServer', policy, first: with24h2 });

/**
 * Microsoft, "Policy CSP - LocalPoliciesSecurityOptions", "Policy CSP - LanmanWorkstation" and "Policy CSP - LanmanServer": each takes
 * 0 or 1, as the catalogue has it. Left out, because no page defines them for a released Windows: the check of names (in preview only),
 * encryption and SMB 1 of the server, and the audit of service names.
 */
const policies: Readonly<Partial<Record<SettingName, CspPolicy>>> = {
    outbound: {
        area: 'LocalPoliciesSecurityOptions',
        policy: 'MicrosoftNetworkClient_DigitallySignCommunicationsAlways',
        first: [17763, 0]
    },
    inbound: {
        area: 'LocalPoliciesSecurityOptions',
        policy: 'MicrosoftNetworkServer_DigitallySignCommunicationsAlways',
        first: [17134, 0]
    },
    guestLogons: { ...client('EnableInsecureGuestLogons'), first: [17134, 0] },
    outboundEncryption: client('RequireEncryption'),
    outboundAuditSigning: client('AuditServerDoesNotSupportSigning'),
    outboundAuditEncryption: client('AuditServerDoesNotSupportEncryption'),
    outboundAuditGuests: client('AuditInsecureGuestLogon'),
    inboundAuditSigning: server('AuditClientDoesNotSupportSigning'),
    inboundAuditEncryption: server('AuditClientDoesNotSupportEncryption'),
    inboundAuditGuests: server('AuditInsecureGuestLogon')
};

export const intuneFormat: HandOverFormat = {
    contentOf(group: HandOverGroup): HandOverContent {
        return heldValues(group, setting => setting in policies, isManaged, isBeforePolicy);
    },
    filesOf(group: HandOverGroup, from: ExportOrigin, number?: number): readonly HandOverFile[] {
        const { values } = intuneFormat.contentOf(group);
        if (values.length === 0) return [];
        const [name, made] = [policyName(number), wellFormed(origin(group, from))];
        return [
            { path: 'settings-catalog.json', content: json(catalogPolicy(values, name, made)) },
            { path: 'custom-profile.json', content: json(customProfile(values, name, made)) }
        ];
    }
};

/** Intune manages no Windows Server, and the Policy CSP has these policies from Pro on. */
function isManaged({ facts }: HandOverComputer): boolean {
    const family = facts && familyOf(facts);
    return family === null || family === 'client';
}

function isBeforePolicy({ build, ubr }: ComputerFacts, setting: SettingName): boolean {
    const [first, revision] = policies[setting]?.first ?? [0, 0];
    return build !== null && (build < first || (build === first && ubr !== null && ubr < revision));
}

function catalogPolicy(values: readonly HeldValue[], name: string, description: string): object {
    const settings = values.map(({ setting, number }, index) => {
        const id = `device_vendor_msft_policy_config_${pathOf(setting, '_').toLowerCase()}`;
        const choiceSettingValue = { settingValueTemplateReference: null, value: `${id}_${number}`, children: [] };
        return {
            id: String(index),
            settingInstance: {
                '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
                settingDefinitionId: id,
                settingInstanceTemplateReference: null,
                choiceSettingValue
            }
        };
    });
    return {
        '@odata.type': '#microsoft.graph.deviceManagementConfigurationPolicy',
        name,
        description,
        platforms: 'windows10',
        technologies: 'mdm',
        roleScopeTagIds: ['0'],
        templateReference: { templateId: '', templateFamily: 'none' },
        settingCount: settings.length,
        settings
    };
}

function customProfile(values: readonly HeldValue[], name: string, description: string): object {
    return {
        '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
        displayName: name,
        description,
        omaSettings: values.map(({ setting, number }) => ({
            '@odata.type': '#microsoft.graph.omaSettingInteger',
            displayName: policies[setting]?.policy ?? '',
            omaUri: `./Device/Vendor/MSFT/Policy/Config/${pathOf(setting, '/')}`,
            value: number
        }))
    };
}

function pathOf(setting: SettingName, between: string): string {
    const { area = '', policy = '' } = policies[setting] ?? {};
    return area + between + policy;
}

function json(value: object): string {
    return `${JSON.stringify(value, null, 2)}\n`;
}
