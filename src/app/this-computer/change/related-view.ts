// SPDX-License-Identifier: MIT
// The card of the settings that belong to the decision on signing.
import { limitOf } from '../../domain/peers/dialects';
import { Direction, directions, SigningConfiguration } from '../../domain/computer/facts';
import { isNtlmRefused } from '../../domain/findings/surroundings';
import { AuditName, directionOf, isAudit, SettingName, settingNames } from '../../domain/settings/catalogue';
import { hasSetting, isOnUnreported, policyOf, settingState, wayOf } from '../../domain/settings/setting';
import { format, Strings } from '../../strings/strings';
import type { CardView, Row } from '../../ui/texts/rows';

export function relatedCard(configuration: SigningConfiguration, strings: Strings): CardView {
    const { Related, Setting } = strings;
    const { outbound, inbound } = configuration;
    const both = (text: (direction: Direction) => string): string[] =>
        directions.map(direction => format(Related.ByDirection, strings.DirectionShort[direction], text(direction)));
    const rows: Row[] = [
        {
            term: Setting.guestLogons,
            value: flagText(configuration, 'outbound.insecureGuestLogons', outbound.insecureGuestLogons, strings),
            notes: [...policyNotes(configuration, ['guestLogons'], strings), ...licenseNotes(configuration, strings)]
        },
        {
            term: Related.Encryption,
            value: '',
            values: both(direction => encryptionText(configuration, direction, strings)),
            notes: policyNotes(configuration, ['outboundEncryption'], strings)
        },
        { term: Related.Smb1, value: flagText(configuration, 'inbound.smb1', inbound.smb1, strings), notes: [] },
        { term: Related.Dialects, value: '', values: both(direction => dialectText(configuration, direction, strings)), notes: [] },
        {
            term: Related.Ntlm,
            value: flagText(configuration, 'outbound.blockNtlm', outbound.blockNtlm, strings),
            notes: isNtlmRefused(configuration.surroundings) ? [Related.NtlmRefused] : []
        },
        { term: Related.NameHardening, value: nameHardeningText(configuration, strings), notes: [] },
        {
            term: Related.Auditing,
            value: '',
            values: both(direction => auditText(configuration, direction, strings)),
            notes: policyNotes(configuration, settingNames.filter(isAudit), strings)
        }
    ];
    return { id: 'related', title: Related.Title, hint: '', rows };
}

function flagText(configuration: SigningConfiguration, name: string, value: boolean | null, { InForce, Related }: Strings): string {
    if (configuration.notReported.includes(name)) return Related.Missing;
    return InForce[value === null ? 'notReported' : value ? 'on' : 'off'];
}

function encryptionText(configuration: SigningConfiguration, direction: Direction, strings: Strings): string {
    const { InForce, Related } = strings;
    const { outbound, inbound } = configuration;
    if (direction === 'outbound') {
        if (configuration.notReported.includes('outbound.requireEncryption')) return Related.Missing;
        const required = outbound.requireEncryption;
        return InForce[required === null ? 'notReported' : required ? 'required' : 'notRequired'];
    }
    if (inbound.encryptData === null) return InForce.notReported;
    if (!inbound.encryptData) return Related.PerShare;
    return inbound.rejectUnencryptedAccess === false ? Related.WherePossible : InForce.required;
}

/** The range of dialects; Windows says None where there is no limit. */
function dialectText(configuration: SigningConfiguration, direction: Direction, { InForce, Related }: Strings): string {
    if (configuration.notReported.includes(`${direction}.dialectMin`)) return Related.Missing;
    const { dialectMin, dialectMax } = configuration[direction];
    if (dialectMin === null || dialectMax === null) return InForce.notReported;
    const [least, most] = [dialectMin, dialectMax].map(name => {
        const limit = limitOf(name);
        return limit === null ? format(Related.NoDialect, name.trim()) : limit === 'none' ? null : name.trim();
    });
    return least || most ? format(Related.Range, least ?? Related.Oldest, most ?? Related.Newest) : Related.NoLimit;
}

function auditText(configuration: SigningConfiguration, direction: Direction, { AuditOf, InForce, Join, Related }: Strings): string {
    const all = settingNames.filter(isAudit).filter(one => directionOf(one) === direction);
    const audits = all.filter(one => hasSetting(configuration, one));
    const unreported = all.filter(one => isOnUnreported(configuration, one)).map(one => AuditOf[one]);
    const unreportedOn = unreported.length === 0 ? null : format(Related.AuditUnreported, unreported.join(Join.List));
    if (audits.length === 0) return unreportedOn ?? unreportedText(configuration, direction, { InForce, Related });
    const reported = reportedText(configuration, audits, { AuditOf, InForce, Join, Related });
    return unreportedOn === null ? reported : [reported, unreportedOn].join(Join.Clauses);
}

function reportedText(
    configuration: SigningConfiguration,
    audits: readonly AuditName[],
    { AuditOf, InForce, Join, Related }: Pick<Strings, 'AuditOf' | 'InForce' | 'Join' | 'Related'>
): string {
    const like = (wanted: string): AuditName[] => audits.filter(one => settingState(configuration, one).inForce === wanted);
    const on = like('on');
    if (on.length > 0) return format(Related.AuditOn, on.map(one => AuditOf[one]).join(Join.List));
    return like('off').length === audits.length ? InForce.off : InForce.notReported;
}

/** Older Windows may have got the audit of clients that cannot sign with an update, and its cmdlet not say so. */
function unreportedText(
    configuration: SigningConfiguration,
    direction: Direction,
    { InForce, Related }: Pick<Strings, 'InForce' | 'Related'>
): string {
    if (direction === 'outbound') return Related.Missing;
    const isKnown = wayOf(configuration, 'inboundAuditSigning') === 'registry' && isRead(configuration);
    return isKnown ? Related.AuditNotStored : InForce.notReported;
}

function isRead(configuration: SigningConfiguration): boolean {
    return settingState(configuration, 'inboundAuditSigning').stored.kind !== 'notReported';
}

function policyNotes(configuration: SigningConfiguration, settings: readonly SettingName[], { Related }: Strings): string[] {
    return settings.some(setting => policyOf(configuration, setting) !== null) ? [Related.Policy] : [];
}

function licenseNotes({ computer: { license } }: SigningConfiguration, { InForce, Related }: Strings): string[] {
    const allowed = license?.clientAllowsGuests ?? null;
    return allowed === null ? [] : [format(Related.ByLicense, InForce[allowed === 0 ? 'off' : 'on'])];
}

/** SmbServerNameHardeningLevel, as Windows means it. */
function nameHardeningText({ inbound: { nameHardening } }: SigningConfiguration, { InForce, Related }: Strings): string {
    const { Names } = Related;
    if (nameHardening === null) return InForce.notReported;
    return [Names.off, Names.ifSent, Names.required][nameHardening] ?? format(Names.other, nameHardening);
}
