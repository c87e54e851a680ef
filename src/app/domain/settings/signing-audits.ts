// SPDX-License-Identifier: MIT
import type { SigningConfiguration } from '../computer/facts';
import { makePlan, type Wanted } from '../change/plan';
import type { AuditName, SettingName } from './catalogue';

/** Encryption audits share the logs: they would only fill them. */
const auditsOnSigning: readonly AuditName[] = ['outboundAuditSigning', 'outboundAuditGuests', 'inboundAuditSigning', 'inboundAuditGuests'];

/** What switches on the audits on signing and on guests that this Windows has and that can be; empty where there is nothing to do. */
export function signingAudits(configuration: SigningConfiguration): Wanted {
    const on = (audits: readonly SettingName[]): Wanted => Object.fromEntries(audits.map(audit => [audit, 'on']));
    const { changes } = makePlan(configuration, on(auditsOnSigning));
    return on(changes.map(({ setting }) => setting));
}
