// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../../domain/computer/facts';
import type { Smb2Answer } from '../../domain/negotiate/answer';
import { aliasOf, DeviceOutcome, DeviceResult, Probe, tellingProbe } from '../../domain/negotiate/device';
import { hostKey, hostText, isAddress } from '../../domain/negotiate/hosts';
import { isServiceName } from '../../domain/peers/service-names';
import { steps, verdict, Verdict } from '../../domain/negotiate/verdict';
import { format, Strings } from '../../strings/strings';

/** A tested device as the template shows it: texts only. */
export interface DeviceResultView {
    readonly key: string;
    readonly device: string;
    readonly icon: string;
    readonly name: string;
    readonly means: string;
    /** The system's own words, where a sentence announces them. */
    readonly words: string | null;
    readonly verdict: string;
    readonly guest: string | null;
    readonly steps: readonly string[];
    readonly facts: readonly Fact[];
}

export interface Fact {
    readonly term: string;
    readonly value: string;
    readonly note: string | null;
    /** For whoever wants to check: shown when it is asked for. */
    readonly isRaw?: true;
}

const icons: Readonly<Record<Verdict['kind'], string>> = {
    signed: 'sme-icon-completed sme-color-green',
    encrypted: 'sme-icon-completed sme-color-green',
    unsigned: 'sme-icon-warning sme-color-warning',
    no: 'sme-icon-errorBadge sme-color-error',
    unlikely: 'sme-icon-errorBadge sme-color-error',
    unknown: 'sme-icon-unknown'
};

export function deviceResultView(result: DeviceResult, configuration: SigningConfiguration | null, strings: Strings): DeviceResultView {
    const found = verdict(result, configuration);
    const { outcome } = result;
    const smb2 = 'answer' in outcome ? outcome.answer : null;
    return {
        key: hostKey(result.host),
        device: hostText(result.host),
        icon: icons[found.kind],
        name: strings.Device[outcome.kind].Name,
        means: meaning(outcome, strings),
        words:
            outcome.kind === 'failed' ? (last(result)?.words ?? null) : outcome.kind === 'callFailed' ? callWords(outcome, strings) : null,
        verdict: verdictText(found, strings),
        guest: smb2 ? `${strings.Verdict.Guest} ${strings.Verdict.Unseen}` : null,
        steps: steps(result, found).map(step => strings.Step[step]),
        facts: [...answerFacts(outcome, smb2, strings), ...connectionFacts(result, strings)]
    };
}

function verdictText(found: Verdict, { Verdict: texts }: Strings): string {
    switch (found.kind) {
        case 'signed':
        case 'encrypted':
        case 'unsigned':
            return texts[found.kind];
        case 'no':
            return texts.no[found.reason];
        case 'unlikely':
            return texts.unlikely[found.reason];
        case 'unknown':
            return texts.unknown[found.reason];
    }
}

/** What an outcome says of signing, in the words of "In force". */
export function signingText(outcome: DeviceOutcome, strings: Strings): string {
    switch (outcome.kind) {
        case 'required':
        case 'offered':
        case 'notOffered':
            return strings.FactValue[outcome.kind];
        case 'smb1Only':
            return strings.FactValue[outcome.signing];
        default:
            return strings.Device[outcome.kind].Name;
    }
}

function meaning(outcome: DeviceOutcome, { Device }: Strings): string {
    switch (outcome.kind) {
        case 'refusedStatus':
            return format(Device.refusedStatus.Means, hexadecimal(outcome.status));
        case 'damaged':
            return format(Device.damaged.Means, outcome.part);
        default:
            return Device[outcome.kind].Means;
    }
}

function callWords({ failure }: Extract<DeviceOutcome, { kind: 'callFailed' }>, { Failure, Join }: Strings): string {
    const { Title } = Failure[failure.kind];
    return failure.words ? format(Join.Named, Title, failure.words) : Title;
}

export function hexadecimal(value: number): string {
    return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`;
}

function answerFacts(outcome: DeviceOutcome, answer: Smb2Answer | null, strings: Strings): readonly Fact[] {
    const { Fact: terms, FactValue: values } = strings;
    if (outcome.kind === 'smb1Only') return [fact(terms.Signing, values[outcome.signing]), fact(terms.Dialect, format(values.smb, '1'))];
    if (!answer) return [];
    const name = answer.algorithm.name === 'unknown' ? values.algorithmUnknown : answer.algorithm.name;
    const mechanisms = answer.mechanisms?.map(mechanism => (typeof mechanism === 'string' ? values[mechanism] : mechanism.oid));
    return [
        fact(terms.Signing, signingText(outcome, strings), answer.incomplete ? values.incomplete : null),
        fact(terms.Dialect, format(values.smb, answer.dialect)),
        fact(terms.Algorithm, answer.algorithm.assumed ? format(values.assumed, name) : name),
        fact(terms.Encryption, answer.encryption === null ? values.notTold : answer.encryption ? values.encryption : values.notOffered),
        fact(terms.Authentication, mechanisms && mechanisms.length > 0 ? mechanisms.join(strings.Join.List) : values.notTold),
        fact(terms.Guest, values.notTested)
    ];
}

function connectionFacts(result: DeviceResult, { Fact: terms, FactValue: values, Join }: Strings): readonly Fact[] {
    const probe = last(result);
    if (!probe) return [];
    const { addresses, canonicalName, connectMilliseconds, answerMilliseconds } = probe;
    const [first, ...others] = [...new Set([probe.address, ...addresses].filter((one): one is string => one !== null))];
    const alias = aliasOf(result.host, canonicalName);
    const byName = !isAddress(result.host.name);
    return [
        ...(first === undefined
            ? []
            : [
                  fact(
                      terms.Address,
                      others.length > 0 ? format(values.addresses, first, others.join(Join.List)) : first,
                      byName ? null : values.byAddress
                  )
              ]),
        ...(byName && canonicalName !== null ? [fact(terms.Alias, aliasText(result.host.name, alias, values))] : []),
        ...(connectMilliseconds === null || answerMilliseconds === null
            ? []
            : [fact(terms.Duration, format(values.milliseconds, connectMilliseconds, answerMilliseconds))]),
        ...(probe.words === null ? [] : [fact(terms.Words, probe.words)]),
        ...(probe.answer.length === 0 ? [] : [{ ...fact(terms.Answer, bytesText(probe.answer)), isRaw: true as const }])
    ];
}

function aliasText(name: string, canonical: string | null, values: Strings['FactValue']): string {
    if (canonical === null) return values.noAlias;
    return format(isServiceName(name) ? values.serviceName : values.alias, name, canonical);
}

/** The first bytes in hexadecimal, for whoever wants to check. */
function bytesText(bytes: Uint8Array): string {
    const shown = Array.from(bytes.subarray(0, 128), byte => byte.toString(16).padStart(2, '0')).join('');
    return bytes.length > 128 ? `${shown}\u2026 (${bytes.length})` : shown;
}

function fact(term: string, value: string, note: string | null = null): Fact {
    return { term, value, note };
}

function last({ probes }: DeviceResult): Probe | undefined {
    return tellingProbe(probes);
}
