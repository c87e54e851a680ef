// SPDX-License-Identifier: MIT
// A Group Policy object as a backup that the Group Policy Management console imports: "Import Settings", or Import-GPO. Layouts:
// [MS-GPSB] 2.2 (GptTmpl.inf) and [MS-GPREG] 2.2 (registry.pol). Nobody publishes that of the XML files: they follow backups that
// others have published. That the console takes them stands in docs/unverified-on-windows.md.
import { catalogue, type SettingName } from '../../../domain/settings/catalogue';
import type { ExportOrigin } from '../../../domain/export-origin';
import { templateOf } from '../../security-template';
import { utf16 } from '../../utf16';
import type { HandOverContent, HandOverFile, HandOverFormat, HandOverGroup, HeldValue } from '../hand-over';
import { groupPolicyReadme } from './group-policy-readme';
import { heldValues, isNotHome } from '../held-values';
import { securityFilterFiles } from './security-filter';
import { inOneLine, madeBy, origin, policyName, stableId, xmlText } from '../text';

/** The client-side extension, and the tool that edits for it, as a Group Policy object names them. */
const securityExtension = { id: '{827D319E-6EAC-11D2-A4EA-00C04F79F83A}', tool: '{803E14A0-B4FB-11D0-A0D0-00A0C90F574B}' };
const registryExtension = { id: '{35378EAC-683F-11D2-A89A-00C04FBBCFA2}', tool: '{D02B1F72-3407-48AE-BA88-E8213C6761F1}' };

const securityFile = 'microsoft\\windows nt\\SecEdit\\GptTmpl.inf';
const registryFile = 'registry.pol';
const namespace = 'http://www.microsoft.com/GroupPolicy/GPOOperations';
/** No domain: a backup of none, which the import into any domain replaces. */
const domain = 'smb-signing.invalid';

/** Where Group Policy keeps a setting: as a security option or in registry.pol; null: it has no policy for it. */
function fileOf(setting: SettingName): 'security' | 'registry' | null {
    if (setting === 'nameHardening') return 'security'; // Server SPN target name validation level
    if (setting === 'inboundSmb1') return null; // only by the templates of Microsoft's baselines, which not every company has
    const { policy } = catalogue[setting];
    if (policy === 'none' || policy === 'storedUnread') return null;
    return policy === 'securityOptions' ? 'security' : 'registry';
}

export const groupPolicyFormat: HandOverFormat = {
    contentOf(group: HandOverGroup): HandOverContent {
        return heldValues(group, setting => fileOf(setting) !== null, isNotHome);
    },
    filesOf(group: HandOverGroup, from: ExportOrigin, number?: number): readonly HandOverFile[] {
        const { values } = groupPolicyFormat.contentOf(group);
        if (values.length === 0) return [];
        const name = policyName(number);
        const beside = [groupPolicyReadme(name, group, from), ...securityFilterFiles(group.computers)];
        return [...backup(values, name, origin(group, from), from), ...beside];
    }
};

function backup(values: readonly HeldValue[], name: string, comment: string, from: ExportOrigin): HandOverFile[] {
    const security = values.filter(({ setting }) => fileOf(setting) === 'security');
    const registry = values.filter(({ setting }) => fileOf(setting) === 'registry');
    const content = values.map(({ setting, number }) => `${setting}=${number}`).join(';');
    const [id, policy] = [stableId(`backup;${content}`), stableId(`policy;${content}`)];
    const instance = instanceXml(id, policy, name, comment, from.exportedAt);
    const path = (file: string): string => `${id}/DomainSysvol/GPO/Machine/${file.replace(/\\/g, '/')}`;
    return [
        { path: 'manifest.xml', content: `${declaration}<Backups ${manifest} ${made}>${instance('')}</Backups>\r\n` },
        { path: `${id}/bkupInfo.xml`, content: `${declaration}${instance(` ${manifest}`)}\r\n` },
        { path: `${id}/Backup.xml`, content: backupXml(policy, name, security.length > 0, registry.length > 0) },
        ...(security.length > 0 ? [{ path: path(securityFile), content: utf16(templateOf(security, inOneLine(madeBy(from)))) }] : []),
        ...(registry.length > 0 ? [{ path: path(registryFile), content: registryPol(registry) }] : [])
    ];
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>\r\n';
const manifest = `xmlns="${namespace}/Manifest"`;
const made = `xmlns:mfst="${namespace}/Manifest" mfst:version="1.0"`;

function instanceXml(id: string, policy: string, name: string, comment: string, createdAt: string): (attributes: string) => string {
    return attributes =>
        `<BackupInst${attributes}><GPOGuid>${policy}</GPOGuid><GPODomain>${domain}</GPODomain>` +
        `<GPODomainGuid>${stableId(domain)}</GPODomainGuid><GPODomainController>${domain}</GPODomainController>` +
        `<BackupTime>${createdAt.slice(0, 19)}</BackupTime><ID>${id}</ID><Comment>${xmlText(comment)}</Comment>` +
        `<GPODisplayName>${xmlText(name)}</GPODisplayName></BackupInst>`;
}

function backupXml(policy: string, name: string, hasSecurity: boolean, hasRegistry: boolean): string {
    // By their ids in order, as Windows wants them.
    const extensions = [
        ...(hasRegistry ? [{ ...registryExtension, name: 'Registry', file: registryFile }] : []),
        ...(hasSecurity ? [{ ...securityExtension, name: 'Security', file: securityFile }] : [])
    ];
    const ids = extensions.map(({ id, tool }) => `[${id}${tool}]`).join('');
    const files = extensions.map(
        ({ id, name, file }) =>
            `<GroupPolicyExtension bkp:ID="${id}" bkp:DescName="${name}"><FSObjectFile bkp:Path="%GPO_MACH_FSPATH%\\${file}"` +
            ` bkp:SourceExpandedPath="\\\\${domain}\\sysvol\\${domain}\\Policies\\${policy}\\Machine\\${file}"` +
            ` bkp:Location="DomainSysvol\\GPO\\Machine\\${file}"/></GroupPolicyExtension>`
    );
    return (
        `${declaration}<GroupPolicyBackupScheme bkp:version="2.0" bkp:type="GroupPolicyBackupTemplate" xmlns:bkp="${namespace}"` +
        ` xmlns="${namespace}"><GroupPolicyObject><SecurityGroups/><FilePaths/><GroupPolicyCoreSettings><ID>${policy}</ID>` +
        `<Domain>${domain}</Domain><SecurityDescriptor/><DisplayName>${xmlText(name)}</DisplayName><Options>0</Options>` +
        `<UserVersionNumber>0</UserVersionNumber><MachineVersionNumber>65537</MachineVersionNumber>` +
        `<MachineExtensionGuids>${ids}</MachineExtensionGuids><UserExtensionGuids/><WMIFilter/></GroupPolicyCoreSettings>` +
        `${files.join('')}</GroupPolicyObject></GroupPolicyBackupScheme>\r\n`
    );
}

/** "PReg", version 1, and for each value [key;value;type;size;data] in UTF-16, with the numbers as they are. */
function registryPol(values: readonly HeldValue[]): Uint8Array {
    const wide = (number: number): string => String.fromCharCode(number & 0xffff, number >>> 16);
    const entries = values.map(({ setting, number }) => {
        const { direction, valueName } = catalogue[setting];
        const key = `Software\\Policies\\Microsoft\\Windows\\${direction === 'outbound' ? 'LanmanWorkstation' : 'LanmanServer'}`;
        return `[${key}\0;${valueName}\0;${wide(4)};${wide(4)};${wide(number)}]`;
    });
    const body = utf16(entries.join('')).subarray(2);
    const file = new Uint8Array(8 + body.length);
    file.set([0x50, 0x52, 0x65, 0x67, 1, 0, 0, 0]);
    file.set(body, 8);
    return file;
}
