// SPDX-License-Identifier: MIT
import { exportWords } from '../../domain/export-words';
import { csvTable } from '../../domain/csv';
import type { SigningConfiguration } from '../../domain/computer/facts';
import { type DeviceResult, tellingProbe } from '../../domain/negotiate/device';
import { verdict, Verdict } from '../../domain/negotiate/verdict';

/** What is known of a tested device, in words that do not change with the language. */
interface Row {
    readonly computer: string;
    readonly device: string;
    readonly port: number;
    readonly testedAt: string;
    readonly outcome: string;
    readonly canConnect: string;
    readonly dialect: string;
    readonly signing: string;
    readonly algorithm: string;
    readonly encryption: string;
    readonly authentication: string;
    readonly guestFallback: 'notTested';
    readonly address: string;
    readonly canonicalName: string;
    /** Why cells are empty. */
    readonly emptyBecause: string;
}

export function asJson(computer: string, results: readonly DeviceResult[], configuration: SigningConfiguration | null): string {
    return JSON.stringify(rows(computer, results, configuration), null, 2);
}

export function asCsv(computer: string, results: readonly DeviceResult[], configuration: SigningConfiguration | null): string {
    const all = rows(computer, results, configuration);
    const names = Object.keys(all[0] ?? {}) as (keyof Row)[];
    return csvTable([names, ...all.map(row => names.map(name => row[name]))]);
}

function rows(computer: string, results: readonly DeviceResult[], configuration: SigningConfiguration | null): readonly Row[] {
    return results.map(result => {
        const { host, outcome, probes, testedAt } = result;
        const found = verdict(result, configuration);
        const answer = 'answer' in outcome ? outcome.answer : null;
        const probe = tellingProbe(probes);
        return {
            computer,
            device: host.name,
            port: host.port,
            testedAt: testedAt.toISOString(),
            outcome: outcome.kind,
            canConnect: canConnect(found),
            dialect: answer?.dialect ?? '',
            signing: answer ? outcome.kind : outcome.kind === 'smb1Only' ? outcome.signing : '',
            algorithm: answer?.algorithm.name ?? '',
            encryption: answer ? String(answer.encryption ?? '') : '',
            authentication: (answer?.mechanisms ?? []).map(one => (typeof one === 'string' ? one : one.oid)).join(' '),
            guestFallback: 'notTested',
            address: probe?.address ?? '',
            canonicalName: probe?.canonicalName ?? '',
            emptyBecause: emptyBecause(result)
        };
    });
}

function emptyBecause({ outcome, probes }: DeviceResult): string {
    const probe = tellingProbe(probes);
    if (outcome.kind === 'callFailed')
        return [outcome.failure.kind, outcome.failure.path, outcome.failure.words].filter(text => text).join(': ');
    const answer = 'answer' in outcome ? outcome.answer : null;
    return [
        ...(answer ? [] : [`${exportWords.noAnswer}: ${outcome.kind}`]),
        ...(answer && answer.encryption === null ? [exportWords.encryptionNotSaid] : []),
        ...(probe?.address ? [] : [exportWords.notConnected]),
        ...(probe?.canonicalName ? [] : [exportWords.noAlias])
    ].join('; ');
}

function canConnect(found: Verdict): string {
    if ('reason' in found) return `${found.kind} (${found.reason})`;
    return found.kind === 'unsigned' ? found.kind : `${found.kind} (guests: no)`;
}
