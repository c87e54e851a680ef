// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';
import { makePlan, type Plan, type Wanted } from '../change/plan';
import { type AuditName, isSigning, type SettingName, settingNames } from './catalogue';

/** Encryption audits share the logs: they would only fill them. */
export const auditsOnSigning: readonly AuditName[] = [
    'outboundAuditSigning',
    'outboundAuditGuests',
    'inboundAuditSigning',
    'inboundAuditGuests'
];

/** What a run may change, and what it undoes: signing and its audits alone. */
export const settingsOfRuns: readonly SettingName[] = settingNames.filter(
    name => isSigning(name) || auditsOnSigning.some(audit => audit === name)
);

/** The plan that switches on the audits on signing and on guests, and why some of them can't be. */
export function auditPlan(configuration: SigningConfiguration): Plan {
    return makePlan(configuration, on(auditsOnSigning));
}

/** What switches on the audits on signing and on guests that this Windows has and that can be; empty where there is nothing to do. */
export function signingAudits(configuration: SigningConfiguration): Wanted {
    return on(auditPlan(configuration).changes.map(({ setting }) => setting));
}

function on(audits: readonly SettingName[]): Wanted {
    return Object.fromEntries(audits.map(audit => [audit, 'on']));
}
