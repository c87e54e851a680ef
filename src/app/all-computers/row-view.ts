// SPDX-License-Identifier: MIT
import { directions, SigningConfiguration } from '../domain/facts';
import { differs, List, ListRow } from '../domain/listed';
import { setBy } from '../domain/set-by';
import { inForce } from '../domain/signing-state';
import { format, Strings } from '../strings/strings';
import { setByText } from '../ui/rows';

/** A row as the table shows it: texts only. Empty: not known. */
export interface RowView {
    readonly key: string;
    readonly label: string;
    /** Its other names, and the cluster that it belongs to. */
    readonly detail: string;
    readonly icon: string;
    readonly windows: string;
    readonly role: string;
    readonly outbound: string;
    readonly inbound: string;
    /** One line where both directions have the same, else one for each. */
    readonly setBy: readonly string[];
    readonly readAt: string;
    readonly reading: string;
    /** What stands out. */
    readonly note: string;
    readonly busy: boolean;
    readonly failed: boolean;
}

const icons: Readonly<Record<ListRow['state'], string>> = {
    both: 'sme-icon-lock',
    outboundOnly: 'sme-icon-unlock',
    inboundOnly: 'sme-icon-unlock',
    neither: 'sme-icon-unlock',
    unknown: 'sme-icon-unknown',
    notAccepting: 'sme-icon-blocked',
    unreachable: 'sme-icon-errorBadge',
    needsCredentials: 'sme-icon-permissions',
    notRead: 'sme-icon-server',
    cluster: 'sme-icon-cluster'
};

export function rowView(row: ListRow, list: List, strings: Strings): RowView {
    const facts = row.configuration;
    const inForceText = (one: SigningConfiguration['outbound' | 'inbound']): string => strings.InForce[inForce(one)];
    return {
        key: row.key,
        label: row.label,
        detail: detailText(row, strings),
        icon: icons[row.state],
        windows: facts ? windowsText(facts) : '',
        role: roleText(row, strings),
        outbound: facts ? inForceText(facts.outbound) : '',
        inbound: facts ? inForceText(facts.inbound) : '',
        setBy: facts ? setByLines(facts, strings) : [],
        readAt: facts && row.answer ? new Date(row.answer.at).toLocaleTimeString() : '',
        reading: readingText(row, strings),
        note: differs(row, list) ? strings.List.Differs : '',
        busy: row.phase === 'reading' || row.phase === 'slow',
        failed: row.answer !== null && facts === null
    };
}

/** What the row's icon stands for, too. */
export function tileIcon(state: ListRow['state']): string {
    return icons[state];
}

function detailText(row: ListRow, { List }: Strings): string {
    const others = row.entries.slice(1).map(entry => entry.connection.label);
    return [
        ...(others.length > 0 ? [format(List.AlsoNamed, others.join(', '))] : []),
        ...(row.cluster !== null && row.state !== 'cluster' ? [format(List.NodeOf, row.cluster)] : [])
    ].join('; ');
}

/** The name without its maker, and the build. */
function windowsText({ computer }: SigningConfiguration): string {
    const build = computer.build === null ? '' : `(${computer.build}${computer.ubr === null ? '' : `.${computer.ubr}`})`;
    return `${computer.caption?.replace(/^Microsoft /, '').trim() ?? ''} ${build}`.trim();
}

function roleText(row: ListRow, { Role }: Strings): string {
    if (row.state === 'cluster') return Role.cluster;
    const type = row.configuration?.computer.productType ?? null;
    return type === null ? '' : Role[type];
}

function setByLines(facts: SigningConfiguration, strings: Strings): readonly string[] {
    const [outbound, inbound] = directions.map(direction => setByText(setBy(facts, direction), strings).value);
    return outbound === inbound
        ? [outbound ?? '']
        : [
              format(strings.List.ByDirection, strings.DirectionShort.outbound, outbound ?? ''),
              format(strings.List.ByDirection, strings.DirectionShort.inbound, inbound ?? '')
          ];
}

/** Where the reading is, or what it ended in. */
export function readingText({ state, phase, answer, configuration }: ListRow, { Phase, Failure }: Strings): string {
    if (state === 'cluster') return Phase.cluster;
    if (phase !== 'idle' || answer === null) return Phase[phase];
    if (answer.outcome.kind !== 'ok') return Failure[answer.outcome.kind].Title;
    return configuration && configuration.unavailable.length > 0 ? Phase.readPartly : Phase.read;
}
