// SPDX-License-Identifier: MIT
import type { Direction, SigningConfiguration } from '../computer/facts';
import { managerOf, type Manager } from './managers';
import { dataText, registryText, stored } from '../settings/signing-state';
import { defaultOf } from '../computer/windows-defaults';

/**
 * Who decided a direction, as far as it can be said. Never a guess.
 * `groupPolicy`: a policy names the value and it is the stored one. `policyConflict`: a policy names another value. `osConfig`,
 * `azureLocal`, `mdm`: no policy does, and the manager's own marks name a value. `equalsDefault`, `differs`: stored, and not by
 * Group Policy; what leaves no trace may still put it back. `notStored`: Windows decides. `unknown`: see `reason`.
 */
export type SetBy =
    | { readonly kind: 'groupPolicy'; readonly gpoName: string | null; readonly gpoId: string | null }
    | {
          readonly kind: 'policyConflict';
          readonly gpoName: string | null;
          readonly gpoId: string | null;
          readonly policyValue: string;
          readonly storedValue: string | null;
      }
    | {
          readonly kind: Manager;
          readonly managerValue: string;
          readonly storedValue: string | null;
          /** Whether its value is the stored one. */
          readonly agrees: boolean;
      }
    | { readonly kind: 'equalsDefault' | 'differs' | 'notStored' }
    | {
          readonly kind: 'unknown';
          readonly reason: UnknownReason;
          /** The computer's own. */
          readonly words: string | null;
      };

/** As a record, so that none is forgotten. */
const isSetBy: Readonly<Record<SetBy['kind'], true>> = {
    groupPolicy: true,
    policyConflict: true,
    osConfig: true,
    azureLocal: true,
    mdm: true,
    differs: true,
    equalsDefault: true,
    notStored: true,
    unknown: true
};

/** In the order of lists. */
export const setByKinds = Object.keys(isSetBy) as readonly SetBy['kind'][];

/**
 * Why it cannot be said who decided. `policyDenied`: the account may not read what policy said. `policyCimFailed`: Windows
 * could not say it. `policyNotLogged`: policy is applied, and Windows keeps no result.
 */
export type UnknownReason =
    'storedUnreadable' | 'policyDenied' | 'policyCimFailed' | 'policyNotLogged' | 'policyUnreadable' | 'defaultUnknown' | 'sourcesDisagree';

/** The first answer that fits, in the order that keeps a guess out. */
export function setBy(configuration: SigningConfiguration, direction: Direction): SetBy {
    const facts = configuration[direction];
    const { policy } = facts;
    if (facts.stored === null) {
        const part = configuration.unavailable.find(
            ({ what }) => what === `${direction}.stored` || what.startsWith(`${direction}.stored.`)
        );
        return { kind: 'unknown', reason: 'storedUnreadable', words: part?.message ?? null };
    }
    const value = facts.stored.required;
    if (policy.status === 'found') {
        const { gpoName, gpoId } = policy;
        return policy.value === value
            ? { kind: 'groupPolicy', gpoName, gpoId }
            : {
                  kind: 'policyConflict',
                  gpoName,
                  gpoId,
                  policyValue: dataText(policy.value),
                  storedValue: value === null ? null : registryText(value)
              };
    }
    const named = managerOf(configuration, direction);
    if (named) {
        const storedValue = value === null ? null : registryText(value);
        return { kind: named.manager, managerValue: registryText(named.value), storedValue, agrees: named.value === value };
    }
    if (value === null) return { kind: 'notStored' };
    if (policy.status === 'unavailable') return { kind: 'unknown', reason: policyReason(configuration), words: policy.reason };
    const byDefault = defaultOf(configuration.computer, direction);
    if (byDefault === 'unknown') return { kind: 'unknown', reason: 'defaultUnknown', words: null };
    if (byDefault === 'sourcesDisagree') return { kind: 'unknown', reason: 'sourcesDisagree', words: null };
    return { kind: stored(facts).kind === (byDefault === 'required' ? 'one' : 'zero') ? 'equalsDefault' : 'differs' };
}

/** By the error id: words come in the computer's language. WMI's errors are HRESULTs that begin with 0x80041. */
function policyReason({ unavailable }: SigningConfiguration): UnknownReason {
    const errorId = unavailable.find(part => part.what === 'policy')?.errorId.split(',')[0] ?? '';
    if (errorId === 'NoPolicyResult') return 'policyNotLogged';
    if (/^HRESULT 0x(80041003|80070005)$/i.test(errorId)) return 'policyDenied';
    return /^HRESULT 0x80041/i.test(errorId) ? 'policyCimFailed' : 'policyUnreadable';
}
